"""Days counted back from a date said earlier: "expires 31/05, call 2 weeks before", 5月31日到期，提前两周提醒我."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from handlers.read.calendar_days import add_days, add_months, add_working_days
from handlers.read.chinese_periods import number_of
from handlers.read.date_pieces import DateReading
from handlers.read.english_words import NUMBERS
from handlers.read.wall_time import at_wall_time

_ENGLISH: Final = re.compile(
    rf"\b(?P<count>\d{{1,3}}|an?|{'|'.join(NUMBERS)}) (?P<unit>(?:working |business )?day|week|month)s?"
    r" (?:before(?:hand)?|earlier|prior|ahead|in advance)\b(?: (?:that|it|then))?(?=[ ,.;!?]|$)"
)
_CHINESE: Final = re.compile(
    r"提前(?P<count>\d{1,3}|[一二三四五六七八九十]{1,3})个?(?P<unit>工作日|天|周|星期|礼拜|月)"
)
_SIZES: Final = {"day": 1, "天": 1, "week": 7, "周": 7, "星期": 7, "礼拜": 7}


def days_before(folded: str, readings: Sequence[DateReading], now: datetime) -> Iterator[DateReading]:
    """A reading for each such phrase that stands behind the one day it counts from.

    readings  the dates of the text, in order; a phrase inside one of them is that date's own
    """
    for match in (*_ENGLISH.finditer(folded), *_CHINESE.finditer(folded)):
        start, end = match.span()
        if any(one.span[0] < end and start < one.span[1] for one in readings):
            continue
        bases = {
            one.start.date() for one in readings if one.span[1] <= start and one.grain in ("day", "hour", "minute")
        }
        if len(bases) == 1:
            day = _counted_back(match["count"], match["unit"], bases.pop())
            yield DateReading(at_wall_time(day, time(), now.tzinfo or UTC), "day", (start, end))


def _counted_back(said: str, unit: str, base: date) -> date:
    count = 1 if said in ("a", "an") else NUMBERS.get(said) or number_of(said)
    if unit in ("month", "月"):
        return add_months(base, -count)
    if unit in _SIZES:
        return add_days(base, -count * _SIZES[unit])
    return add_working_days(base, -count)
