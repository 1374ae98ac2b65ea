"""English days said by a span of time: in 3 weeks, a fortnight from now, two days before March 31, 2 weeks ago."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from handlers.read.calendar_days import add_days, week_start
from handlers.read.date_pieces import Day
from handlers.read.english_reader import Found, Length, Reader
from handlers.read.english_words import TODAY_WORDS, WEEKDAYS
from handlers.read.wall_time import in_zone

DayRule = Callable[[Reader, int], Found | None]

_SNOOZES = frozenset(
    ["snooze", "postpone", "delay", "push", "defer", "wait", "nudge", "bump", "shift", "reschedule", "move", "off"]
)
_LEADS = frozenset(["in", "within", "after"])
_LATER = ("from now", "from today", "later", "hence", "out", "' time", "'s time", "time")
_LONGEST = {"minute": 527_040, "hour": 87_840}


def _lead(reader: Reader, place: int) -> int | None:
    """The token where the length begins, if "in", "within the next" or a verb of putting off stands before it."""
    if reader.word(place) in _LEADS:
        return reader.skip(place + 1, "the", "next", "about", "around", "approx", "another", "like", "maybe")
    return None


def _is_put_off(reader: Reader, place: int) -> bool:
    """Whether the sentence puts something off by the length here: snooze 2h, push it 3 days, another hour."""
    if reader.word(place - 1) in ("past", "last", "previous", "every", "each", "next", "to", "at", "worth"):
        return False
    before = range(max(0, place - 6), place)
    return any(
        reader.word(step) in _SNOOZES or reader.says(step, "give me") or reader.says(step, "put it") for step in before
    )


def length_later(reader: Reader, place: int) -> tuple[Length, int] | None:
    """A length said to lie ahead of now, with its sign: in 10 days, 3 weeks from now, snooze 2h, 2 days ago (-1)."""
    lead = _lead(reader, place)
    length = reader.length(place if lead is None else lead)
    if length is None:
        return None
    if lead is not None:
        for ending in _LATER:
            if end := reader.says(length.end, ending):
                return Length(length.counts, length.unit, end), 1
        return length, 1
    if end := reader.says(length.end, "ago") or reader.says(length.end, "back"):
        return (
            (Length(length.counts, length.unit, end), -1)
            if reader.word(length.end) == "ago"
            else (Length(length.counts, length.unit, end), 1)
        )
    for ending in _LATER[:-1]:
        if end := reader.says(length.end, ending):
            return Length(length.counts, length.unit, end), 1
    return (length, 1) if _is_put_off(reader, place) else None


def in_length(reader: Reader, place: int) -> Found | None:
    """A day so many days, weeks, months or years away; "in 2 weeks on Friday" is that week's Friday."""
    said = length_later(reader, place)
    if said is None or said[0].minutes is not None:
        return None
    length, sign = said
    number = (
        WEEKDAYS.get(reader.word(length.end + 1)) if reader.word(length.end) == "on" and length.unit == "week" else None
    )
    if number is not None:
        return Found((Day(add_days(week_start(length.after(reader.today)[0]), number)),), length.end + 2, "relative")
    return Found(tuple(Day(day) for day in dict.fromkeys(length.after(reader.today, sign))), length.end, "relative")


def moment_in_length(reader: Reader, place: int, now: datetime) -> tuple[datetime, int] | None:
    """A moment so many minutes or hours away, and the token after it."""
    said = length_later(reader, place)
    if said is None or said[0].minutes is None or said[0].counts[0] > _LONGEST[said[0].unit]:
        return None
    length, sign = said
    return _shifted(now, sign * length.counts[0] * (60 if length.unit == "hour" else 1)), length.end


def _shifted(now: datetime, minutes: float) -> datetime:
    """So many minutes on by the real clock, not the wall's, shown in the same zone."""
    return in_zone(now.astimezone(UTC) + timedelta(minutes=minutes), now.tzinfo or UTC)


def anchored_length(reader: Reader, place: int, day_at: DayRule) -> Found | None:
    """So long before or after a day: two days before March 31, a week on Tuesday, a week tomorrow."""
    lead = reader.skip(place, "in") if reader.word(place) == "in" else place
    length = reader.length(lead)
    if length is None and reader.word(place) in ("week", "weeks"):
        length = Length((1.0,), "week", place + 1)
    if length is None or length.minutes is not None:
        return None
    joint = reader.word(length.end)
    sign = {"before": -1, "after": 1, "from": 1, "following": 1, "on": 1}.get(joint)
    skipped = 1
    if sign is None and reader.says(length.end, "prior to"):
        sign, skipped = -1, 2
    if sign is None and length.unit == "week" and (joint in TODAY_WORDS or joint in WEEKDAYS):
        sign, skipped = 1, 0
    if sign is None or (joint == "on" and (length.unit not in ("week", "fortnight") or lead != place)):
        return None
    anchor = day_at(reader, length.end + skipped)
    if anchor is None or not anchor.days or anchor.days[0].grain not in ("day", "month"):
        return None
    days = dict.fromkeys(day for one in anchor.days for day in length.after(one.on, sign))
    return Found(tuple(Day(day) for day in days), anchor.end, "relative")


def day_before_or_after(reader: Reader, place: int, day_at: DayRule) -> Found | None:
    """the day before Easter, the day after the 20th."""
    start = reader.skip(place, "the")
    if reader.word(start) not in ("day", "night", "morning") or reader.word(start + 1) not in ("before", "after"):
        return None
    anchor = day_at(reader, start + 2)
    if anchor is None or not anchor.days:
        return None
    sign = -1 if reader.word(start + 1) == "before" else 1
    return Found(tuple(Day(add_days(day.on, sign)) for day in anchor.days), anchor.end, "relative")
