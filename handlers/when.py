"""Times in the words of a command: where they stand, and which hour a bare day means."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.command import Request
from handlers.perform import texts_of
from handlers.read.dates import DateReading, read_dates

WORKDAY_START = time(9, 0)
SNOOZE_WEEK_DAYS = 7
_BY = re.compile("^ *(?:之前|以前|前)(?!往|去)")  # '周五前发合同'
_LINK = re.compile(r"(?:^| )(?:on|at|by) *$", re.IGNORECASE)  # 'call Jane on', where the day has been cut off

_TIME_BEHIND = re.compile(r",? *(?:at *|@ *)?\d{1,2}(?::\d{2}(?!\d)|(?= ?[ap]m\b)) ?(?:[ap]m\b)?", re.IGNORECASE)


def split_at_date(words: str, request: Request) -> tuple[str, str]:
    """The words of the first date, and the others around it joined; ("", words) where there is none."""
    readings = read_dates(words, texts_of(request).local(request.now))
    if not readings:
        return "", words.strip()
    start, end = min(reading.span for reading in readings)
    if unread := _TIME_BEHIND.match(words, end):
        end = unread.end()  # 'friday 25:00': the time belongs to the day, and is refused with it
    before = _LINK.sub("", words[:start])
    others = f"{before.strip()} {_BY.sub('', words[end:]).strip(' ,:-')}".strip()
    return words[start:end], others


def at_working_hour(reading: DateReading, request: Request) -> datetime:
    """The moment that was read; a bare day means nine in the morning, or in an hour where that is past."""
    if reading.grain in ("minute", "hour"):
        return reading.start
    zone = ZoneInfo(request.actor.timezone)
    morning = datetime.combine(reading.start.astimezone(zone).date(), WORKDAY_START, zone)
    local = texts_of(request).local(request.now)
    if morning <= local and morning.date() == local.date():
        return local + timedelta(hours=1)
    return morning


def snoozed_until(word: str, request: Request) -> datetime | None:
    """The time that a snooze button means: '1h', 'tomorrow' (nine o'clock), 'week' (in seven days, nine o'clock)."""
    days = {"tomorrow": 1, "week": SNOOZE_WEEK_DAYS}.get(word)
    if days is None:
        return request.now + timedelta(hours=1) if word == "1h" else None
    zone = ZoneInfo(request.actor.timezone)
    day = request.now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, WORKDAY_START, zone)
