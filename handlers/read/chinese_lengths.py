"""Chinese spans of time: 三天后, 过两个小时, 半个月后."""

import re
from datetime import UTC, date, datetime, timedelta

from handlers.read.calendar_days import (
    add_days,
    add_months,
    add_working_days,
)
from handlers.read.chinese_periods import NUMBER, number_of
from handlers.read.date_pieces import Day, Piece
from handlers.read.wall_time import in_zone

LENGTH_UNITS = {
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
UNIT_PATTERN = "|".join(sorted(LENGTH_UNITS, key=len, reverse=True))
_LENGTH = re.compile(
    rf"(?P<lead>再过|过|再等|等|推迟|延后|延期|推后|顺延|晚|稍后)?(?:了|大约|大概|约)?(?<![第\d.])(?P<count>(?:\d+\.\d|{NUMBER}|几|半))(?P<ge>个)?(?P<half>半)?(?:多)?(?P<unit>{UNIT_PATTERN})(?P<halfafter>半)?"
    r"(?P<tail>之后|以后|过后|后(?!天|年)|之内|以内|内|之前|以前|前(?!天|年))?"
)
_LEADS = frozenset(["再过", "过", "再等", "等", "推迟", "延后", "延期", "推后", "顺延", "晚"])


def chinese_lengths(folded: str, now: datetime) -> list[Piece]:
    """Days and moments said by a span of time from now."""
    return [piece for match in _LENGTH.finditer(folded) if (piece := _length(match, now))]


def _length(match: re.Match[str], now: datetime) -> Piece | None:
    tail = match["tail"] or ""
    if not tail and match["lead"] not in _LEADS:
        return None
    # 15日前 is by the 15th; 15天前 is fifteen days ago.
    if match["unit"] == "日" and (not tail or tail.endswith("前")):
        return None
    sign = -1 if tail.endswith("前") and not match["lead"] else 1
    unit = LENGTH_UNITS[match["unit"]]
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
