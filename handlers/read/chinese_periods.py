"""Chinese quarters, half-years and years, and their edges: 下季度初, 明年一季度, 上半年末, 年底."""

import re
from datetime import date

from handlers.read.calendar_days import add_days, add_months, period_end, quarter_start, year_start
from handlers.read.date_pieces import Day
from handlers.read.numerals import read_chinese_number

NUMBER = r"(?:\d{1,4}|[零一二三四五六七八九十]{1,4})"
SHIFTS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2, "下下下": 3}
YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2}
YEAR = rf"(?:(?P<yearword>{'|'.join(YEARS)})|(?P<year>\d{{4}}|[零一二三四五六七八九]{{4}})年)"


def number_of(said: str) -> int:
    """A small whole number in digits or characters; 0 where it is none."""
    if said.isdigit():
        return int(said)
    value = read_chinese_number(said)
    return int(value) if value is not None and value < 10_000 else 0


def year_said(match: re.Match[str], today: date) -> int:
    """The year that a phrase says; 0 where it says none."""
    if match["yearword"]:
        return today.year + YEARS[match["yearword"]]
    if not match["year"]:
        return 0
    digits = "".join(str("零一二三四五六七八九".find(char)) if not char.isdigit() else char for char in match["year"])
    return int(digits) if 1900 <= int(digits) <= 2200 else 0


def quarter(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """A quarter by number or by its distance, or an edge of it."""
    said = match.groupdict()
    if said.get("shift"):
        start = quarter_start(today, SHIFTS[said["shift"]])
    else:
        year, number = (
            year_said(match, today),
            "零一二三四".find(said["number"]) if said["number"] in "一二三四" else int(said["number"]),
        )
        start = date(year or today.year, 3 * number - 2, 1)
        start = add_months(start, 12) if not year and period_end(start, "quarter") < today else start
    return _edged(start, "quarter", said["edge"])


def bare_quarter_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """季末: the end of the running quarter, or the beginning of the next."""
    return _edged(quarter_start(today, 0 if match["edge"] in ("底", "末") else 1), "quarter", match["edge"])


def whole_year(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """A year, or an edge of it."""
    year = year_said(match, today) or today.year
    return _edged(date(year, 1, 1), "year", match["edge"])


def half_year(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """An edge of the first or second half of a year: the coming one where the year is not said."""
    start = date(year_said(match, today) or today.year, 1 if match["half"] == "上" else 7, 1)
    day = start if match["edge"] == "初" else add_days(add_months(start, 6), -1)
    return (Day(day if match["yearword"] or match["year"] or day >= today else add_months(day, 12)),)


def bare_year_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """年底: the coming end, beginning or middle of a year."""
    start = year_start(today, 0 if match["edge"] != "初" else 1)
    start = add_months(start, 12) if match["edge"] == "中" and today > date(today.year, 7, 1) else start
    return _edged(start, "year", match["edge"])


def _edged(start: date, grain: str, edge: str | None) -> tuple[Day, ...]:
    if edge in ("底", "末"):
        return (Day(period_end(start, grain)),)
    if edge == "中":
        return (Day(add_days(add_months(start, 1), 14) if grain == "quarter" else add_months(start, 6)),)
    return (Day(start),) if edge else (Day(start, "quarter" if grain == "quarter" else "year"),)
