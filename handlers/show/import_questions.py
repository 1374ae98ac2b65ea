"""The questions about a file: which sheet, what kind, what a column is, or which of several files is meant."""

from collections.abc import Callable

from crm_engine.services.imports.fields import KINDS, ORDER, Mapping
from handlers.command import Button, Reply
from handlers.import_draft import ImportCard
from handlers.show.imports import field_label
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.phrases import say

A_PAGE = 12  # columns or sheets
CANCEL = [Button(say("Cancel"), "cancel")]
ABOUT = {
    "columns": say("Which file's columns?"),
    "kind": say("The kind of which file?"),
    "sheet": say("A sheet of which file?"),
}


def ask(card: ImportCard, texts: Texts) -> Reply:
    """The question of the card's view, with its answers as buttons."""
    said, rows = QUESTIONS[card.view](card, texts)
    back = [] if card.view == "sheet" and not card.draft.files[card.place].choice else [_back(card)]
    return Reply(said, [*rows, *back, CANCEL], replaces=True)


def _back(card: ImportCard) -> list[Button]:
    return [Button(say("Done") if card.view == "columns" else say("Back"), f"import {card.draft.token} card")]


def _which(card: ImportCard, texts: Texts) -> tuple[Html, list[list[Button]]]:
    said = ABOUT.get(card.verb, "Which file shall I leave out?")
    names = enumerate(file.name for file in card.draft.files)
    rows = [[Button(shorten(name, 40), f"import {card.draft.token} {card.verb} {place}")] for place, name in names]
    return texts("{said}", said=said), rows


def _sheet(card: ImportCard, texts: Texts) -> tuple[Html, list[list[Button]]]:
    table = card.tables[card.place]
    said = texts("<b>{name}</b> has {count} sheets. Which one?", name=shorten(table.name, 60), count=len(table.sheets))
    names = [(place, shorten(sheet, 40)) for place, sheet in enumerate(table.sheets)]
    return said, _page(card, "sheet", [(name, f"sheet {card.place} {place}") for place, name in names])


def _kind(card: ImportCard, texts: Texts) -> tuple[Html, list[list[Button]]]:
    name = shorten(card.tables[card.place].name, 60)
    start = f"import {card.draft.token} kind {card.place}"
    rows = [[Button(kind.capitalize(), f"{start} {kind}")] for kind in reversed(ORDER)]
    return texts("What does <b>{name}</b> list?", name=name), rows


def _columns(card: ImportCard, texts: Texts) -> tuple[Html, list[list[Button]]]:
    mapping = _mapping(card)
    fields = {place: field for field, place in mapping.places.items()}
    labels = [
        f"{shorten(header, 22)} → {field_label(fields[place]) if place in fields else '–'}"
        for place, header in enumerate(mapping.headers)
    ]
    said = texts(
        "<b>{name}</b>: {kind}. Which column?", name=shorten(card.tables[card.place].name, 60), kind=mapping.kind
    )
    choices = [(label, f"column {card.place} {place}") for place, label in enumerate(labels)]
    return said, _page(card, "columns", choices)


def _column(card: ImportCard, texts: Texts) -> tuple[Html, list[list[Button]]]:
    mapping, table = _mapping(card), card.tables[card.place]
    cells = [row.cells[card.column] for row in table.rows[:50]]
    shown = list(dict.fromkeys(shorten(" ".join(str(cell).split()), 30) for cell in cells if cell is not None))[:3]
    said = texts(
        "What is <b>{header}</b>? It holds: {cells}",
        header=shorten(mapping.headers[card.column], 40),
        cells=", ".join(shown) or "nothing",
    )
    start = f"import {card.draft.token} field {card.place} {card.column}"
    buttons = [Button(field_label(field).capitalize(), f"{start} {field}") for field in KINDS[mapping.kind]]
    pairs = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return said, [*pairs, [Button(say("Leave out"), f"{start} -")]]


def _mapping(card: ImportCard) -> Mapping:
    mapping = card.mappings[card.place]
    assert mapping is not None
    return mapping


def _page(card: ImportCard, verb: str, choices: list[tuple[str, str]]) -> list[list[Button]]:
    """A page of choices, from the one with the column that was changed last, and the way to the others."""
    start = card.column // A_PAGE * A_PAGE
    token = card.draft.token
    rows = [[Button(label, f"import {token} {data}")] for label, data in choices[start : start + A_PAGE]]
    turns = []
    if start:
        turns.append(Button("◀", f"import {token} {verb}_page {card.place} {start - A_PAGE}"))
    if start + A_PAGE < len(choices):
        turns.append(Button("▶", f"import {token} {verb}_page {card.place} {start + A_PAGE}"))
    return [*rows, turns] if turns else rows


QUESTIONS: dict[str, Callable[[ImportCard, Texts], tuple[Html, list[list[Button]]]]] = {
    "which": _which,
    "drop": _which,
    "sheet": _sheet,
    "columns": _columns,
    "column": _column,
    "kind": _kind,
}
