"""English weeks, months, quarters and years, and their edges: next month, Q2 2027, in May, end of Q2, mid april, eow."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.read.calendar_days import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    add_days,
    add_months,
    add_working_days,
    month_end,
    month_start,
    nth_weekday,
    period_end,
    quarter_start,
    week_start,
    year_start,
)
from handlers.read.date_pieces import Day, Grain
from handlers.read.english_reader import Found, Reader
from handlers.read.english_tokens import MONTHS, ORDINALS, SHY_MONTHS

_DATE_WORDS = frozenset(
    [
        "in",
        "by",
        "before",
        "until",
        "till",
        "this",
        "next",
        "last",
        "for",
        "since",
        "during",
        "of",
        "from",
        "late",
        "early",
        "mid",
        "to",
        "through",
    ]
    + ["around", "after", "closing", "close", "closes", "end", "start", "and", "or", "-"]
)
_UNITS: dict[str, Grain] = {
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
_STARTS = {"week": week_start, "month": month_start, "quarter": quarter_start, "year": year_start}


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter, half-year or year as said: its first day, and the token after it."""

    start: date
    grain: str
    end: int

    @property
    def last(self) -> date:
        if self.grain == "half":
            return add_days(add_months(self.start, 6), -1)
        return period_end(self.start, self.grain)


def period_at(reader: Reader, place: int, within: bool = False) -> Period | None:
    """The period said at this token. `within` an edge ("end of ..."), "the month" and a plain "may" are periods too."""
    start = reader.skip(place, "the") if within else place
    shift, unit = _SHIFTS.get(reader.word(start)), _UNITS.get(reader.word(start + 1))
    if shift is not None and unit and not reader.says(start + 1, "week day"):
        end = start + 2
        if shift == 1 and (further := reader.says(end, "after next")):
            shift, end = 2, further
        return Period(_STARTS[unit](reader.today, shift), unit, end)
    for phrase_unit in ("week", "month", "quarter", "year"):
        for lead in ("the ", ""):
            if end := reader.says(start, f"{lead}{phrase_unit} after next") or reader.says(
                start, f"{lead}{phrase_unit} after"
            ):
                if reader.says(end - 1, "next") or reader.word(end) in ("", ".", ",", "!", "?"):
                    return Period(_STARTS[phrase_unit](reader.today, 2), phrase_unit, end)
    if within and (unit := _UNITS.get(reader.word(start))):
        return Period(_STARTS[unit](reader.today, 0), unit, start + 1)
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
        digits = re.search(r"q([1-4])", reader.word(place))
        years = re.search(r"20\d\d|(?<=')\d\d", reader.word(place))
        number, year = int(digits[1]) if digits else 0, int(years[0]) if years else 0
    elif (
        reader.word(place + 1) in ("quarter", "qtr")
        and 1 <= ORDINALS.get(reader.word(place), _ordinal(reader, place)) <= 4
    ):
        number, end = ORDINALS.get(reader.word(place), _ordinal(reader, place)), place + 2
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


def _ordinal(reader: Reader, place: int) -> int:
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
    grain: Grain = _UNITS.get(said.grain, "day")
    days = (Day(said.start, grain),)
    if reader.word(place) in ("next", "nxt") and said.end == place + 2 and grain in ("week", "month"):
        later = add_days(reader.today, 7) if grain == "week" else add_months(reader.today, 1)
        days += (Day(later),) if later != said.start else ()
    return Found(days, said.end, "period")


def weekend(reader: Reader, place: int) -> Found | None:
    """this weekend, next weekend (this one second), after the weekend."""
    after = reader.word(place) == "after"
    start = reader.skip(place + after, "the", "this", "coming")
    following = reader.word(start) == "next"
    if reader.word(start + following) not in ("weekend", "wknd"):
        return None
    saturday = add_days(week_start(reader.today), SATURDAY)
    day = add_days(saturday, 2 if after else 0)
    days = (add_days(day, 7), day) if following else (day,)
    return Found(tuple(Day(one) for one in days), start + following + 1)


_SHORT_EDGES = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_LAST = frozenset(["end", "ends", "close", "late", "ending"])
_FIRST = frozenset(["start", "beginning", "begin", "early", "open"])
_MIDDLE = frozenset(["mid", "middle", "midway"])


