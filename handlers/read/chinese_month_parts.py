"""Parts of a month in Chinese: 月底, 中旬, 第一周, 最后一天, 最后一个工作日, 第二个周五."""

import re
from datetime import date

from handlers.read.calendar_days import add_days, add_working_days, month_end, nth_weekday

WEEKDAY_CHARS = (
    {char: place for place, char in enumerate("一二三四五六日")}
    | {"天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 7)}
)
EDGE = "底|末|初|中旬|上旬|下旬|中"
_NTH = "第?[一二三四1-4]|最后一"
# In this order: 第一个工作日 before 第一个, 第一个周五 before 第一周.
PART = (
    rf"(?:(?:{_NTH})个?工作日|(?:{_NTH})个?(?:周|星期|礼拜)[一二三四五六日天]|(?:第[一二三四1-4]|最后一)个?(?:周|星期|礼拜)"
    rf"|(?:第一|最后一)[天日]|{EDGE})"
)
_ORDER = {"第": 0, "最": -1, "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def part_of_month(month: date, said: str) -> tuple[date, ...]:
    """The day that a part of the month beginning on `month` means; of a week its first Monday is a second reading; none
    where there is no such day.
    """
    if said in EDGE.split("|"):
        return (_edge(month, said),)
    nth = _ORDER[said[0]] or _ORDER[said[1]]
    if said.endswith("工作日"):
        edge = add_days(month, -1) if nth > 0 else add_days(month_end(month), 1)
        return (add_working_days(edge, nth),)
    if named := re.search("(?:周|星期|礼拜)([一二三四五六日天])$", said):
        day = nth_weekday(month, WEEKDAY_CHARS[named[1]], nth)
        return (day,) if day else ()
    if said[-1] in "天日":
        return (month if nth > 0 else month_end(month),)
    first = add_days(month, 7 * (nth - 1)) if nth > 0 else add_days(month_end(month), -6)
    monday = nth_weekday(month, 0, nth)
    return (first,) if monday is None or monday == first else (first, monday)


def _edge(month: date, edge: str) -> date:
    if edge in ("底", "末"):
        return month_end(month)
    return add_days(month, {"初": 0, "上旬": 0, "中": 14, "中旬": 14, "下旬": 20}[edge])
