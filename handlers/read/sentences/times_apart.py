"""A day and its time said apart: "call Ana on friday about the offer at 3", 明天跟华为的人通话，下午四点."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import Final

from handlers.read.date_pieces import DateReading
from handlers.read.folding import Span
from handlers.read.sentences.date_words import CLAUSE
from handlers.read.wall_time import at_wall_time

_CLOCK: Final = re.compile(
    r"(?:at |@ ?|around |about )*(?:\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]\.?m\.?| ?o'?clock)?|noon|midday"
    r"|(?:half|quarter|ten|twenty|five) (?:past |to )?\w+)"
    r"|(?:上午|下午|早上|晚上|中午|傍晚)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:点|:\d{2})(?:\d{1,2}分?|半|一刻|三刻|钟|整)?"
)


def join_times(dates: Sequence[DateReading], folded: str, sums: Sequence[Span]) -> list[DateReading]:
    """The dates, where the one day said has no time and the one time said has no day with both on the day's span.

    dates  in order, each reading of a date beside the others with its span
    sums   places of money: a number inside a longer sum ("200 units @ 15") is no time
    """
    days = [one for one in dates if one.grain == "day"]
    clocks = [one for one in dates if _CLOCK.fullmatch(folded[slice(*one.span)])]
    if len({one.span for one in clocks}) != 1 or len(days) != 1 or len(days) + len(clocks) != len(dates):
        return list(dates)
    day, clock = days[0], clocks[0]
    between = folded[day.span[1] : clock.span[0]]
    alone = re.fullmatch(r"[,，。;； ]+(?:at |@ ?|around |about )*", _behind_the_last_clause(between) or " ")
    if day.span[0] > clock.span[0] or (CLAUSE.search(between) and not alone) or not _ends_there(folded, clock):
        return list(dates)
    if any(start <= clock.span[0] and clock.span[1] <= end and (start, end) != clock.span for start, end in sums):
        return list(dates)
    zone = day.start.tzinfo or UTC
    return [replace(day, start=at_wall_time(day.start.date(), clock.start.time(), zone), grain=clock.grain)]


def _behind_the_last_clause(between: str) -> str:
    cuts = [match.start() for match in CLAUSE.finditer(between)]
    return between[cuts[-1] :] if cuts else between


def _ends_there(folded: str, clock: DateReading) -> bool:
    """Whether nothing but the end of its part of the sentence follows the time."""
    rest = folded[clock.span[1] :].strip()
    return not rest or CLAUSE.match(rest) is not None
