"""Wall-clock times in a zone: what the clock skips, and what it shows twice."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def at_wall_time(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment at which the zone's clock shows this time.

    A time that the clock skips (spring) moves to the first one after the gap; of a time shown twice (autumn) it is the
    first.
    """
    naive = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    moment = naive.replace(tzinfo=zone)
    if _back(moment, zone) == naive:
        return moment
    return _end_of_gap(naive, zone)


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """The same moment on the zone's clock, to the minute."""
    return moment.astimezone(UTC).astimezone(zone).replace(second=0, microsecond=0)


def _back(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def _end_of_gap(naive: datetime, zone: tzinfo) -> datetime:
    """The moment of the jump, found by halving: before it the clock shows less than the skipped time, then more."""
    before, after = naive.replace(tzinfo=UTC) - timedelta(days=2), naive.replace(tzinfo=UTC) + timedelta(days=2)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < naive:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0).astimezone(zone)
