"""/import with a file: show what it would bring in, let its columns be changed, and wait for the word."""

from dataclasses import replace

from sqlmodel import Session

from crm_engine.services.imports import preview_tables
from crm_engine.services.imports.fields import KINDS, nearest
from crm_engine.services.imports.run import first_cells
from crm_engine.services.people import Defaults
from handlers.command import Command, Request
from handlers.import_draft import Draft, ImportCard, chosen_mappings, read_files, waiting, with_file
from handlers.read.contacts import phone_as_said
from handlers.show.import_card import show_card
from storage.words import BadInput, NotFound, Role

QUESTIONS = ("sheet", "columns", "column", "kind", "drop")
PAGE = "_page"
LEFT_OUT = "-"


def run(session: Session, request: Request) -> ImportCard:
    """Take one more file, or the press of a button: 'TOKEN field 0 3 company'. Nothing is imported here."""
    if request.file is not None:
        return _preview(session, request, with_file(session, request, request.file))
    words = request.words.split(" ")
    if len(words) < 2:
        raise BadInput("send me the file itself: CSV, XLSX, XLS or ODS, with the names of its columns in the first row")
    draft = waiting(session, request, words[0])
    verb, numbers, said = _read(words[1:])
    return _step(session, request, draft, verb, numbers, said)


def _read(words: list[str]) -> tuple[str, list[int], str]:
    """The verb, its numbers (file, column), and what is chosen."""
    numbers = []
    for word in words[1:]:
        if not word.isdecimal() or len(word) > 6:
            break
        numbers.append(int(word))
    return words[0], numbers, " ".join(words[1 + len(numbers) :])


def _step(session: Session, request: Request, draft: Draft, verb: str, numbers: list[int], said: str) -> ImportCard:
    place = numbers[0] if numbers else 0
    if place >= len(draft.files):
        raise NotFound("that file is not among those that wait")
    if verb.endswith(PAGE):
        verb = verb.removesuffix(PAGE)
        return _question(session, request, draft, verb if verb in QUESTIONS else "columns", numbers)
    if verb == "drop" and numbers and len(draft.files) > 1:
        return _preview(session, request, draft.without(place))
    if verb == "sheet" and len(numbers) > 1:
        return _preview(session, request, _with_sheet(draft, place, numbers[1]))
    if verb == "kind" and said in KINDS:
        return _preview(session, request, draft.with_choice(place, kind=said, fields=None))
    if verb == "field" and len(numbers) > 1:
        draft = _with_field(session, request, draft, place, numbers[1], said)
        verb, numbers = "columns", [place, numbers[1]]
    if verb in QUESTIONS:
        return _question(session, request, draft, verb, numbers)
    return _preview(session, request, draft)


def _preview(session: Session, request: Request, draft: Draft) -> ImportCard:
    """What the draft would do; of a workbook with several sheets, first the question which one."""
    tables = read_files(draft)
    asked = next((place for place, table in enumerate(tables) if _is_open(draft, place, len(table.sheets))), None)
    mappings = tuple(chosen_mappings(session, request, draft, tables))
    if asked is not None:
        return ImportCard(draft, tables, mappings, view="sheet", place=asked)
    house = request.house
    defaults = Defaults(house.currency, house.timezone, house.locale)
    told = preview_tables(session, request.actor, tables, request.now, defaults, phone_as_said, mappings)
    return ImportCard(draft, tables, mappings, told)


def _is_open(draft: Draft, place: int, sheets: int) -> bool:
    return sheets > 1 and "sheet" not in draft.files[place].choice


def _question(session: Session, request: Request, draft: Draft, verb: str, numbers: list[int]) -> ImportCard:
    """The question; where several files wait and none is named, first the one which file is meant."""
    tables = read_files(draft)
    mappings = chosen_mappings(session, request, draft, tables)
    place, column = numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 0
    view = "which" if not numbers and len(tables) > 1 else verb
    mappings[place] = mappings[place] or nearest(tables[place].headers, first_cells(tables[place]))
    column = min(column, len(tables[place].headers) - 1)
    return ImportCard(draft, tables, tuple(mappings), view=view, place=place, column=column, verb=verb)


def _with_sheet(draft: Draft, place: int, number: int) -> Draft:
    (table,) = read_files(replace(draft, files=(draft.files[place],)))
    if number >= len(table.sheets):
        raise NotFound("there is no such sheet")
    return draft.with_choice(place, sheet=table.sheets[number], kind=None, fields=None)


def _with_field(session: Session, request: Request, draft: Draft, place: int, column: int, field: str) -> Draft:
    """The column as that field; the column that was it before is left out."""
    card = _question(session, request, draft, "columns", [place, column])
    mapping = card.mappings[place]
    assert mapping is not None
    if field != LEFT_OUT and field not in KINDS[mapping.kind]:
        raise NotFound("there is no such field")
    fields = {name: at for name, at in mapping.places.items() if at != column and name != field}
    if field != LEFT_OUT:
        fields[field] = column
    return draft.with_choice(place, kind=mapping.kind, fields=fields)


COMMAND = Command(
    "import",
    help="Bring in companies, products, teams, contacts or deals: send the file",
    example="import (as the caption of a CSV or XLSX file)",
    run=run,
    show=show_card,
    needs=Role.MANAGER,
    heavy=True,
    reads_files=True,
)
