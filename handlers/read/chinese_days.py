"""Chinese days: 后天, 下周二, 月底, 5月3日, 下季度初, 清明节后."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handlers.read.calendar_days import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    add_days,
    add_months,
    day_of,
    month_end,
    month_start,
    period_end,
    quarter_start,
    week_start,
    year_start,
)
from handlers.read.date_pieces import Day, Kind
from handlers.read.english_weekdays import weekday_days
from handlers.read.feasts import CHINESE, after_feast, coming_feast
from handlers.read.numerals import read_chinese_number

NUMBER = r"(?:\d{1,4}|[零一二三四五六七八九十]{1,4})"
WEEKDAY_CHARS = (
    {char: place for place, char in enumerate("一二三四五六日")}
    | {"天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 7)}
)
_NEAR = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "今儿": 0,
    "明天": 1,
    "明日": 1,
    "明儿": 1,
    "后天": 2,
    "后日": 2,
    "大后天": 3,
}
# "tomorrow" shortened before a part of the day: 明早, 今晚.
_SHORT_NEAR = {"昨": -1, "今": 0, "明": 1}
_SHIFTS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2, "下下下": 3}
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2}
_YEAR = rf"(?:(?P<yearword>{'|'.join(_YEARS)})|(?P<year>\d{{4}}|[零一二三四五六七八九]{{4}})年)"
_EDGE = "底|末|初|中旬|上旬|下旬|中"


@dataclass(frozen=True, slots=True)
class ChineseDays:
    """The days that a phrase says (none where the date is impossible), and where it ends."""

    days: tuple[Day, ...]
    end: int
    kind: Kind = "date"


def number_of(said: str) -> int:
    """A small whole number in digits or characters; 0 where it is none."""
    if said.isdigit():
        return int(said)
    value = read_chinese_number(said)
    return int(value) if value is not None and value < 10_000 else 0


def _near(match: re.Match[str], today: date) -> tuple[Day, ...]:
    return (Day(add_days(today, (_NEAR | _SHORT_NEAR)[match["near"]])),)


def _weekday(match: re.Match[str], today: date) -> tuple[Day, ...]:
    number = WEEKDAY_CHARS[match["day"]]
    if match["weekshift"]:
        shift = _SHIFTS[match["weekshift"]]
        return (Day(add_days(week_start(today, shift), number)),)
    if match["day"] == "末":
        return (
            (Day(add_days(week_start(today), SATURDAY)),) if today.weekday() <= SATURDAY else (Day(add_days(today, 6)),)
        )
    return tuple(Day(day) for day in weekday_days(today, number, ""))


def _week(match: re.Match[str], today: date) -> tuple[Day, ...]:
    shift = _SHIFTS[match["shift"]]
    start = week_start(today, shift)
    edge = match["edge"]
    if edge in ("底", "末"):
        return (Day(add_days(start, FRIDAY)), Day(add_days(start, SUNDAY)))
    if edge:
        return (Day(add_days(start, 0 if edge == "初" else 2)),)
    later = add_days(today, 7)
    return (Day(start, "week"), Day(later)) if shift == 1 and later != start else (Day(start, "week"),)


def _month_edge(month: date, edge: str) -> date:
    if edge in ("底", "末"):
        return month_end(month)
    return add_days(month, {"初": 0, "上旬": 0, "中": 14, "中旬": 14, "下旬": 20}[edge])


def _shifted_month(match: re.Match[str], today: date) -> tuple[Day, ...]:
    month = month_start(today, _SHIFTS[match["shift"]])
    if match["dom"]:
        day = day_of(month.year, month.month, number_of(match["dom"]))
        return (Day(day),) if day else ()
    if match["edge"]:
        return (Day(_month_edge(month, match["edge"])),)
    later = add_months(today, 1)
    return (Day(month, "month"), Day(later)) if match["shift"] == "下" and later != month else (Day(month, "month"),)


def _bare_month_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    day = _month_edge(month_start(today), match["edge"])
    return (Day(day if day >= today else _month_edge(month_start(today, 1), match["edge"])),)


def _year_said(match: re.Match[str], today: date) -> int:
    if match["yearword"]:
        return today.year + _YEARS[match["yearword"]]
    if not match["year"]:
        return 0
    digits = "".join(str("零一二三四五六七八九".find(char)) if not char.isdigit() else char for char in match["year"])
    return int(digits) if 1900 <= int(digits) <= 2200 else 0


def _calendar(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """(year) month (day or edge): the coming one where the year is not said."""
    year, month = _year_said(match, today), number_of(match["month"])
    if not 1 <= month <= 12:
        return ()
    if match["dom"]:
        number = number_of(match["dom"])
        years = [year] if year else list(range(today.year, today.year + 9))
        days = (day_of(one, month, number) for one in years)
        found = next((day for day in days if day and (year or day >= today)), None)
        return (Day(found),) if found else ()
    first = date(year or today.year, month, 1)
    if not year and month_end(first) < today:
        first = add_months(first, 12)
    if match["edge"]:
        day = _month_edge(first, match["edge"])
        return (Day(day if year or day >= today else _month_edge(add_months(first, 12), match["edge"])),)
    return (Day(first, "month"),)


def _day_of_month(match: re.Match[str], today: date) -> tuple[Day, ...] | None:
    number = number_of(match["dom"])
    if not 1 <= number <= 31:
        return None
    days = (day_of(month.year, month.month, number) for month in (month_start(today, ahead) for ahead in range(3)))
    coming = [day for day in days if day and day >= today]
    return tuple(Day(day) for day in (coming[:2] if coming and coming[0] == today else coming[:1]))


def _quarter(match: re.Match[str], today: date) -> tuple[Day, ...]:
    said = match.groupdict()
    if said.get("shift"):
        start = quarter_start(today, _SHIFTS[said["shift"]])
    else:
        year, number = (
            _year_said(match, today),
            "零一二三四".find(said["number"]) if said["number"] in "一二三四" else int(said["number"]),
        )
        start = date(year or today.year, 3 * number - 2, 1)
        start = add_months(start, 12) if not year and period_end(start, "quarter") < today else start
    return _edged(start, "quarter", said["edge"])


def _bare_quarter_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    return _edged(quarter_start(today, 0 if match["edge"] in ("底", "末") else 1), "quarter", match["edge"])


def _year(match: re.Match[str], today: date) -> tuple[Day, ...]:
    year = _year_said(match, today) or today.year
    return _edged(date(year, 1, 1), "year", match["edge"])


def _bare_year_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    start = year_start(today, 0 if match["edge"] != "初" else 1)
    start = add_months(start, 12) if match["edge"] == "中" and today > date(today.year, 7, 1) else start
    return _edged(start, "year", match["edge"])


def _edged(start: date, grain: str, edge: str | None) -> tuple[Day, ...]:
    if edge in ("底", "末"):
        return (Day(period_end(start, grain)),)
    if edge == "中":
        return (Day(add_days(add_months(start, 1), 14) if grain == "quarter" else add_months(start, 6)),)
    return (Day(start),) if edge else (Day(start, "quarter" if grain == "quarter" else "year"),)


def _feast(match: re.Match[str], today: date) -> tuple[Day, ...]:
    day = coming_feast(
        CHINESE[match["feast"]], add_months(year_start(today), 12) if match["yearword"] == "明年" else today
    )
    if day is None:
        return ()
    if match["side"] and match["side"].endswith("后"):
        after = after_feast(CHINESE[match["feast"]], day)
        return tuple(Day(one) for one in (after[-1:] if match["off"] else after))
    return (Day(add_days(day, -1)), Day(day)) if match["side"] else (Day(day),)


Rule = Callable[[re.Match[str], date], tuple[Day, ...] | None]
_FEAST = "|".join(sorted(CHINESE, key=len, reverse=True))
_WEEK_WORD = "(?:周|星期|礼拜)"
_SHIFT = "(?P<shift>下下|上上|[上这本下当])个?"
_DOM = r"(?P<dom>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[号日]|(?![\d.,:万千百亿个台套元块k%人次家分点天周月年单笔]))"
_NOT_A_PLACE = "(?!楼|线|机|门|馆|厅|店|会议|院|文|仓|厂|区|车|位|员|章)"
_PATTERNS: tuple[tuple[str, Rule, Kind], ...] = (
    (f"(?P<near>{'|'.join(sorted(_NEAR, key=len, reverse=True))}|[昨今明](?=[早晚]))", _near, "relative"),
    (
        rf"(?P<weekshift>下下下|下下|上上|[上这本下])?个?的?{_WEEK_WORD}的?(?P<day>[一二三四五六日天末1-6])(?![年\d个次期季折万千百])",
        _weekday,
        "weekday",
    ),
    (
        rf"(?P<weekshift>下下|上上|[上这本下])个?{_WEEK_WORD}的?{_WEEK_WORD}(?P<day>[一二三四五六日天])",
        _weekday,
        "weekday",
    ),
    (rf"{_SHIFT}{_WEEK_WORD}(?P<edge>[初中底末])?", _week, "period"),
    (rf"{_SHIFT}月的?(?:{_DOM}|(?P<edge>{_EDGE}))?", _shifted_month, "date"),
    (rf"(?:{_YEAR}的?)?(?<![\d.个])(?P<month>{NUMBER})月份?的?(?:{_DOM}|(?P<edge>{_EDGE}))?", _calendar, "date"),
    (rf"(?<![\d.第个一二三四五六七八九十])(?P<dom>{NUMBER})[号日]{_NOT_A_PLACE}", _day_of_month, "date"),
    (f"月(?P<edge>{_EDGE})", _bare_month_edge, "date"),
    (f"{_SHIFT}季度?(?P<edge>[初中底末])?", _quarter, "period"),
    (rf"(?:{_YEAR}的?)?(?:第?(?P<number>[一二三四1-4])季度)(?P<edge>[初中底末])?", _quarter, "period"),
    (rf"(?:{_YEAR}的?)?q(?P<number>[1-4])(?P<edge>[初中底末])", _quarter, "period"),
    (rf"{_YEAR}的?q(?P<number>[1-4])(?P<edge>[初中底末])?", _quarter, "period"),
    ("季度?(?P<edge>[初底末])", _bare_quarter_edge, "date"),
    (
        rf"(?:{_YEAR}?的?)(?P<feast>{_FEAST})(?P<off>假期|长假|小长假)?(?P<side>之后|以后|过后|后|之前|以前|前)?",
        _feast,
        "date",
    ),
    (rf"{_YEAR}年?(?P<edge>[初中底末])?", _year, "period"),
    ("年(?P<edge>[初中底末])", _bare_year_edge, "date"),
)
_RULES = tuple((re.compile(pattern), rule, kind) for pattern, rule, kind in _PATTERNS)
_SHIFTED_BY = re.compile(rf"(?:之|以)?(?P<side>[前后])(?P<count>{NUMBER})个?(?P<unit>天|周|星期|工作日)(?!内)")


def chinese_days(folded: str, today: date) -> list[tuple[int, ChineseDays]]:
    """Every day said, as (start, days), by the rules in their order; they may overlap."""
    found = []
    for pattern, rule, kind in _RULES:
        for match in pattern.finditer(folded):
            days = rule(match, today)
            if days is not None:
                found.append((match.start(), _shift(folded, match.end(), days, kind)))
    return found


def _shift(folded: str, end: int, days: tuple[Day, ...], kind: Kind) -> ChineseDays:
    """月底前两天: so many days before or after the day said."""
    match = _SHIFTED_BY.match(folded, end)
    count = number_of(match["count"]) if match else 0
    if not match or not count or not days or days[0].grain != "day":
        return ChineseDays(days, end, kind)
    sign = -1 if match["side"] == "前" else 1
    size = 7 if match["unit"] in ("周", "星期") else 1
    return ChineseDays(tuple(Day(add_days(day.on, sign * size * count)) for day in days), match.end(), "relative")
