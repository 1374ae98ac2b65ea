"""A table as it was read: headers, rows with their numbers in the file, and what was wrong with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from storage.words import BadInput

Cell = str | int | float | bool | date | datetime | None
NAME_LENGTH = 100
MOST_ROWS = 500_000
# An export writes ' before a text that a spreadsheet would take for a formula.
FORMULA_STARTS = "=+-@\t\r＝＋－＠"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Row:
    """One record. `number` is its row in the file, counted from 1; it has as many cells as the table has headers."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableProblem:
    """Something wrong, and where: `row` as in the file, `column` by its header; `skips` where the row was left out."""

    row: int | None
    column: str | None
    message: str
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds.

    notes   what was decided while reading it, such as the encoding
    sheets  of a workbook, its visible sheets that hold something; the table is from `sheet`
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[TableProblem, ...] = ()
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str | None = None


def plain_text(said: str) -> Cell:
    """A cell's text as it is kept: without NUL, space around it, and the mark by which an export keeps it a text."""
    text = said.replace("\0", "").strip()
    if text[:1] == "'" and text[1:2] and text[1] in FORMULA_STARTS:
        text = text[1:]
    return text or None


def plain_name(name: str) -> str:
    """A file's name to show and to name things after: no folders, no invisible characters, at most 100 long."""
    last = re.split(r"[/\\]", name)[-1]
    return _UNSEEN.sub("", last).strip()[-NAME_LENGTH:] or "table"


def to_table(name: str, records: Sequence[tuple[int, Sequence[Cell]]], notes: Sequence[str] = ()) -> Table:
    """The table in numbered records: the first one with words in it is the header.

    A record with more cells than there are headers has lost its columns, and is left out; a short one is filled up.
    Raises BadInput where there is none, or too many.
    """
    if len(records) > MOST_ROWS:
        raise BadInput(
            "the file {file} has more than {most:,} rows; split it and send the parts",
            file=name,
            most=MOST_ROWS,
        )
    filled = [(number, cells) for number, cells in records if any(cell is not None for cell in cells)]
    start = _header_place(filled)
    if start is None:
        raise BadInput("the file {file} is empty: there is not one row in it", file=name)
    header_row, header_cells = filled[start]
    width = max(place for place, cell in enumerate(header_cells) if cell is not None) + 1
    headers = tuple(_header(cell, place) for place, cell in enumerate(header_cells[:width]))
    rows: list[Row] = []
    problems = _repeated(headers, header_row)
    for number, cells in filled[start + 1 :]:
        beyond = sum(cell is not None for cell in cells[width:])
        if beyond:
            problems.append(TableProblem(number, None, _too_many(beyond), skips=True))
            continue
        if len(cells) < width:
            problems.append(
                TableProblem(number, None, "the row is shorter than the header; the rest is taken as empty")
            )
        rows.append(Row(number, (*cells[:width], *[None] * (width - len(cells)))))
    return Table(name, headers, tuple(rows), tuple(problems), tuple(notes))


def _header_place(filled: Sequence[tuple[int, Sequence[Cell]]]) -> int | None:
    """A lone title above a wider table is not its header."""
    if not filled:
        return None
    counts = [sum(cell is not None for cell in cells) for _number, cells in filled[:6]]
    wide = next((place for place, count in enumerate(counts) if count > 1), 0)
    return wide if all(count == 1 for count in counts[:wide]) else 0


def _header(cell: Cell, place: int) -> str:
    text = "" if cell is None else str(cell)
    return text[:NAME_LENGTH] or f"column {place + 1}"


def _repeated(headers: tuple[str, ...], row: int) -> list[TableProblem]:
    repeated = [header for place, header in enumerate(headers) if header in headers[:place]]
    said = "this column stands twice; the first of them is used"
    return [TableProblem(row, header, said) for header in dict.fromkeys(repeated)]


def _too_many(beyond: int) -> str:
    cells = "a cell" if beyond == 1 else f"{beyond} cells"
    return f"the row has {cells} more than the header (an unquoted separator?); it was left out"
