"""Chinese recurrences: 每周五, 每隔两周, 隔周五, 每月1日和15日, 每年5月1日."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.read.calendar_days import (
    add_days,
    add_months,
    add_working_days,
    coming_weekday,
    day_of,
    month_end,
    month_start,
    nth_weekday,
)
from handlers.read.chinese_lengths import LENGTH_UNITS, UNIT_PATTERN
from handlers.read.chinese_month_parts import WEEKDAY_CHARS
from handlers.read.chinese_periods import NUMBER, number_of
from handlers.read.english_every import DAY_CODES, coming_working_day, first_after, first_month_day, rule_of
from handlers.read.folding import Span

_AND = "[、和及与,，]"
_DOM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_EVERY = re.compile(
    rf"(?:每(?P<gap>隔)?|(?<!间)(?P<skip>隔)(?=周|月|天|日))(?:(?P<count>{NUMBER}|半))?个?(?P<unit>{UNIT_PATTERN})的?(?:周|星期|礼拜)?(?:"
    rf"(?P<month>{_DOM})月份?(?:(?P<day_of_year>{_DOM})[号日])?"
    rf"|(?P<day>(?:天|[一二三四五六日]{{1,7}})(?![个次台套份天])(?:{_AND}(?:每?(?:周|星期|礼拜))?[一二三四五六日天](?!月)){{0,4}})"
    rf"|(?P<dom>{_DOM}(?:[号日]?{_AND}{_DOM})*)[号日]"
    rf"|(?:第?(?P<nth>最后一|[一二三四]|[1-4]))个?(?:(?:周|星期|礼拜)(?P<nthday>[一二三四五六日天])|(?P<nthunit>工作日|天|日))"
    rf"|(?P<edge>底|末|初|中旬|中))?"
)
_EVERY_OTHER = 2
_KINDS = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}


@dataclass(frozen=True, slots=True)
class ChineseEvery:
    """A recurrence: its RFC 5545 rule, its first day, its place in the text; `second` the first day of another reading
    (每隔三天: every fourth day, or every third).
    """

    rule: str
    first: date
    span: Span
    second: date | None = None


def chinese_every(folded: str, today: date) -> list[ChineseEvery]:
    """The recurrences said: 每天, 每周五, 每两周, 每月5号, 每个月底, 每季度."""
    return [every for match in _EVERY.finditer(folded) if (every := _every(match, today))]


def _every(match: re.Match[str], today: date) -> ChineseEvery | None:
    unit = LENGTH_UNITS[match["unit"]]
    if unit == "working":
        return ChineseEvery(rule_of("WEEKLY", 1, "BYDAY=MO,TU,WE,TH,FR"), coming_working_day(today), match.span())
    count = number_of(match["count"]) if match["count"] else 1
    if match["count"] == "半" and unit == "year":
        unit, count = "month", 6
    # 每隔一天 and 隔周 are every second one.
    count += bool(match["gap"] or match["skip"]) if unit == "day" or count == 1 else 0
    if unit not in _KINDS or count < 1:
        return None
    frequency, size = _KINDS[unit]
    found = _on_days(match, unit, frequency, count * size, today)
    if found is None and not any(match[part] for part in ("day", "dom", "month", "edge", "nth")):
        found = rule_of(frequency, count * size), first_after(today, frequency, count * size)
    if found is None:
        return None
    twofold = bool(match["gap"]) and unit == "day" and count > _EVERY_OTHER
    return ChineseEvery(*found, match.span(), add_days(found[1], -1) if twofold else None)


def _on_days(match: re.Match[str], unit: str, frequency: str, interval: int, today: date) -> tuple[str, date] | None:
    """The rule and first day of a recurrence on named days; None where none are named, or none such exist."""
    if match["day"] and unit == "week":
        numbers = sorted({WEEKDAY_CHARS[char] for char in match["day"] if char in WEEKDAY_CHARS})
        codes = ",".join(DAY_CODES[number] for number in numbers)
        return rule_of(frequency, interval, f"BYDAY={codes}"), min(coming_weekday(today, number) for number in numbers)
    if match["dom"] and unit == "month":
        days = sorted({number_of(said) for said in re.findall(_DOM, match["dom"])})
        first = first_month_day(today, days)
        return (rule_of(frequency, interval, f"BYMONTHDAY={','.join(map(str, days))}"), first) if first else None
    if match["nth"] and unit == "month":
        return _nth_of_month(match, interval, today)
    if match["edge"] and unit == "month":
        if match["edge"] in ("底", "末"):
            return rule_of(frequency, interval, "BYMONTHDAY=-1"), month_end(today)
        number = 1 if match["edge"] == "初" else 15
        first = first_month_day(today, [number])
        return (rule_of(frequency, interval, f"BYMONTHDAY={number}"), first) if first else None
    if match["month"] and unit == "year":
        month, number = number_of(match["month"]), number_of(match["day_of_year"] or "1")
        day = day_of(today.year, month, number)
        if day is None:
            return None
        parts = [f"BYMONTH={month}", *([f"BYMONTHDAY={number}"] if match["day_of_year"] else [])]
        return rule_of(frequency, interval, *parts), day if day > today else add_months(day, 12)
    return None


def _nth_of_month(match: re.Match[str], interval: int, today: date) -> tuple[str, date] | None:
    """每月最后一个周五, 每月第一个工作日, 每月最后一天: the rule and the first day after today."""
    nth = -1 if match["nth"] == "最后一" else number_of(match["nth"])
    months = [month_start(today, ahead) for ahead in range(13)]
    if match["nthday"]:
        number = WEEKDAY_CHARS[match["nthday"]]
        part, days = f"BYDAY={nth}{DAY_CODES[number]}", [nth_weekday(month, number, nth) for month in months]
    elif match["nthunit"] == "工作日":
        part = f"BYDAY=MO,TU,WE,TH,FR;BYSETPOS={nth}"
        edges = [add_days(month, -1) if nth > 0 else add_days(month_end(month), 1) for month in months]
        days = [add_working_days(edge, nth) for edge in edges]
    else:
        part = f"BYMONTHDAY={nth}"
        days = [month_end(month) if nth < 0 else add_days(month, nth - 1) for month in months]
    first = next((day for day in days if day and day > today), None)
    return (rule_of("MONTHLY", interval, part), first) if first else None
