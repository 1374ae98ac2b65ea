"""What is to come again and again, told apart from what is to be done: 'every friday 9:00 call Acme until june'."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from handlers.read.dates import DateReading, read_dates
from handlers.read.recurrence import read_recurrence

_UNTIL: Final = re.compile(r"\b(?:until|till|til|through|up to)\b|直到|到(?=\d|明年|下|年底|月底)", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:^| )(?:on|at|by|from) *$", re.IGNORECASE)
_CLOCK: Final = ("hour", "minute")
_CLOCK_FIRST: Final = re.compile(r"at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?(?=\s|$)", re.IGNORECASE)
_SIGNS: Final = " ,:-，："


@dataclass(frozen=True, slots=True)
class Again:
    """A recurrence in a command's words.

    rule   RFC 5545;  first  its first occurrence
    said   the words for it;  rest  the other words
    until  the last day, where one is said
    """

    rule: str
    first: DateReading
    said: str
    rest: str
    until: date | None = None


def read_again(text: str, now: datetime) -> Again | None:
    """The recurrence in the words; None where they say none. `now` as in `read_dates`."""
    if read_recurrence(text, now) is None:
        return None
    until, said = _until(text, now)
    found = read_recurrence(said, now)
    if found is None:
        return None
    start, end = found.span
    before, after = _LINK.sub("", said[:start]).strip(), said[end:].strip(_SIGNS)
    every, first = said[start:end], found.first
    if first.grain not in _CLOCK and (clock := _CLOCK_FIRST.match(after)):  # 'daily at 8 standup'
        times = [reading.start for reading in read_dates(clock[0], now) if reading.grain in _CLOCK]
        if times:
            moment = first.start.replace(hour=times[0].hour, minute=times[0].minute)
            first = DateReading(moment, "minute", first.span)
            every, after = f"{every} {clock[0]}", after[clock.end() :].strip(_SIGNS)
    return Again(found.rule, first, every, f"{before} {after}".strip(), until)


def _until(text: str, now: datetime) -> tuple[date | None, str]:
    """The last day where 'until' and a date are said, and the words without them."""
    mark = _UNTIL.search(text)
    if mark is None:
        return None, text
    behind = text[mark.end() :]
    readings = [one for one in read_dates(behind, now) if not behind[: one.span[0]].strip()]
    if not readings:
        return None, text
    return readings[0].start.date(), f"{text[: mark.start()].strip()} {behind[readings[0].span[1] :].strip()}".strip()
