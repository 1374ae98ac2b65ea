"""English days of a month: the 20th, the 5th of next month, the first Monday of May."""

from datetime import date

from handlers.read.calendar_days import coming_month, day_of, month_start, nth_weekday
from handlers.read.date_pieces import Day
from handlers.read.english_reader import Found, Reader
from handlers.read.english_words import MONTHS, ORDINALS, WEEKDAYS

_NOT_OF_MONTH = frozenset(
    [
        "floor",
        "time",
        "call",
        "deal",
        "meeting",
        "demo",
        "customer",
        "quarter",
        "half",
        "thing",
        "week",
        "day",
        "order",
        "attempt",
    ]
)
_DAY_CUES = frozenset(["on", "by", "before", "until", "till", "due", "from", *WEEKDAYS])


def day_of_month(reader: Reader, place: int) -> Found | None:
    """the 20th, on the 5th of next month, next month on the 5th, the first of the month."""
    if found := _month_then_day(reader, place):
        return found
    start = reader.skip(place, "the")
    cued = start > place or reader.word(place - 1) in _DAY_CUES
    said = reader.word(start)
    number = int(said[:-2]) if reader.kind(start) == "ordinal" else ORDINALS.get(said, 0)
    if number < 1 or number > 31:
        return None
    for phrase, months in (
        ("of next month", 1),
        ("of this month", 0),
        ("of the month", None),
        ("next month", 1),
        ("this month", 0),
    ):
        if end := reader.says(start + 1, phrase):
            return _in_month(reader.today, number, months, end)
    spelled_out = reader.kind(start) != "ordinal"
    if spelled_out and (start == place or reader.word(place - 1) not in _DAY_CUES or reader.kind(start + 1) == "word"):
        return None
    if not cued or reader.word(start + 1) in _NOT_OF_MONTH:
        return None
    if reader.kind(start + 1) == "word" and (
        reader.word(start + 1) in ORDINALS or reader.word(start + 1) in ("of", "in", "largest", "biggest")
    ):
        return None
    return _in_month(reader.today, number, None, start + 1)


def _month_then_day(reader: Reader, place: int) -> Found | None:
    for phrase, months in (("next month", 1), ("this month", 0)):
        if end := reader.says(place, phrase):
            day = reader.skip(end, "on", "the", ",")
            if reader.kind(day) == "ordinal":
                return _in_month(reader.today, int(reader.word(day)[:-2]), months, day + 1)
    return None


def _in_month(today: date, number: int, months: int | None, end: int) -> Found:
    """The numbered day so many months on, or the coming one: today counts as coming, with the next month's as second
    reading.
    """
    if months is not None:
        month = month_start(today, months)
        day = day_of(month.year, month.month, number)
        return Found((Day(day),) if day else (), end)
    coming: list[date] = []
    for ahead in range(3):
        month = month_start(today, ahead)
        day = day_of(month.year, month.month, number)
        if day and day >= today:
            coming.append(day)
    days = coming[:2] if coming and coming[0] == today else coming[:1]
    return Found(tuple(Day(day) for day in days), end)


def nth_weekday_of_month(reader: Reader, place: int) -> Found | None:
    """the first Monday of next month, last Friday in May, second Tuesday of the month."""
    start = reader.skip(place, "the")
    said = reader.word(start)
    nth = int(said[:-2]) if reader.kind(start) == "ordinal" else ORDINALS.get(said, 0)
    number = WEEKDAYS.get(reader.word(start + 1))
    if number is None or reader.word(start + 2) not in ("of", "in") or not (nth == -1 or 1 <= nth <= 5):
        return None
    month = reader.skip(start + 3, "the")
    if reader.word(month) in MONTHS:
        first = coming_month(reader.today, MONTHS[reader.word(month)])
        day = nth_weekday(first, number, nth)
        return Found((Day(day),) if day else (), month + 1)
    for phrase, ahead in (("next month", (1,)), ("this month", (0,)), ("month", (0, 1))):
        if end := reader.says(month, phrase):
            days = [nth_weekday(month_start(reader.today, months), number, nth) for months in ahead]
            return Found(tuple(Day(day) for day in days if day and (day >= reader.today or len(ahead) == 1))[:1], end)
    return None