def edge(reader: Reader, place: int) -> Found | None:
    """eow, end of Q2, month end, mid april, early next week, first week of May, last day of the month."""
    grain = _SHORT_EDGES.get(reader.word(place))
    if grain:
        return Found(_last_days(Period(_STARTS[grain](reader.today, 0), grain, 0), reader.today), place + 1)
    unit = _UNITS.get(reader.word(place))
    if unit in ("month", "quarter", "year") and reader.word(reader.skip(place + 1, "-")) == "end":
        return Found(
            _last_days(Period(_STARTS[unit](reader.today, 0), unit, 0), reader.today), reader.skip(place + 1, "-") + 1
        )
    start = reader.skip(place, "the", "very")
    return _edge_of(reader, start) or _week_or_day_of(reader, start)


def _edge_of(reader: Reader, place: int) -> Found | None:
    word = reader.word(place)
    if word == "midweek" or reader.says(place, "mid week"):
        wednesday = add_days(week_start(reader.today), 2)
        return Found(
            (Day(wednesday if wednesday > reader.today else add_days(wednesday, 7)),), place + 1 + (word == "mid")
        )
    if word == "later" and (said := period_at(reader, place + 1)) and said.grain == "week":
        return Found(_last_days(said, reader.today), said.end)
    if word not in _LAST | _FIRST | _MIDDLE:
        return None
    said = period_at(reader, reader.skip(place + 1, "of", "-", "in"), within=True)
    if said is None:
        return None
    if word in _LAST:
        return Found(_last_days(said, reader.today, late=word == "late"), said.end)
    if word in _FIRST:
        return Found((Day(_ahead(said, said.start, reader.today)),), said.end)
    return Found((Day(_ahead(said, _middle(said), reader.today)),), said.end)


def _last_days(said: Period, today: date, late: bool = False) -> tuple[Day, ...]:
    """The last day; of a week Friday, with Sunday as second reading; "late" has the month's 25th or so first."""
    if said.grain == "week":
        friday, sunday = add_days(said.start, FRIDAY), add_days(said.start, SUNDAY)
        return (Day(friday), Day(sunday)) if friday >= today else (Day(sunday),)
    return (Day(add_days(said.last, -6)), Day(said.last)) if late else (Day(said.last),)


def _middle(said: Period) -> date:
    if said.grain == "week":
        return add_days(said.start, 2)
    return add_days(
        add_months(said.start, {"month": 0, "quarter": 1, "half": 3, "year": 6}[said.grain]),
        0 if said.grain in ("year", "half") else 14,
    )


def _ahead(said: Period, day: date, today: date) -> date:
    """The day, or the same of the next period where the running one's is over."""
    if day >= today or said.start > today or said.last < today:
        return day
    return (
        add_days(day, 7)
        if said.grain == "week"
        else add_months(day, {"month": 1, "quarter": 3, "half": 6, "year": 12}[said.grain])
    )


def _week_or_day_of(reader: Reader, place: int) -> Found | None:
    """first week of May (its first Monday second), last day of the month, last working day of Q2."""
    nth = ORDINALS.get(reader.word(place), _ordinal(reader, place))
    if not nth or nth > 5:
        return None
    working = reader.word(place + 1) in ("working", "business", "work")
    unit = reader.word(place + 1 + working)
    at = reader.skip(place + 2 + working, "of", "in")
    said = period_at(reader, at, within=True) if at > place + 2 + working else None
    if said is None or unit not in ("week", "day"):
        return None
    if unit == "day":
        day = _nth_day(said, nth, working)
        return Found((Day(_ahead(said, day, reader.today)),), said.end)
    if said.grain == "week":
        return None
    month = said.start if nth > 0 else month_start(said.last)
    first = add_days(month, 7 * (nth - 1)) if nth > 0 else add_days(month_end(month), -6)
    monday = nth_weekday(month, 0, nth)
    days = [first] + ([monday] if monday and monday != first else [])
    return Found(tuple(Day(day) for day in days), said.end)


def _nth_day(said: Period, nth: int, working: bool) -> date:
    if working:
        return (
            add_working_days(add_days(said.start, -1), nth) if nth > 0 else add_working_days(add_days(said.last, 1), -1)
        )
    return add_days(said.start, nth - 1) if nth > 0 else said.last
