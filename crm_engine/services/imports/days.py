"""Dates in a column: ISO, written out, or with slashes, where the whole column decides the order of day and month."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from crm_engine.services.imports.cells import quoted
from storage.words import BadInput

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_PARTS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?: .*)?")
_NAMED = re.compile(r"(?:(\d{1,2})[ .-]+([A-Za-z]{3,9})|([A-Za-z]{3,9})\.? (\d{1,2}))[ ,.-]+(\d{4}|\d{2})(?: .*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day(cell: Any, month_first: bool) -> date | None:
    """The date in a cell; None where it is empty. Raises BadInput where there is no such day.

    month_first  what 03/04/2017 means (see `date_order`)
    """
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = str(cell).strip()
    if found := _ISO.fullmatch(said):
        return _date(said, int(found[1]), int(found[2]), int(found[3]))
    if found := _PARTS.fullmatch(said):
        first, second = int(found[1]), int(found[3])
        swapped = month_first and found[2] != "."
        return _date(said, _year(found[4]), *((first, second) if swapped else (second, first)))
    if found := _NAMED.fullmatch(said):
        word = (found[2] or found[3])[:3].lower()
        month = _MONTHS.index(word) + 1 if word in _MONTHS else 0
        return _date(said, _year(found[5]), month, int(found[1] or found[4]))
    raise BadInput("{cell} is not a date; write it as 2017-10-31", cell=quoted(cell))


def date_order(cells: Iterable[Any]) -> bool | None:
    """Whether the dates of a column put the month first: any part above 12 decides; None where nothing does."""
    day_first = month_first = 0
    for cell in cells:
        found = _PARTS.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if found and found[2] != ".":
            day_first += int(found[1]) > 12
            month_first += int(found[3]) > 12
    return None if day_first == month_first == 0 else month_first > day_first


def has_two_readings(cells: Iterable[Any]) -> bool:
    """Whether a column has any date that could be read both ways."""
    return any(
        isinstance(cell, str) and (m := _PARTS.fullmatch(cell.strip())) is not None and m[2] != "." for cell in cells
    )


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits) - (100 if int(digits) > 69 else 0)


def _date(said: str, year: int, month: int, day_of_month: int) -> date:
    try:
        found = date(year, month, day_of_month)
    except ValueError as error:
        raise BadInput("there is no such day as {said}", said=quoted(said)) from error
    if not 1900 <= year <= 2100:
        raise BadInput("{said} is not a date of our time", said=quoted(said))
    return found
