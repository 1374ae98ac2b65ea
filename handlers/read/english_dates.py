"""English dates said by number and month: 3/4, 2026-04-03, 20 April, April 20th 2026, the 20th."""

import re
from datetime import date

from handlers.read.calendar_days import add_days, coming_month, day_of, monday_of_week, nth_weekday
from handlers.read.date_pieces import Day
from handlers.read.english_reader import Found, Reader
from handlers.read.english_words import MONTHS, ORDINALS, WEEKDAYS

_DATE_CUES = frozenset(
    [
        "on",
        "by",
        "before",
        "until",
        "till",
        "due",
        "close",
        "closes",
        "closing",
        "from",
        "after",
        "to",
        "am",
        "bis",
        "since",
        "the",
        "",
    ]
)
_PARTS = frozenset(
    ["of", "price", "off", "hour", "day", "days", "hour", "hours", "full", "done", "year", "years", "support", "week"]
)


def numeric_date(reader: Reader, place: int) -> Found | None:
    """A date in digits. With slashes or dashes day first and month first are two readings where both exist; dots are
    day first.
    """
    kind, said = reader.kind(place), reader.word(place)
    if kind not in ("iso", "month", "week", "dotted", "slash"):
        return None
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    if kind == "iso":
        day = day_of(*numbers[:3])
        return Found((Day(day),) if day else (), place + 1)
    if kind == "month":
        year, month = max(numbers), min(numbers)
        return Found((Day(date(year, month, 1), "month"),), place + 1, "period")
    if kind == "week":
        monday = monday_of_week(*numbers[:2])
        return Found((Day(monday, "week"),) if monday else (), place + 1, "period")
    if kind == "dotted" and (
        len(numbers) == 3 or reader.word(place - 1) in _DATE_CUES or reader.word(place - 1) in WEEKDAYS
    ):
        if numbers[1] > 12 and numbers[0] > 12:
            return None
        return _of_days([_dated(reader.today, numbers[1], numbers[0], numbers[2:])], place)
    if kind == "slash" and reader.word(place + 1) not in _PARTS and said != "24/7":
        return _slashed(reader, numbers, place)
    return None


def _slashed(reader: Reader, numbers: list[int], place: int) -> Found | None:
    first, second, *year = numbers
    if first > 31 or second > 31 or not first or not second:
        return None
    days = [_dated(reader.today, second, first, year), _dated(reader.today, first, second, year)]
    return _of_days(days, place)


def _of_days(days: list[date | None], place: int) -> Found:
    known = list(dict.fromkeys(day for day in days if day))
    return Found(tuple(Day(day) for day in known), place + 1)


def _dated(today: date, month: int, day: int, year: list[int] | None = None) -> date | None:
    """The day of a month: in the year said (two digits are of this century), else the coming one; None where there is
    none.
    """
    if year:
        return day_of(year[0] + 2000 if year[0] < 100 else year[0], month, day)
    years = range(today.year, today.year + (9 if (month, day) == (2, 29) else 2))
    return next((found for one in years if (found := day_of(one, month, day)) and found >= today), None)


def month_and_day(reader: Reader, place: int) -> Found | None:
    """20 April, the 20th of April 2026, April 20, Apr 20th."""
    start = reader.skip(place, "the")
    day = _day_number(reader, start)
    if day is not None and (several := _several_days(reader, start, day)):
        return several
    if day is not None:
        month = reader.skip(start + 1, "of", "-", "day")
        name = reader.skip(month, ".")
        if reader.word(name) in MONTHS and not _is_other_number(reader, start, name):
            return _with_year(reader, MONTHS[reader.word(name)], day, name + 1)
        return None
    if reader.word(start) not in MONTHS:
        return None
    after = reader.skip(start + 1, ".", "the", "-")
    day = _day_number(reader, after)
    # "march 20 seats": a count follows, not a day.
    if day is None or (
        reader.kind(after) == "number"
        and (reader.word(after + 1) in ("seats", "users", "units", "k", "%", "x") or day == 0)
    ):
        return None
    if reader.kind(after) == "ordinal" and reader.word(after + 1) == "week" and day <= 5:
        first = coming_month(reader.today, MONTHS[reader.word(start)])
        days = [add_days(first, 7 * (day - 1)), nth_weekday(first, 0, day)]
        return Found(tuple(Day(one) for one in dict.fromkeys(days) if one), after + 2)
    return _with_year(reader, MONTHS[reader.word(start)], day, after + 1)


def _several_days(reader: Reader, place: int, day: int) -> Found | None:
    """15-16 April begins on the first of the two; 15 or 16 April is two readings."""
    joint, second = reader.word(place + 1), _day_number(reader, place + 2)
    month = reader.skip(place + 3, "of")
    if joint not in ("-", "to", "or", "and") or second is None or second <= day or reader.word(month) not in MONTHS:
        return None
    first = _with_year(reader, MONTHS[reader.word(month)], day, month + 1)
    other = _with_year(reader, MONTHS[reader.word(month)], second, month + 1)
    if first is None or other is None or joint in ("-", "to"):
        return first
    return Found(first.days + other.days, first.end)


def _is_other_number(reader: Reader, number: int, month: int) -> bool:
    """ "20 may" without more can be a count and a verb; it is a date after a word for dates, or with a year or the end
    after it.
    """
    if reader.word(month) not in ("may", "march", "mar", "jan") or reader.kind(number) == "ordinal":
        return False
    return reader.kind(month + 1) == "word" and reader.word(month + 1) in (
        "be",
        "have",
        "want",
        "need",
        "not",
        "go",
        "join",
        "come",
    )


def _day_number(reader: Reader, place: int) -> int | None:
    said = reader.word(place)
    if reader.kind(place) == "ordinal":
        return int(said[:-2])
    if reader.kind(place) == "number" and len(said) <= 2:
        return int(said)
    return ORDINALS[said] if ORDINALS.get(said, -1) > 0 and reader.word(place + 1) in ("of", *MONTHS) else None


def _with_year(reader: Reader, month: int, day: int, place: int) -> Found | None:
    if day > 31:
        return None
    year_at = reader.skip(place, ",", ".", "of", "'", "-")
    said = reader.word(year_at)
    year: list[int] | None = None
    if reader.kind(year_at) == "number" and (
        re.fullmatch(r"(?:19|20)\d\d", said) or (reader.word(year_at - 1) == "'" and len(said) == 2)
    ):
        year, place = [int(said)], year_at + 1
    for phrase, years in (("this year", 0), ("next year", 1), ("last year", -1)):
        if end := reader.says(year_at, phrase):
            year, place = [reader.today.year + years], end
    found = _dated(reader.today, month, day, year)
    return Found((Day(found),) if found else (), place)
