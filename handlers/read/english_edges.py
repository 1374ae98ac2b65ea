"""English edges of periods: eow, end of Q2, month end, mid april, first week of May, this weekend."""

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
    week_start,
)
from handlers.read.date_pieces import Day
from handlers.read.english_periods import PERIOD_STARTS, PERIOD_UNITS, Period, ordinal_at, period_at
from handlers.read.english_reader import Found, Reader
from handlers.read.english_words import ORDINALS


def weekend(reader: Reader, place: int) -> Found | None:
    """this weekend, next weekend (this one second), after the weekend, before it (Friday, Saturday second)."""
    side = reader.word(place) if reader.word(place) in ("after", "before") else ""
    start = reader.skip(place + bool(side), "the", "this", "coming")
    following = reader.word(start) == "next"
    if reader.word(start + following) not in ("weekend", "wknd"):
        return None
    saturday = add_days(week_start(reader.today), SATURDAY)
    day = add_days(saturday, {"after": 2, "before": -1}.get(side, 0))
    days = (add_days(day, 7), day) if following else (day, saturday) if side == "before" else (day,)
    return Found(tuple(Day(one) for one in days), start + following + 1)


_SHORT_EDGES = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_LAST = frozenset(["end", "ends", "close", "late", "ending"])
_FIRST = frozenset(["start", "beginning", "begin", "early", "open"])
_MIDDLE = frozenset(["mid", "middle", "midway"])
# "they start in May" is no beginning of May.
_VERBS_TOO = frozenset(["start", "begin", "end", "ends"])
EDGES = frozenset(_SHORT_EDGES) | _LAST | _FIRST | _MIDDLE


def edge(reader: Reader, place: int) -> Found | None:
    """eow, end of Q2, month end, mid april, early next week, first week of May, last day of the month."""
    grain = _SHORT_EDGES.get(reader.word(place))
    if grain:
        return Found(_last_days(Period(PERIOD_STARTS[grain](reader.today, 0), grain, 0), reader.today), place + 1)
    unit = PERIOD_UNITS.get(reader.word(place))
    if unit in ("month", "quarter", "year") and reader.word(reader.skip(place + 1, "-")) == "end":
        return Found(
            _last_days(Period(PERIOD_STARTS[unit](reader.today, 0), unit, 0), reader.today),
            reader.skip(place + 1, "-") + 1,
        )
    start = reader.skip(place, "the", "very")
    return _half_of(reader, start) or _edge_of(reader, start) or _week_or_day_of(reader, start)


def _edge_of(reader: Reader, place: int) -> Found | None:
    word = reader.word(place)
    if word == "midweek" or reader.says(place, "mid week"):
        wednesday = add_days(week_start(reader.today), 2)
        return Found(
            (Day(wednesday if wednesday > reader.today else add_days(wednesday, 7)),), place + 1 + (word == "mid")
        )
    if word == "later" and (said := period_at(reader, place + 1)) and said.grain == "week":
        return Found(_last_days(said, reader.today), said.end)
    if word not in EDGES or (word in ("close", "open") and reader.word(place + 1) != "of"):
        return None
    if word in _VERBS_TOO and reader.word(place + 1) == "in":
        return None
    said = period_at(reader, reader.skip(place + 1, "of", "-", "in"), within=True)
    if said is None:
        return None
    if word in _LAST:
        return Found(_last_days(said, reader.today, late=word == "late"), said.end)
    if word in _FIRST:
        return Found((Day(_ahead(said, said.start, reader.today)),), said.end)
    return Found((Day(_ahead(said, _middle(said), reader.today)),), said.end)


def _half_of(reader: Reader, place: int) -> Found | None:
    """first half of May, second half of next month: the day on which it begins."""
    if (
        reader.word(place) not in ("first", "second")
        or reader.word(place + 1) != "half"
        or reader.word(place + 2) != "of"
    ):
        return None
    said = period_at(reader, place + 3, within=True)
    if said is None or said.grain == "week":
        return None
    middle = add_days(said.start, 15) if said.grain == "month" else _middle(said)
    return Found((Day(said.start if reader.word(place) == "first" else middle),), said.end)


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
    nth = ORDINALS.get(reader.word(place), ordinal_at(reader, place))
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
