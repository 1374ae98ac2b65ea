"""English weeks, months, quarters, years: next month, Q2 2027, in May, week 12."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.read.calendar_days import (
    add_days,
    add_months,
    month_start,
    period_end,
    quarter_start,
    week_start,
    year_start,
)
from handlers.read.date_pieces import Day, Grain
from handlers.read.english_reader import Found, Reader
from handlers.read.english_words import MONTHS, ORDINALS, SHY_MONTHS

# Words before a month's name or a year that show that it is one.
_BEFORE_DATES = """
in due between by before until till this next last for since during of from late early mid to through around
after closing close closes end start and or -
"""
_DATE_WORDS = frozenset(_BEFORE_DATES.split())
PERIOD_UNITS: dict[str, Grain] = {
    "week": "week",
    "wk": "week",
    "month": "month",
    "quarter": "quarter",
    "qtr": "quarter",
    "year": "year",
    "yr": "year",
}
_SHIFTS = {
    "this": 0,
    "current": 0,
    "next": 1,
    "nxt": 1,
    "coming": 1,
    "following": 1,
    "last": -1,
    "previous": -1,
    "past": -1,
}
PERIOD_STARTS = {"week": week_start, "month": month_start, "quarter": quarter_start, "year": year_start}


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter, half-year or year as said: its first day, and the token after it."""

    start: date
    grain: str
    end: int

    @property
    def last(self) -> date:
        """The period's last day."""
        if self.grain == "half":
            return add_days(add_months(self.start, 6), -1)
        return period_end(self.start, self.grain)


def period_at(reader: Reader, place: int, within: bool = False) -> Period | None:
    """The period said at this token. `within` an edge ("end of ..."), "the month" and a plain "may" are periods too."""
    start = reader.skip(place, "the") if within else place
    shift, unit = _SHIFTS.get(reader.word(start)), PERIOD_UNITS.get(reader.word(start + 1))
    if shift is not None and unit and not reader.says(start + 1, "week day"):
        end = start + 2
        if shift == 1 and (further := reader.says(end, "after next")):
            shift, end = 2, further
        if unit == "year" and reader.word(end) == "in" and reader.word(end + 1) in MONTHS:
            return Period(date(reader.today.year + shift, MONTHS[reader.word(end + 1)], 1), "month", end + 2)
        return Period(PERIOD_STARTS[unit](reader.today, shift), unit, end)
    unit_at = reader.skip(start, "the")
    said = PERIOD_UNITS.get(reader.word(unit_at))
    if said and (further := reader.says(unit_at + 1, "after next")):
        return Period(PERIOD_STARTS[said](reader.today, 2), said, further)
    if within and (unit := PERIOD_UNITS.get(reader.word(start))):
        return Period(PERIOD_STARTS[unit](reader.today, 0), unit, start + 1)
    return (
        _quarter(reader, start)
        or _half(reader, start)
        or _month(reader, start, within)
        or _year(reader, start)
        or _numbered_week(reader, start)
    )


def _quarter(reader: Reader, place: int) -> Period | None:
    """Q2, Q2 2027, 2027-Q2, second quarter: without a year, the running or the coming one."""
    end, number, year = place + 1, 0, 0
    if reader.kind(place) == "quarter":
        digits = re.search(r"(?<=q)[1-4](?!\dq)|[1-4](?=q)", reader.word(place))
        years = re.search(r"20\d\d|(?<=['/q])\d\d$", reader.word(place))
        number, year = int(digits[0]) if digits else 0, int(years[0]) if years else 0
    elif (
        reader.word(place + 1) in ("quarter", "qtr")
        and 1 <= ORDINALS.get(reader.word(place), ordinal_at(reader, place)) <= 4
    ):
        number, end = ORDINALS.get(reader.word(place), ordinal_at(reader, place)), place + 2
    if not number:
        return None
    year, end = _year_after(reader, end, year)
    return Period(_coming(reader.today, 3 * number - 2, 3, year), "quarter", end)


def _half(reader: Reader, place: int) -> Period | None:
    if not (reader.word(place) == "h" and reader.word(place + 1) in ("1", "2") and reader.glued(place + 1)):
        return None
    year, end = _year_after(reader, place + 2, 0)
    return Period(_coming(reader.today, 1 if reader.word(place + 1) == "1" else 7, 6, year), "half", end)


