"""Two dates of which one is meant: "monday or tuesday at 10", 20号或21号 are one date with two readings."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from typing import Final

from handlers.read.calendar_days import add_days
from handlers.read.date_pieces import DateReading
from handlers.read.wall_time import at_wall_time

_NEXT: Final = re.compile("next |下")
_BARE_WEEKDAY: Final = re.compile("mon|tue|wed|thu|fri|sat|sun|周|星期|礼拜")
_OR: Final = re.compile(r",? ?(?:or|or maybe|or else|或|或者|或是|还是) ?(?:on |at |the )*")


def join_choices(dates: Iterable[list[DateReading]], folded: str) -> list[list[DateReading]]:
    """The dates in order, each with its readings; of two with "or" between them the first readings of both, on one
    span.
    """
    joined: list[list[DateReading]] = []
    for readings in dates:
        last = joined[-1] if joined else []
        if last and readings and _OR.fullmatch(folded[last[0].span[1] : readings[0].span[0]]):
            joined[-1] = _one_of(last[0], _in_the_same_week(last[0], readings[0], folded))
        elif readings:
            joined.append(readings)
    return joined


def _in_the_same_week(first: DateReading, second: DateReading, folded: str) -> DateReading:
    """The second day of "next wednesday or thursday", 下周三或周四: the word for the week holds for both."""
    shifted = _NEXT.match(folded, first.span[0]) and _BARE_WEEKDAY.match(folded, second.span[0])
    if not shifted or second.start >= first.start:
        return second
    zone = second.start.tzinfo or UTC
    return replace(second, start=at_wall_time(add_days(second.start.date(), 7), second.start.time(), zone))


def _one_of(first: DateReading, second: DateReading) -> list[DateReading]:
    """Both readings; the time of "monday or tuesday at 10" holds for both days."""
    span = (first.span[0], second.span[1])
    if first.grain == "day" and second.grain in ("hour", "minute"):
        zone = first.start.tzinfo or UTC
        start = at_wall_time(first.start.date(), second.start.time(), zone)
        first = replace(first, start=start, grain=second.grain)
    return [replace(first, span=span), replace(second, span=span)]
