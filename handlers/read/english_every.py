"""English recurrences: every 6 weeks, every other Friday, every month on the 5th, weekdays."""

from dataclasses import dataclass
from datetime import date

from handlers.read.calendar_days import (
    SATURDAY,
    add_days,
    add_months,
    coming_weekday,
    day_of,
    month_end,
    month_start,
    nth_weekday,
)
from handlers.read.english_dates import month_and_day
from handlers.read.english_reader import Reader
from handlers.read.english_words import MONTHS, ORDINALS, UNITS, WEEKDAYS

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ADVERBS = {
    "daily": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "yearly": "FREQ=YEARLY",
    "annually": "FREQ=YEARLY",
}
# What is held weekly: "weekly call with Acme" recurs, a quarterly review is a thing.
_HELD = ("call", "check", "catch", "sync", "touch", "follow", "email", "ping")
_FREQUENCIES = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}


@dataclass(frozen=True, slots=True)
class Every:
    """A recurrence: its RFC 5545 rule, its first day, and the token after it."""

    rule: str
    first: date
    end: int


def rule_of(frequency: str, interval: float = 1, *parts: str) -> str:
    """An RFC 5545 rule; an interval of one is left out."""
    return ";".join([f"FREQ={frequency}", *([f"INTERVAL={interval:g}"] if interval != 1 else []), *parts])


def first_after(today: date, frequency: str, interval: int) -> date:
    """The first day of a plain recurrence: one interval on."""
    if frequency == "DAILY":
        return add_days(today, interval)
    if frequency == "WEEKLY":
        return add_days(today, 7 * interval)
    return add_months(today, interval * (12 if frequency == "YEARLY" else 1))


def first_month_day(today: date, numbers: list[int]) -> date | None:
    """The first day after today with one of these numbers in its month; None where a number is no day of any month."""
    if not all(1 <= number <= 31 for number in numbers):
        return None
    months = (month_start(today, ahead) for ahead in range(13))
    days = (day_of(month.year, month.month, number) for month in months for number in sorted(numbers))
    return next((day for day in days if day and day > today), None)


def coming_working_day(today: date) -> date:
    """The next day from Monday to Friday."""
    day = add_days(today, 1)
    return add_days(day, 7 - day.weekday()) if day.weekday() >= SATURDAY else day


def every_at(reader: Reader, place: int) -> Every | None:
    """The recurrence said at this token; None where there is none."""
    if reader.word(place) == "bi" and (reader.says(place, "bi - weekly") or reader.says(place, "bi weekly")):
        adverb = reader.skip(place + 1, "-")
        return _adverb(reader, adverb, ADVERBS["biweekly"]) if _is_adverb(reader, adverb, place) else None
    if (rule := ADVERBS.get(reader.word(place))) and _is_adverb(reader, place):
        return _adverb(reader, place, rule)
    if reader.word(place - 1) == "on" and reader.word(place).endswith("days") and reader.word(place) in WEEKDAYS:
        return _weekdays(reader, place, 1)
    if reader.word(place) not in ("every", "each"):
        return _of_every_month(reader, place)
    start = place + 1
    other = reader.word(start) in ("other", "second", "2nd")
    start += other
    if (
        reader.word(start) in ("weekday", "weekdays", "workday")
        or reader.says(start, "working day")
        or reader.says(start, "business day")
    ):
        end = start + (2 if reader.word(start) in ("working", "business") else 1)
        return Every(rule_of("WEEKLY", 1, "BYDAY=MO,TU,WE,TH,FR"), coming_working_day(reader.today), end)
    return (
        _weekdays(reader, start, 2 if other else 1)
        or _day_of_month(reader, start)
        or _length(reader, start, other)
        or (
            Every(rule_of("DAILY"), add_days(reader.today, 1), start + 1)
            if reader.word(start) in ("morning", "evening", "night")
            else None
        )
    )


def _is_adverb(reader: Reader, place: int, start: int | None = None) -> bool:
    """Whether "weekly" says how often, and not which report."""
    if reader.word((place if start is None else start) - 1) in (
        "the",
        "our",
        "a",
        "my",
        "your",
        "their",
        "this",
        "next",
        "last",
    ):
        return False
    return reader.kind(place + 1) != "word" or reader.word(place + 1) in (
        "at",
        "on",
        "with",
        "for",
        "from",
        "and",
        "until",
        "by",
        "to",
        *_HELD,
    )


def _adverb(reader: Reader, place: int, rule: str) -> Every:
    frequency = rule.split(";")[0].removeprefix("FREQ=")
    interval = int(rule.rpartition("INTERVAL=")[2]) if "INTERVAL" in rule else 1
    on = reader.skip(place + 1, "on", "the")
    if frequency == "WEEKLY" and reader.word(on) in WEEKDAYS:
        return _weekdays(reader, on, interval) or Every(rule, first_after(reader.today, frequency, interval), place + 1)
    if frequency == "MONTHLY" and reader.kind(on) == "ordinal" and interval == 1:
        return _by_month_days(reader, int(reader.word(on)[:-2]), on + 1) or Every(
            rule, add_months(reader.today, 1), place + 1
        )
    return Every(rule, first_after(reader.today, frequency, interval), place + 1)


