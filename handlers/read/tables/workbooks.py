"""Workbooks to records through calamine, after the archive has been looked through. Macros are never run."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, load_workbook

from handlers.read.tables.archives import look_through
from handlers.read.tables.csv_text import Record
from handlers.read.tables.table import Cell, TableProblem, plain_text
from storage.words import BadInput

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ERRORS = ("#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was read, and the names of all that hold something. `problems`: formulas that have no value."""

    sheet: str
    records: list[Record]
    notes: list[str]
    problems: list[TableProblem]
    sheets: tuple[str, ...]


def read_workbook(name: str, content: bytes, sheet: str | None = None) -> Sheet:
    """The first visible sheet that has data, or the one that is named.

    Raises BadInput where the workbook is protected, damaged, unpacks to too much, or holds no data.
    """
    if content.startswith(OLE) and _PROTECTED in content:
        raise _protected(name)
    formulas = look_through(name, content) if content.startswith(ZIP) else {}
    try:
        with load_workbook(io.BytesIO(content)) as workbook:
            return _read(name, workbook, formulas, sheet)
    except PasswordError as error:
        raise _protected(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(name) from error
    except BaseException as error:  # the reader's own panic is no Exception; everything else goes on
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name) from error


def _read(
    name: str, workbook: CalamineWorkbook, formulas: dict[int, list[tuple[int, int]]], wanted: str | None
) -> Sheet:
    shown = [
        (place, sheet.name)
        for place, sheet in enumerate(workbook.sheets_metadata)
        if sheet.visible is SheetVisibleEnum.Visible
    ]
    filled = [(place, title) for place, title in shown if workbook.get_sheet_by_index(place).height > 0]
    for place, title in filled:
        if wanted not in (None, title):
            continue
        cells = workbook.get_sheet_by_index(place).to_python(skip_empty_area=False)
        records: list[Record] = [(number, [_cell(cell) for cell in row]) for number, row in enumerate(cells, start=1)]
        if any(cell is not None for _number, row in records for cell in row):
            others = [other for _place, other in filled if other != title] if wanted is None else []
            notes = [f"read from the sheet {title}; not from {', '.join(others)}"] if others else []
            problems = [_valueless(records, *where) for where in formulas.get(place, [])]
            return Sheet(title, records, notes, problems, tuple(one for _place, one in filled))
    raise BadInput("the file {file} has no data in any visible sheet", file=name)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return None if value.strip() in _ERRORS else plain_text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, bool | int | float | datetime | date):
        return value
    return str(value)


def _valueless(records: list[Record], row: int, column: int) -> TableProblem:
    filled = next((cells for _number, cells in records if any(cell is not None for cell in cells)), [])
    header = filled[column] if column < len(filled) else None
    said = "this formula has no stored value; open the file in Excel or LibreOffice, save it, and send it again"
    return TableProblem(row, str(header) if header else f"column {column + 1}", f"{said}. Taken as empty")


def _protected(name: str) -> BadInput:
    return BadInput("the file {file} is protected by a password; save a copy without one and send that", file=name)


def _damaged(name: str) -> BadInput:
    return BadInput(
        "the file {file} cannot be read as a workbook: it is damaged, cut short, or of another kind. "
        "Open it, save it as XLSX or CSV, and send that",
        file=name,
    )
