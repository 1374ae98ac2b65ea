"""Figures as people say them: rounded money, shares, windows of days."""

import calendar
import math
from datetime import date, timedelta

from handlers.show.texts import money, short_money
from storage.words import minor_per_major


def figure(major: float, currency: str) -> str:
    """An amount in major units, rounded to three digits: '$2.69M'."""
    return short_money(major * minor_per_major(currency), currency)


def exact(major: float, currency: str) -> str:
    """An amount in major units that is a fact, in full: '$10,005,534'."""
    return money(round(major * minor_per_major(currency)), currency)


def percent(share: float) -> str:
    """A share as '38 %'; a dash where there is none."""
    return f"{share:.0%}".replace("%", " %") if math.isfinite(share) else "–"


def plain_day(day: date) -> str:
    """A day as '2 Jan 2018'."""
    return f"{day.day} {day:%b %Y}"


def window_name(start: date, end: date) -> str:
    """A window as 'Q1 2018', 'January 2018', '2018' or '3 Jan – 2 Apr 2018'."""
    first = start.day == 1 and end == _month_end(end)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if first and months == 1:
        return f"{start:%B %Y}"
    if first and months == 3 and start.month % 3 == 1:
        return f"Q{(start.month + 2) // 3} {start.year}"
    if first and months == 12 and start.month == 1:
        return f"{start.year}"
    if start == end:
        return plain_day(start)
    begin = f"{start.day} {start:%b}" if start.year == end.year else plain_day(start)
    return f"{begin} – {plain_day(end)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 deal', '2,089 deals'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _month_end(day: date) -> date:
    return date(day.year, day.month, 1) + timedelta(days=calendar.monthrange(day.year, day.month)[1] - 1)
