"""What a file that was sent would bring in, before anything is saved."""

from datetime import date, datetime
from typing import Any

from crm_engine.services.imports import FilePreview, ImportPreview
from crm_engine.services.imports.samples import Money, Sample
from handlers.command import Button, Reply
from handlers.import_draft import ImportCard
from handlers.show.import_questions import ask
from handlers.show.imports import field_label, show_problem
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts, money
from storage.phrases import say

COLUMNS_SHOWN = 14
UNUSED_SHOWN = 6
PROBLEMS_SHOWN, PROBLEMS_EACH = 3, 1
ALIKE_SHOWN = 3
NOTES_SHOWN = 3
NOTHING_YET = "<i>Nothing is saved yet.</i>"


def show_card(card: ImportCard, texts: Texts) -> Reply:
    """The preview with what can be done about it, or the question that was asked for."""
    if card.preview is None:
        return ask(card, texts)
    whole = len(card.preview.files) == 1
    files = [_file(card, place, texts, whole=whole) for place in range(len(card.preview.files))]
    said = "\n\n".join([*files, *_alike(card.preview, texts), _end(card, texts)])
    return Reply(Html(said), _buttons(card), replaces=True)


def _file(card: ImportCard, place: int, texts: Texts, *, whole: bool) -> str:
    """One file; several share the screen, and are told in short."""
    assert card.preview is not None
    file = card.preview.files[place]
    report = file.report
    kind = report.kind or say("not understood yet")
    lines: list[str] = [texts("<b>{name}</b>: {kind}", name=shorten(report.name, 60), kind=kind)]
    if report.kind is not None:
        lines.append(_counts(file))
    if whole:
        lines += _columns(file, texts)
        lines += ["· the columns are as your team has chosen them before"] if _is_remembered(card, place) else []
        lines += [texts("· {note}", note=shorten(note, 200)) for note in report.notes[:NOTES_SHOWN]]
        lines += _samples(file, texts)
    elif report.guessed:
        lines.append(texts("guessed: {headers}", headers=", ".join(shorten(header, 24) for header in report.guessed)))
    shown = PROBLEMS_SHOWN if whole else PROBLEMS_EACH
    lines += [show_problem(problem, texts) for problem in report.problems[:shown]]
    if (rest := len(report.problems) - shown) > 0:
        lines.append(f"… and {rest:,} more problems")
    return "\n".join(lines)


def _is_remembered(card: ImportCard, place: int) -> bool:
    return card.mappings[place] is not None and "kind" not in card.draft.files[place].choice


def _counts(file: FilePreview) -> str:
    report = file.report
    same = max(0, report.read - report.created - report.updated - report.skipped)
    words = {"new": report.created, "changed": report.updated, say("as they are"): same, "left out": report.skipped}
    told = ", ".join(f"{count:,} {word}" for word, count in words.items() if count)
    return f"{report.read:,} rows: {told}" if told else "no rows"


def _columns(file: FilePreview, texts: Texts) -> list[str]:
    """Which column is what, with a value of it; a guess has a question mark."""
    fields = {place: field for field, place in file.mapping.places.items()}
    lines: list[str] = []
    for place, field in sorted(fields.items())[:COLUMNS_SHOWN]:
        lines.append(
            texts(
                "{header} → {field}{guess} <i>{cell}</i>",
                header=shorten(file.mapping.headers[place], 24),
                field=field_label(field),
                guess="?" if field in file.mapping.guessed else "",
                cell=_cell(file.cells[place]),
            )
        )
    unused = [shorten(header, 24) for place, header in enumerate(file.mapping.headers) if place not in fields]
    if unused:
        more = f" and {len(unused) - UNUSED_SHOWN} more" if len(unused) > UNUSED_SHOWN else ""
        lines.append(texts("<i>Not used:</i> {unused}{more}", unused=", ".join(unused[:UNUSED_SHOWN]), more=more))
    return [*lines, "<i>? is a guess; change it where it is wrong.</i>"] if file.mapping.guessed else lines


def _cell(cell: Any) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    return "" if cell is None else shorten(" ".join(str(cell).split()), 24)


def _samples(file: FilePreview, texts: Texts) -> list[str]:
    """The first rows as they would be stored."""
    if not file.samples:
        return []
    lines = [f"{number}. {_sample(sample, texts)}" for number, sample in enumerate(file.samples, start=1)]
    return ["<i>As they would be stored:</i>", *lines]


def _sample(sample: Sample, texts: Texts) -> str:
    values = [_value(name, value, texts) for name, value in sample.fields]
    return texts("{values}{changed}", values=" · ".join(values), changed="" if sample.new else " (changed)")


def _value(name: str, value: Any, texts: Texts) -> str:
    if isinstance(value, Money):
        return money(value.minor, value.currency)
    if isinstance(value, date):
        return f"{field_label(name).removesuffix(' on')} {texts.day(value)}"
    if isinstance(value, int):
        return f"{field_label(name)} {value:,}"
    return f"owner {shorten(value, 30)}" if name == "owner" else shorten(str(value), 40)


def _alike(preview: ImportPreview, texts: Texts) -> list[str]:
    """New names that look like known ones: they would be made beside them."""
    if not preview.alike:
        return []
    lines = [
        texts("≈ {new} looks like {known} ({why})", new=shorten(one.new, 40), known=shorten(one.known, 40), why=one.why)
        for one in preview.alike[:ALIKE_SHOWN]
    ]
    if (rest := len(preview.alike) - ALIKE_SHOWN) > 0:
        lines.append(Html(f"… and {rest:,} more that look like known ones"))
    return ["\n".join([*lines, say("They would be new; /duplicates finds them later too.")])]


def _end(card: ImportCard, texts: Texts) -> str:
    if _importable(card):
        return NOTHING_YET
    known = any(file.report.kind for file in card.preview.files) if card.preview else False
    if known:
        return texts("Everything in it is here already, or was left out: there is nothing to import.")
    return texts("Say what kind of list it is, or which column is what.")


def _importable(card: ImportCard) -> bool:
    """Whether anything would be written."""
    reports = [file.report for file in card.preview.files] if card.preview else []
    return any(report.created or report.updated for report in reports)


def _buttons(card: ImportCard) -> list[list[Button]]:
    token, count = card.draft.token, len(card.draft.files)
    label = say("Import") if count == 1 else say("Import all {count} files", count=count)
    rows = [[Button(label, f"import_now {token}")]] if _importable(card) else []
    rows.append([Button(say("Change columns"), f"import {token} columns"), Button(say("Kind"), f"import {token} kind")])
    more = (
        [Button(say("Another sheet"), f"import {token} sheet")] if any(len(t.sheets) > 1 for t in card.tables) else []
    )
    more += [Button(say("Leave a file out"), f"import {token} drop")] if count > 1 else []
    return [*rows, *([more] if more else []), [Button(say("Cancel"), "cancel")]]
