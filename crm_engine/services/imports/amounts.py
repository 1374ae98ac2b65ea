"""Amounts of money in a column. The whole column decides whether 1.234 has a decimal point or a thousand in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from crm_engine.services.imports.cells import quoted
from storage.words import BadInput, minor_per_major

LARGEST = Decimal(10) ** 15
_MONEY = re.compile(r"([A-Z]{3}|[^\w\s.,+-]{1,3})?\s*(-?)\s*(\d[\d., '’\u00a0\u202f]*)\s*([A-Z]{3}|[^\w\s.,+-]{1,3})?")
_LAST_MARK = re.compile(r"([.,])(\d+)\D*$")
_SIGNS = {
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"),
    "US$": ("USD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in major units, and its currency where the cell says one."""

    value: Decimal
    currency: str | None

    def minor(self, currency: str) -> int:
        """In minor units of a currency, rounded half up."""
        return int((self.value * minor_per_major(currency)).quantize(Decimal(1), ROUND_HALF_UP))


def amount(cell: Any, decimal_comma: bool, house: str) -> Sum | None:
    """The amount in a cell; None where it is empty. Raises BadInput where it is none, negative or beyond 10^15.

    decimal_comma  whether 1.234,5 is meant rather than 1,234.5 (see `has_decimal_commas`)
    house          the house's currency: what a bare $ means where it is a dollar
    """
    if cell is None or isinstance(cell, bool):
        if cell is None:
            return None
        raise _no_amount(cell)
    if isinstance(cell, int | float):
        return _bounded(cell, str(cell), None)
    found = _MONEY.fullmatch(str(cell).strip())
    if found is None:
        raise _no_amount(cell)
    currency = _currency(found[1] or found[4], house, cell)
    digits = re.sub(r"[ '’\u00a0\u202f]", "", found[3])
    digits = digits.replace(".", "").replace(",", ".") if decimal_comma else digits.replace(",", "")
    return _bounded(cell, found[2] + digits, currency)


def has_decimal_commas(cells: Iterable[Any]) -> bool:
    """Whether a column writes 1.234,50 rather than 1,234.50.

    A last mark with other than three digits behind it is a decimal mark; a repeated mark parts thousands. Where nothing
    else tells, 1.234 in every cell that has a mark is a thousand too: money has no three decimals.
    """
    points = commas = thousands = 0
    for cell in cells:
        found = _LAST_MARK.search(cell) if isinstance(cell, str) else None
        if found is None:
            continue
        mark, other, digits = found[1], "." if found[1] == "," else ",", found[2]
        decimal = cell.count(mark) == 1 and (len(digits) != 3 or other in cell)
        parting = cell.count(mark) > 1
        commas += (mark == "," and decimal) or (mark == "." and parting)
        points += (mark == "." and decimal) or (mark == "," and parting)
        thousands += mark == "." and not decimal and not parting and not cell.lstrip().startswith("0")
        points += mark == "," and not decimal and not parting
    return commas > points or (commas == points == 0 and thousands > 0)


def _currency(mark: str | None, house: str, cell: Any) -> str | None:
    if not mark:
        return None
    if mark in _SIGNS:
        return house if house in _SIGNS[mark] else _SIGNS[mark][0]
    if len(mark) == 3 and mark.isalpha():
        return mark
    raise _no_amount(cell)


def _bounded(cell: Any, digits: str, currency: str | None) -> Sum:
    try:
        value = Decimal(digits)
    except InvalidOperation as error:
        raise _no_amount(cell) from error
    if not value.is_finite():
        raise _no_amount(cell)
    if value < 0:
        raise BadInput("{cell} is negative", cell=quoted(cell))
    if value > LARGEST:
        raise BadInput("{cell} is too large to be an amount", cell=quoted(cell))
    return Sum(value, currency)


def _no_amount(cell: Any) -> BadInput:
    return BadInput("{cell} is not an amount", cell=quoted(cell))