def _month(reader: Reader, place: int, within: bool) -> Period | None:
    """A month by name; the shy ones (may, march, Jan) only after a word of time or with a year."""
    shift = _SHIFTS.get(reader.word(place))
    name = place + (shift is not None)
    if reader.word(name) not in MONTHS:
        return None
    if reader.kind(place - 1) == "number" and 31 < int(reader.word(place - 1)[:4]) < 100:
        return None  # "32 april" is no April
    year, end = _year_after(reader, reader.skip(name + 1, "."), 0)
    meant = within or shift is not None or year or reader.word(place - 1) in _DATE_WORDS
    if reader.word(name) in SHY_MONTHS and not meant:
        return None
    if reader.kind(end) in ("number", "ordinal") and not year and len(reader.word(end)) <= 4 and not within:
        return None
    past = reader.word(place - 1) in ("since", "from") or shift == -1
    start = _coming(reader.today, MONTHS[reader.word(name)], 1, year)
    if past and not year and start > reader.today:
        start = add_months(start, -12)
    if shift == 1 and start <= reader.today:
        start = add_months(start, 12)
    return Period(start, "month", end if year else name + 1)


def _year(reader: Reader, place: int) -> Period | None:
    said = reader.word(place)
    if said == "fy" and reader.kind(place + 1) == "number" and re.fullmatch(r"(?:20)?[2-4]\d", reader.word(place + 1)):
        return Period(date(2000 + int(reader.word(place + 1)) % 100, 1, 1), "year", place + 2)
    if (
        reader.kind(place) != "number"
        or not re.fullmatch(r"20[1-4]\d", said)
        or reader.word(place - 1) not in _DATE_WORDS
    ):
        return None
    if (
        reader.kind(place + 1) == "word"
        and reader.word(place - 1) in ("for", "of", "to", "from", "around")
        and reader.word(place + 1) not in ("and", "or")
    ):
        return None
    return Period(date(int(said), 1, 1), "year", place + 1)


def _numbered_week(reader: Reader, place: int) -> Period | None:
    """week 12, KW 12, calendar week 12: the coming one."""
    start = reader.skip(place, "calendar")
    if (
        reader.word(start) not in ("week", "kw", "cw", "wk")
        or reader.kind(start + 1) != "number"
        or not 1 <= int(reader.word(start + 1)[:4]) <= 52
    ):
        return None
    year, end = _year_after(reader, start + 2, 0)
    number = int(reader.word(start + 1))
    first = date.fromisocalendar(year or reader.today.year, number, 1)
    if not year and add_days(first, 6) < reader.today:
        first = date.fromisocalendar(reader.today.year + 1, number, 1)
    return Period(first, "week", end)


def ordinal_at(reader: Reader, place: int) -> int:
    """The number of an ordinal in digits ("2nd"); 0 where none stands there."""
    return int(reader.word(place)[:-2]) if reader.kind(place) == "ordinal" else 0


def _year_after(reader: Reader, place: int, year: int) -> tuple[int, int]:
    at = reader.skip(place, "of", "'", "-", "/")
    said = reader.word(at)
    if (
        not year
        and reader.kind(at) == "number"
        and (re.fullmatch(r"20\d\d", said) or (reader.word(at - 1) == "'" and re.fullmatch(r"\d\d", said)))
    ):
        year, place = int(said), at + 1
    for phrase, years in (("this year", 0), ("next year", 1), ("last year", -1)):
        if not year and (end := reader.says(at, phrase)):
            year, place = reader.today.year + years, end
    return (year + 2000 if 0 < year < 100 else year), place


def _coming(today: date, month: int, months: int, year: int) -> date:
    """The first day of the period that begins in that month: of the year said, else the one that is not over."""
    if year:
        return date(min(max(year, 1900), 2200), month, 1)
    start = date(today.year, month, 1)
    return start if add_months(start, months) > today else add_months(start, 12)


def period(reader: Reader, place: int) -> Found | None:
    """A bare period. "next week" and "next month" have the same day a week or month on as second reading."""
    said = period_at(reader, place)
    if said is None or said.grain == "half":
        return None
    grain: Grain = PERIOD_UNITS.get(said.grain, "day")
    days: tuple[Day, ...] = (Day(said.start, grain),)
    if reader.word(place) in ("next", "nxt") and said.end == place + 2 and grain in ("week", "month"):
        later = add_days(reader.today, 7) if grain == "week" else add_months(reader.today, 1)
        days += (Day(later),) if later != said.start else ()
    return Found(days, said.end, "period")
