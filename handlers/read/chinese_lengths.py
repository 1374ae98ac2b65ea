"""Chinese spans of time and recurrences: 三天后, 过两个小时, 半个月后, 每周五, 每隔两周."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from handlers.read.calendar_days import (
    add_days,
    add_months,
    add_working_days,
    coming_weekday,
    day_of,
    month_end,
    month_start,
)
from handlers.read.chinese_days import NUMBER, WEEKDAY_CHARS, number_of
from handlers.read.date_pieces import Day, Piece
from handlers.read.english_every import DAY_CODES, coming_working_day, first_after, rule_of
from handlers.read.folding import Span
from handlers.read.wall_time import in_zone

_UNITS = {
    **dict.fromkeys(("分钟", "分"), "minute"),
    **dict.fromkeys(("小时", "钟头"), "hour"),
    **dict.fromkeys(("天", "日"), "day"),
    **dict.fromkeys(("周", "星期", "礼拜"), "week"),
    **dict.fromkeys(("工作日",), "working"),
    "刻钟": "quarter_hour",
    "月": "month",
    "季度": "quarter",
    "年": "year",
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_LENGTH = re.compile(
    rf"(?P<lead>再过|过|再等|等|推迟|延后|延期|推后|顺延|晚|稍后)?(?:了|大约|大概|约)?(?<![第\d.])(?P<count>(?:\d+\.\d|{NUMBER}|几|半))(?P<ge>个)?(?P<half>半)?(?:多)?(?P<unit>{_UNIT})(?P<halfafter>半)?"
    r"(?P<tail>之后|以后|过后|后(?!天|年)|之内|以内|内|之前|以前|前(?!天|年))?"
)
_LEADS = frozenset(["再过", "过", "再等", "等", "推迟", "延后", "延期", "推后", "顺延", "晚"])
_EVERY = re.compile(
    rf"每(?P<gap>隔)?(?:(?P<count>{NUMBER}|半))?个?(?P<unit>{_UNIT})的?(?:{_UNIT})?(?:"
    r"(?P<day>[一二三四五六日天](?![个次台套份])(?:[、和及与,，](?:每?(?:周|星期|礼拜))?[一二三四五六日天](?!月)){0,4})"
    r"|(?P<dom>\d{1,2}|[一二三四五六七八九十]{1,3})[号日]|(?P<edge>底|末))?"
)


@dataclass(frozen=True, slots=True)
class ChineseEvery:
    """A recurrence: its RFC 5545 rule, its first day, its place in the text."""

    rule: str
    first: date
    span: Span


def chinese_lengths(folded: str, now: datetime) -> list[Piece]:
    """Days and moments said by a span of time from now."""
    return [piece for match in _LENGTH.finditer(folded) if (piece := _length(match, now))]


def _length(match: re.Match[str], now: datetime) -> Piece | None:
    tail = match["tail"] or ""
    if not tail and match["lead"] not in _LEADS:
        return None
    if match["unit"] == "日" and not tail:
        return None
    sign = -1 if tail.endswith("前") and not match["lead"] else 1
    unit = _UNITS[match["unit"]]
    counts = _counts(match)
    if not counts or (unit == "month" and not match["ge"] and match["count"] != "半"):
        return None
    today = now.date()
    if unit in ("minute", "hour", "quarter_hour"):
        minutes = sign * counts[0] * {"minute": 1, "hour": 60, "quarter_hour": 15}[unit]
        return Piece(match.span(), moment=in_zone(now.astimezone(UTC) + timedelta(minutes=minutes), now.tzinfo or UTC))
    days = dict.fromkeys(_day_after(today, sign * count, unit) for count in counts)
    return Piece(match.span(), days=tuple(Day(day) for day in days))


def _counts(match: re.Match[str]) -> tuple[float, ...]:
    said = match["count"]
    half = 0.5 if match["half"] or match["halfafter"] else 0.0
    if said == "几":
        return (3.0, 2.0)
    if said == "半":
        return (0.5,)
    if len(said) == 2 and all(char in "一二三四五六七八九" for char in said):
        return (float(number_of(said[0])), float(number_of(said[1])))
    count = float(said) if "." in said else float(number_of(said))
    return (count + half,) if count + half else ()


def _day_after(start: date, count: float, unit: str) -> date:
    if unit == "working":
        return add_working_days(start, round(count))
    if unit in ("month", "quarter", "year"):
        months = {"month": 1, "quarter": 3, "year": 12}[unit] * count
        return add_days(add_months(start, int(months)), round((months - int(months)) * 30))
    return add_days(start, round(count * (7 if unit == "week" else 1)))


def chinese_every(folded: str, today: date) -> list[ChineseEvery]:
    """The recurrences said: 每天, 每周五, 每两周, 每月5号, 每个月底, 每季度."""
    return [every for match in _EVERY.finditer(folded) if (every := _every(match, today))]


def _every(match: re.Match[str], today: date) -> ChineseEvery | None:
    unit = _UNITS[match["unit"]]
    said = match["count"]
    count = 1 if not said else number_of(said)
    if unit == "working":
        return ChineseEvery(rule_of("WEEKLY", 1, "BYDAY=MO,TU,WE,TH,FR"), coming_working_day(today), match.span())
    if said == "半" and unit == "year":
        unit, count = "month", 6
    # 每隔一天 is every second day.
    count += bool(match["gap"]) if unit == "day" or count == 1 else 0
    kinds = {
        "day": ("DAILY", 1),
        "week": ("WEEKLY", 1),
        "month": ("MONTHLY", 1),
        "quarter": ("MONTHLY", 3),
        "year": ("YEARLY", 1),
    }
    if unit not in kinds or count < 1:
        return None
    frequency, size = kinds[unit]
    interval = count * size
    if match["day"] and unit == "week":
        numbers = sorted({WEEKDAY_CHARS[char] for char in match["day"] if char in WEEKDAY_CHARS})
        codes = ",".join(DAY_CODES[number] for number in numbers)
        first = min(coming_weekday(today, number) for number in numbers)
        return ChineseEvery(rule_of(frequency, interval, f"BYDAY={codes}"), first, match.span())
    if match["dom"] and unit == "month":
        return _monthly(number_of(match["dom"]), interval, today, match.span())
    if match["edge"] and unit == "month":
        return ChineseEvery(rule_of(frequency, interval, "BYMONTHDAY=-1"), month_end(today), match.span())
    if match["day"] or match["dom"]:
        return None
    return ChineseEvery(rule_of(frequency, interval), first_after(today, frequency, interval), match.span())


def _monthly(number: int, interval: int, today: date, span: Span) -> ChineseEvery | None:
    months = (month_start(today, ahead) for ahead in range(13))
    first = next((day for month in months if (day := day_of(month.year, month.month, number)) and day > today), None)
    return ChineseEvery(rule_of("MONTHLY", interval, f"BYMONTHDAY={number}"), first, span) if first else None