def _weekdays(reader: Reader, place: int, interval: int) -> Every | None:
    """every Friday, every Monday and Thursday."""
    numbers: list[int] = []
    end = place
    while reader.word(end) in WEEKDAYS:
        numbers.append(WEEKDAYS[reader.word(end)])
        end += 1
        following = reader.skip(end, "and", ",", "&", "/")
        end = following if reader.word(following) in WEEKDAYS else end
    if not numbers:
        return None
    codes = ",".join(DAY_CODES[number] for number in sorted(set(numbers)))
    first = min(coming_weekday(reader.today, number) for number in numbers)
    return Every(rule_of("WEEKLY", interval, f"BYDAY={codes}"), first, end)


def _day_of_month(reader: Reader, place: int) -> Every | None:
    """every 5th, every 1st of the month, every first Monday of the month, every month on the 5th, every month end."""
    month = reader.skip(place, "month") if reader.word(place) == "month" else None
    if month is not None and reader.word(month) in ("end", "-"):
        return Every(rule_of("MONTHLY", 1, "BYMONTHDAY=-1"), month_end(reader.today), reader.skip(month, "-") + 1)
    start = reader.skip(month if month is not None else place, "on", "the")
    if month is not None and start == month:
        return None
    nth = int(reader.word(start)[:-2]) if reader.kind(start) == "ordinal" else ORDINALS.get(reader.word(start), 0)
    if not nth or (reader.word(start + 1) in MONTHS):
        return None
    end = next(
        (
            after
            for phrase in ("of the month", "of each month", "of every month")
            if (after := reader.says(start + 2, phrase))
        ),
        start + 2,
    )
    if reader.word(start + 1) in WEEKDAYS and -1 <= nth <= 5:
        return _by_nth_weekday(reader, nth, WEEKDAYS[reader.word(start + 1)], end)
    if nth < 0 and reader.word(start + 1) == "day":
        return Every(rule_of("MONTHLY", 1, "BYMONTHDAY=-1"), month_end(reader.today), end)
    end = next(
        (
            after
            for phrase in ("of the month", "of each month", "of every month")
            if (after := reader.says(start + 1, phrase))
        ),
        start + 1,
    )
    if UNITS.get(reader.word(end)):
        return None
    return _by_month_days(reader, nth, end)


def _of_every_month(reader: Reader, place: int) -> Every | None:
    """the 10th of every month, the first Monday of each month, the last day of every month."""
    start = reader.skip(place, "the")
    nth = int(reader.word(start)[:-2]) if reader.kind(start) == "ordinal" else ORDINALS.get(reader.word(start), 0)
    weekday, named = WEEKDAYS.get(reader.word(start + 1)), reader.word(start + 1) in (*WEEKDAYS, "day")
    if not nth or nth > (5 if named else 31):
        return None
    phrases = ("of every month", "of each month", "every month", "each month")
    end = next((after for phrase in phrases if (after := reader.says(start + 1 + named, phrase))), None)
    if end is None:
        return None
    if weekday is not None:
        return _by_nth_weekday(reader, nth, weekday, end)
    if named or nth < 0:
        last = Every(rule_of("MONTHLY", 1, "BYMONTHDAY=-1"), month_end(reader.today), end)
        return last if named and nth < 0 else None
    return _by_month_days(reader, nth, end)


def _by_month_days(reader: Reader, nth: int, end: int) -> Every | None:
    """every 5th, every 1st and 15th of the month."""
    numbers = [nth]
    following = reader.skip(end, "and", ",", "&", "the")
    while reader.kind(following) == "ordinal" and following > end:
        numbers.append(int(reader.word(following)[:-2]))
        end = following + 1
        following = reader.skip(end, "and", ",", "&", "the")
    phrases = ("of the month", "of each month", "of every month")
    end = next((after for phrase in phrases if (after := reader.says(end, phrase))), end)
    first = first_month_day(reader.today, numbers)
    listed = ",".join(str(number) for number in sorted(set(numbers)))
    return Every(rule_of("MONTHLY", 1, f"BYMONTHDAY={listed}"), first, end) if first else None


def _by_nth_weekday(reader: Reader, nth: int, number: int, end: int) -> Every | None:
    months = (month_start(reader.today, ahead) for ahead in range(13))
    days = (nth_weekday(month, number, nth) for month in months)
    first = next((day for day in days if day and day > reader.today), None)
    return Every(rule_of("MONTHLY", 1, f"BYDAY={nth}{DAY_CODES[number]}"), first, end) if first else None


def _length(reader: Reader, place: int, other: bool) -> Every | None:
    """every 6 weeks, every other month, every quarter, every 2 weeks on Friday."""
    counted = reader.number(place)
    count, at = counted if counted else (1.0, place)
    unit = UNITS.get(reader.word(at), "")
    if unit not in _FREQUENCIES or count < 1 or count != int(count):
        return None
    frequency, size = _FREQUENCIES[unit]
    interval = int(count) * size * (2 if other else 1)
    on = reader.skip(at + 1, "on")
    if frequency == "YEARLY" and interval == 1 and on > at + 1 and (dated := month_and_day(reader, on)) and dated.days:
        day = dated.days[0].on
        return Every(rule_of(frequency, 1, f"BYMONTH={day.month}", f"BYMONTHDAY={day.day}"), day, dated.end)
    if frequency == "WEEKLY" and reader.word(on) in WEEKDAYS:
        return _weekdays(reader, on, interval)
    return Every(rule_of(frequency, interval), first_after(reader.today, frequency, interval), at + 1)
