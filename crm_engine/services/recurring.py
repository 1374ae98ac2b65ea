"""What comes again and again: an RFC 5545 rule from a first wall time on, in the zone of whoever is reminded.

A series is kept as two lines, DTSTART and RRULE, without a zone: nine o'clock stays nine o'clock when the clocks
change, and when the person moves.
"""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

_MONTH_END = 28  # the last day that every month has


def series_of(rule: str, first: datetime, until: date | None = None) -> str:
    """The series that begins at this aware moment, by its own zone's clock; it ends with the day `until`.

    A day that some months lack becomes their last one: every month on the 31st means 28 February too.
    """
    start = first.replace(tzinfo=None, second=0, microsecond=0)
    parts = [_with_month_ends(rule, start), *([f"UNTIL={until:%Y%m%d}T235959"] if until else [])]
    return f"DTSTART:{start:%Y%m%dT%H%M%S}\nRRULE:{';'.join(parts)}"


def next_after(series: str, zone: str, moment: datetime) -> datetime | None:
    """The first occurrence after the moment, in UTC; None where there is none any more.

    A time that the clock skips comes when it would have come without the change; one that it shows twice comes the
    first time.
    """
    found = rrulestr(series).after(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
    while found is not None and found.replace(tzinfo=ZoneInfo(zone)) <= moment:  # an hour that the clock shows twice
        found = rrulestr(series).after(found)
    return None if found is None else found.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _with_month_ends(rule: str, start: datetime) -> str:
    said = re.search(r"BYMONTHDAY=(\d+)(?=;|$)", rule)
    monthly = rule.startswith(("FREQ=MONTHLY", "FREQ=YEARLY"))
    day = int(said[1]) if said else start.day
    if not monthly or day <= _MONTH_END or "BYDAY" in rule or "BYSETPOS" in rule:
        return rule
    days = ",".join(str(each) for each in range(_MONTH_END, day + 1))
    if rule.startswith("FREQ=YEARLY") and "BYMONTH=" not in rule:
        rule = f"{rule};BYMONTH={start.month}"
    return f"{re.sub(r';?BYMONTHDAY=[0-9]+', '', rule)};BYMONTHDAY={days};BYSETPOS=-1"
