"""Amounts of money in a sentence: 12.5k, €1.234,56, 18 grand, 20 seats at 49 each, 12万5."""

import re
from dataclasses import dataclass
from decimal import Decimal

from handlers.read.amount_context import has_unit_mark, is_count, is_price, is_product_sign, is_unit_price_between
from handlers.read.amount_scan import Number, scan
from handlers.read.currencies import LARGEST, major_units, minor_units
from handlers.read.folding import Span, fold, hide_names
from handlers.read.not_money import hide_what_is_no_money
from storage.words import CURRENCIES, BadInput

__all__ = ["CURRENCIES", "Amount", "major_units", "minor_units", "read_amount", "read_amounts"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as said: `currency` is an ISO 4217 code, None where it is not said; `span` is its place in the
    text.
    """

    value: Decimal
    currency: str | None
    span: Span


def read_amounts(text: str, bare: bool = False) -> list[Amount]:
    """The amounts of money that a sentence says, in order; none where it says none.

    Dates, times, phone numbers, percentages, counts ("20 seats") and ranges ("15-20k") are no amounts; a count beside
    a unit price is one
    amount, their product. With `bare` any plain number is an amount unless it is one of those: for the words of a
    command, where an amount
    is expected.
    """
    folded = hide_what_is_no_money(hide_names(fold(text)))
    numbers = scan(folded, text)
    amounts: list[Amount] = []
    taken: set[int] = set()
    for place, number in enumerate(numbers):
        if place in taken or number.vague or number.negative:
            continue
        amount = _product(numbers, place, folded, taken)
        if amount is None and is_price(number, folded, bare):
            amount = Amount(number.value, number.currency, number.span)
        if amount is not None and 0 < amount.value <= LARGEST:
            amounts.append(amount)
    return amounts


def _product(numbers: list[Number], place: int, folded: str, taken: set[int]) -> Amount | None:
    """The number times the one after it, where one counts and the other is the price of one."""
    if place + 1 == len(numbers):
        return None
    first, second = numbers[place], numbers[place + 1]
    if second.vague or second.negative or (first.currency and second.currency):
        return None
    between = folded[first.span[1] : second.span[0]]
    counted = first.currency is None and (is_count(first, folded) or not first.scaled)
    priced_after = counted and is_unit_price_between(first, second, folded) and not is_count(second, folded)
    priced_before = has_unit_mark(first, folded) and is_count(second, folded) and len(between) <= 30
    if not (is_product_sign(between) or priced_after or priced_before):
        return None
    taken.add(place + 1)
    return Amount(first.value * second.value, first.currency or second.currency, (first.span[0], second.span[1]))


_NOT_FINITE = re.compile(r"[-+]?(?:nan|inf|infinity|infinite|∞|无穷大?)")
_LETTERS = re.compile(r"[a-z]{3}")


def read_amount(text: str) -> Amount:
    """The one amount that a command's argument says: "12k", "€1.234,56", "1.5m EUR", "400 x 25".

    Raises BadInput with `reason` nothing, unreadable, zero, negative, infinite, too_large, range, two_amounts,
    two_currencies, unknown_currency
    or percent.
    """
    folded = fold(text)
    said = folded.strip()
    if not said:
        raise _refusal("nothing", "Say an amount, for example 12.5k.", text)
    if _NOT_FINITE.fullmatch(said):
        raise _refusal("infinite", "An amount has to be a finite number.", text)
    if re.fullmatch(r"[^%]*\d\s?[%‰]", said):
        raise _refusal("percent", "That is a percentage. Say an amount, for example 12.5k.", text)
    numbers = scan(folded, text)
    if re.fullmatch(r"\d+(?:\.\d+)?e\+?\d{2,9}|\d{17,}", said):
        raise _refusal("too_large", "That amount is too large to be one.", text)
    if not numbers:
        raise _refusal("unreadable", "I cannot read an amount there. Say it like 12.5k or 1,234.56.", text)
    _refuse_number(numbers, text)
    amount = _whole_amount(numbers, folded)
    if amount is None:
        raise _refusal("two_amounts", "I read two amounts there. Say one.", text)
    if amount.value > LARGEST:
        raise _refusal("too_large", "That amount is too large to be one.", text)
    _refuse_rest(amount, folded, text)
    return amount


def _refusal(reason: str, message: str, text: str) -> BadInput:
    return BadInput(message, reason=reason, said=text[:80])


def _refuse_number(numbers: list[Number], text: str) -> None:
    if any(number.second_currency for number in numbers):
        raise _refusal("two_currencies", "I read two currencies there. Say one.", text)
    if any(number.negative for number in numbers):
        raise _refusal("negative", "An amount has to be above zero.", text)
    if any(number.vague for number in numbers):
        raise _refusal("range", "That is a range. Say one amount.", text)
    if any(number.value == 0 for number in numbers):
        raise _refusal("zero", "An amount has to be above zero.", text)


def _whole_amount(numbers: list[Number], folded: str) -> Amount | None:
    if len(numbers) == 1:
        return Amount(numbers[0].value, numbers[0].currency, numbers[0].span)
    return _product(numbers, 0, folded, set()) if len(numbers) == 2 else None


def _refuse_rest(amount: Amount, folded: str, text: str) -> None:
    """What stands beside the amount must not change its meaning."""
    start, end = amount.span
    rest = (folded[:start] + " " + folded[end:]).strip(" .,;:!?=~()")
    rest = re.sub(r"^(?:about|around|approx|for|at|of|约|大约)\b\.? ?|\b(?:each|per [a-z]+|only|整)$", "", rest).strip()
    if not rest:
        return
    if _LETTERS.fullmatch(rest):
        if rest.upper() in CURRENCIES:
            raise _refusal("two_currencies", "I read two currencies there. Say one.", text)
        raise BadInput(
            "I do not know the currency {currency}.",
            reason="unknown_currency",
            said=text[:80],
            currency=rest.upper(),
        )
    raise _refusal("unreadable", "I cannot read an amount there. Say it like 12.5k or 1,234.56.", text)
