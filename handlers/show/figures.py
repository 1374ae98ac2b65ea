"""Figures as people say them: rounded money, shares, things counted."""

import math

from handlers.show.money import Amount, money, short_money
from storage.phrases import Counted
from storage.words import minor_per_major


def figure(major: float, currency: str) -> Amount:
    """An amount in major units, rounded to three digits: '$2.69M'."""
    return short_money(major * minor_per_major(currency), currency)


def exact(major: float, currency: str) -> Amount:
    """An amount in major units that is a fact, in full: '$10,005,534'."""
    return money(round(major * minor_per_major(currency)), currency)


def percent(share: float) -> str:
    """A share as '38 %'; a dash where there is none."""
    return f"{share:.0%}".replace("%", " %") if math.isfinite(share) else "–"


def counted(number: int, one: str, many: str | None = None) -> Counted:
    """'1 deal', '2,089 deals'; the nouns are literals, which the catalogue holds."""
    return Counted(number, one, many or one + "s")
