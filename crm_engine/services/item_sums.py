"""What line items come to: once, a month, and over their terms. Pure; amounts are minor units of one currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from storage.tables import LineItem
from storage.words import ItemPeriod

ASSUMED_MONTHS = 12  # where nobody has said how long an item runs, its first year counts
WHOLE = 10_000  # hundredths of a percent


@dataclass(frozen=True, slots=True)
class Sums:
    """What the items of a deal come to. The monthly part (mrr) is inside `contract`, and is never added to it.

    once      paid once
    mrr       monthly recurring revenue, a yearly price by its twelfth; None where nothing recurs
    contract  what recurs, over its terms
    assumed   an item without a term counts for its first year
    """

    once: int
    mrr: int | None
    contract: int
    assumed: bool

    @property
    def total(self) -> int:
        """What the deal is worth: what is paid once, and what recurs over its terms."""
        return self.once + self.contract


def item_total(item: LineItem) -> int:
    """What one item comes to after its discount: once, or a month or year; rounded half up."""
    exact = Fraction(item.quantity * item.unit_price * (WHOLE - item.discount), WHOLE)
    return _rounded(exact)


def terms_of(item: LineItem) -> int:
    """How many times the item is paid; where its term is not known, a year long."""
    if item.period == ItemPeriod.ONCE:
        return 1
    return item.term if item.term is not None else (ASSUMED_MONTHS if item.period == ItemPeriod.MONTH else 1)


def sums_of(items: Iterable[LineItem]) -> Sums:
    """Add up items of one deal."""
    rows = list(items)
    recurring = [item for item in rows if item.period != ItemPeriod.ONCE]
    monthly = sum(
        (Fraction(item_total(item), 1 if item.period == ItemPeriod.MONTH else 12) for item in recurring), Fraction(0)
    )
    return Sums(
        once=sum(item_total(item) for item in rows if item.period == ItemPeriod.ONCE),
        mrr=_rounded(monthly) if recurring else None,
        contract=sum(item_total(item) * terms_of(item) for item in recurring),
        assumed=any(item.term is None for item in recurring),
    )


def _rounded(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))
