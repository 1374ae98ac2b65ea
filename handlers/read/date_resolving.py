"""Settles which moment a joined date means: the coming one, in working hours, on the reader's clock."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from handlers.read.calendar_days import add_days
from handlers.read.date_joining import Joined
from handlers.read.date_pieces import Clock, DateReading, Day
from handlers.read.wall_time import at_wall_time, in_zone

_READINGS = 2


def resolve(joined: Joined, now: datetime) -> list[DateReading]:
    """The readings of a joined date, the likelier first; none where it is impossible."""
    if joined.impossible:
        return []
    if joined.moment:
        return [DateReading(joined.moment, "minute", joined.span)]
    if joined.clock is None:
        days = joined.days or (Day(_day_of_half(joined.half, now)),)
        return [
            DateReading(at_wall_time(day.on, time(), now.tzinfo or UTC), day.grain, joined.span)
            for day in days[:_READINGS]
        ]
    moments = _absolute(joined, now) if joined.offset else _moments(joined, joined.clock, now)
    return [DateReading(moment, joined.clock.grain, joined.span) for moment in list(dict.fromkeys(moments))[:_READINGS]]


def _day_of_half(half: str | None, now: datetime) -> date:
    """ "in the morning" said during the day is tomorrow's; every other part of the day is today's."""
    return add_days(now.date(), 1) if half == "next_am" and now.hour >= 9 else now.date()


def _absolute(joined: Joined, now: datetime) -> list[datetime]:
    clock = joined.clock
    assert clock is not None
    moment = datetime.combine(joined.days[0].on, time(clock.hour, clock.minute), joined.offset)
    return [in_zone(moment, now.tzinfo or UTC)]


def _moments(joined: Joined, clock: Clock, now: datetime) -> list[datetime]:
    hours = _hours(clock, joined.half)
    if not joined.days or joined.kind == "today":
        return _near_moments(hours, clock, joined, now)
    moments = [_at(day.on, hours[0], clock, now) for day in joined.days] + [
        _at(joined.days[0].on, hour, clock, now) for hour in hours[1:]
    ]
    ahead = [moment for moment in moments if moment >= now]
    # Among several readings those already past fall away; a past date said on purpose stays.
    return ahead or moments[:1]


def _near_moments(hours: list[int], clock: Clock, joined: Joined, now: datetime) -> list[datetime]:
    """A time said for today, or without a day: later today, else tomorrow; "today at nine" said at ten is nine in the
    evening.
    """
    today = now.date()
    said_today = joined.kind == "today"
    evening = [hour + 12 for hour in hours if said_today and not clock.certain and joined.half is None and hour < 12]
    later = [moment for hour in (*hours, *evening) if (moment := _at(today, hour, clock, now)) > now]
    first = _at(today, hours[0], clock, now)
    if said_today or joined.half == "pm":
        return later or [first]
    if first > now:
        return later
    return [_at(add_days(today, 1), hours[0], clock, now), *later]


def _hours(clock: Clock, half: str | None) -> list[int]:
    """The hours of 24 that a clock time means: as said, by the part of the day beside it, or in working hours."""
    hour = clock.hour
    if clock.certain or hour > 12:
        return [hour]
    if half == "pm":
        return [hour % 12 + 12]
    if half in ("am", "next_am"):
        return [hour % 12 if hour == 12 else hour]
    if 1 <= hour <= 6:
        return [hour + 12]
    return [7, 19] if hour == 7 else [hour]


def _at(day: date, hour: int, clock: Clock, now: datetime) -> datetime:
    zone = now.tzinfo or UTC
    if clock.zone is None:
        return at_wall_time(day, time(hour, clock.minute), zone)
    return in_zone(at_wall_time(day, time(hour, clock.minute), ZoneInfo(clock.zone)), zone)
