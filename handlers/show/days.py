"""Days, months and windows as people of each language write them."""

import calendar
from datetime import date, timedelta

from storage.phrases import Phrase, Spoken, Tongue, say

ENGLISH = "en"
# How a day is written: in English (for `format`), and Babel's skeleton for the other languages.
STYLES = {
    "weekday": ("{0:%a} {0.day} {0:%b %Y}", "yMMMEd"),
    "day": ("{0.day} {0:%b %Y}", "yMMMd"),
    "day of year": ("{0.day} {0:%b}", "MMMd"),
    "month": ("{0:%B %Y}", "yMMMM"),
    "short month": ("{0:%b}", "MMM"),
    "year": ("{0.year}", "y"),
}


GRAINS = {
    "day": (say("day"), say("days")),
    "week": (say("week"), say("weeks")),
    "month": (say("month"), say("months")),
    "quarter": (say("quarter"), say("quarters")),
}


class Day(Spoken):
    """A day in one of the styles."""

    __slots__ = ("day", "style")
    day: date
    style: str

    def __new__(cls, day: date, style: str) -> "Day":
        made = super().__new__(cls, STYLES[style][0].format(day))
        made.day, made.style = day, style
        return made

    def __reduce__(self) -> tuple[type["Day"], tuple[date, str]]:
        return Day, (self.day, self.style)

    def said_in(self, tongue: Tongue) -> str:
        if tongue.locale == ENGLISH:
            return str(self)
        from babel.dates import format_skeleton  # a tenth of a second, which English readers need not wait for

        return format_skeleton(STYLES[self.style][1], self.day, locale=tongue.locale)


def plain_day(day: date) -> Day:
    """A day as '2 Jan 2018'."""
    return Day(day, "day")


def window_name(start: date, end: date) -> Spoken:
    """A window as 'Q1 2018', 'January 2018', '2018' or '3 Jan – 2 Apr 2018'."""
    first = start.day == 1 and end == _month_end(end)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if first and months == 1:
        return Day(start, "month")
    if first and months == 3 and start.month % 3 == 1:
        return say("Q{quarter} {year}", quarter=(start.month + 2) // 3, year=start.year)
    if first and months == 12 and start.month == 1:
        return Day(start, "year")
    return plain_day(start) if start == end else _from_to(start, end)


def _from_to(start: date, end: date) -> Phrase:
    begin = Day(start, "day of year") if start.year == end.year else plain_day(start)
    return say("{start} – {end}", start=begin, end=plain_day(end))


def _month_end(day: date) -> date:
    return date(day.year, day.month, 1) + timedelta(days=calendar.monthrange(day.year, day.month)[1] - 1)
