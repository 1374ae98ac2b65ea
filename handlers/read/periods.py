"""Spans of days that a question is about: this quarter, Q4 2017, 2017-11, 90 days."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from handlers.read.calendar_days import (
    add_days,
    add_months,
    monday_of_week,
    month_start,
    quarter_start,
    week_start,
    year_start,
)
from handlers.read.english_lengths import length_later
from handlers.read.english_periods import period_at
from handlers.read.english_reader import Reader
from handlers.read.english_tokens import tokens_of
from handlers.read.folding import fold
from storage.words import BadInput


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to `end`, which is not in it; `label` names them: 2026-Q2, 2026-05, 2026-W12, 2026, 90d."""

    start: date
    end: date
    label: str


_LONGEST_DAYS: Final = 3660
_CHINESE: Final = {
    **dict.fromkeys(("本周", "这周", "这个星期", "本星期"), "this week"),
    **dict.fromkeys(("下周", "下个星期", "下星期"), "next week"),
    **dict.fromkeys(("上周", "上个星期"), "last week"),
    **dict.fromkeys(("本月", "这个月", "这月", "月"), "this month"),
    **dict.fromkeys(("下月", "下个月"), "next month"),
    **dict.fromkeys(("上月", "上个月"), "last month"),
    **dict.fromkeys(("本季度", "这个季度", "这季度", "本季", "季度"), "this quarter"),
    **dict.fromkeys(("下季度", "下个季度", "下季"), "next quarter"),
    **dict.fromkeys(("上季度", "上个季度", "上季"), "last quarter"),
    **dict.fromkeys(("今年", "本年", "年"), "this year"),
    "明年": "next year",
    "去年": "last year",
    "今天": "today",
    "明天": "tomorrow",
}
_CHINESE_QUARTER = re.compile(r"(?:(\d{4})年)?第?([一二三四1-4])季度")
_CHINESE_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月份?")
_CHINESE_LENGTH = re.compile(r"(?:未来|接下来|今后)?(\d{1,4})个?(天|周|星期|月|季度|年)内?")
_CHINESE_UNITS = {"天": "days", "周": "weeks", "星期": "weeks", "月": "months", "季度": "quarters", "年": "years"}


def read_period(text: str, now: datetime) -> Period:
    """The period that a command's argument says, in English or Chinese.

    A week, month, quarter or year by name or number ("quarter" is the running one, "Q4" the running or coming one), or
    a length from today on
    ("90d", "6 weeks"). Raises BadInput with `reason` nothing or too_long (above ten years).
    """
    said = _in_english(fold(text).strip(" .?!"))
    today = now.date()
    found = _single_day(said, today) or _numbered(said) or _named(said, today) or _length(said, today)
    if found is None:
        raise BadInput(
            "I cannot read a period there. Say it like quarter, Q4 2026, 2026-11 or 90d.",
            reason="nothing",
            said=text[:80],
        )
    if found.end - found.start > timedelta(days=_LONGEST_DAYS):
        raise BadInput("That is more than ten years.", reason="too_long", said=text[:80])
    return found


def period_of(start: date, grain: str) -> Period:
    """The week, month, quarter or year that begins on `start`, with its label."""
    if grain == "week":
        year, week, _ = start.isocalendar()
        return Period(start, add_days(start, 7), f"{year}-W{week:02d}")
    if grain == "month":
        return Period(start, add_months(start, 1), f"{start:%Y-%m}")
    if grain == "quarter":
        return Period(start, add_months(start, 3), f"{start.year}-Q{(start.month + 2) // 3}")
    if grain == "half":
        return Period(start, add_months(start, 6), f"{start.year}-H{1 if start.month == 1 else 2}")
    if grain == "year":
        return Period(start, add_months(start, 12), str(start.year))
    return Period(start, add_days(start, 1), start.isoformat())


def _in_english(said: str) -> str:
    if said in _CHINESE:
        return _CHINESE[said]
    if quarter := _CHINESE_QUARTER.fullmatch(said):
        number = quarter[2] if quarter[2].isdigit() else str("一二三四".find(quarter[2]) + 1)
        return f"q{number} {quarter[1] or ''}".strip()
    if month := _CHINESE_MONTH.fullmatch(said):
        names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        return f"{names[int(month[2]) - 1]} {month[1] or ''}".strip() if 1 <= int(month[2]) <= 12 else said
    if length := _CHINESE_LENGTH.fullmatch(said):
        return f"{length[1]} {_CHINESE_UNITS[length[2]]}"
    return said


def _single_day(said: str, today: date) -> Period | None:
    shift = {"today": 0, "tomorrow": 1, "yesterday": -1, "day": 0}.get(said)
    return None if shift is None else period_of(add_days(today, shift), "day")


def _numbered(said: str) -> Period | None:
    """2026-11, 2026/11, 11/2026, 2026-W12, 2026."""
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", said) or re.fullmatch(
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", said
    ):
        year, month = (match[1], match[2]) if len(match[1]) == 4 else (match[2], match[1])
        return (
            period_of(date(int(year), int(month), 1), "month")
            if 1900 <= int(year) <= 2200 and 1 <= int(month) <= 12
            else None
        )
    if match := re.fullmatch(r"(\d{4})-?w(\d{1,2})", said):
        monday = monday_of_week(int(match[1]), int(match[2]))
        return period_of(monday, "week") if monday else None
    if match := re.fullmatch(r"(?:fy ?)?((?:19|20|21)\d\d)年?", said):
        return period_of(date(int(match[1]), 1, 1), "year")
    return None


def _named(said: str, today: date) -> Period | None:
    start = {
        "week": week_start,
        "month": month_start,
        "quarter": quarter_start,
        "year": year_start,
        "qtr": quarter_start,
    }.get(said)
    if start:
        return period_of(start(today), "quarter" if said == "qtr" else said)
    reader = Reader(tokens_of(said), today)
    place = reader.skip(0, "in", "for", "during")
    found = period_at(reader, place, within=True)
    return period_of(found.start, found.grain) if found and found.end == len(reader.tokens) else None


def _length(said: str, today: date) -> Period | None:
    """So many days, weeks, months, quarters or years from today on; back from today after "last"."""
    back = re.match(r"(?:the )?(?:last|past|previous) ", said)
    bare = re.sub(r"^(?:in |within )?(?:the )?(?:next|coming|last|past|previous) ", "", said)
    reader = Reader(tokens_of(bare), today)
    lead = length_later(reader, 0)
    length = reader.length(0) or (lead[0] if lead else None)
    if length is None or length.minutes is not None or length.end != len(reader.tokens) or length.counts[0] <= 0:
        return None
    label = f"{length.counts[0]:g}{'wd' if length.unit == 'working' else length.unit[0]}"
    if back:
        return Period(length.after(today, -1)[0], today, f"-{label}")
    return Period(today, length.after(today)[0], label)
