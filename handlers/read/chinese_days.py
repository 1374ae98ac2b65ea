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
    add_working_days,
    day_of,
    month_end,
    month_start,
    week_start,
    year_start,
)
from handlers.read.chinese_month_parts import EDGE, PART, WEEKDAY_CHARS, part_of_month
from handlers.read.chinese_periods import (
    NUMBER,
    SHIFTS,
    YEAR,
    bare_quarter_edge,
    bare_year_edge,
    half_year,
    number_of,
    quarter,
    whole_year,
    year_said,
)
from handlers.read.date_pieces import Day, Kind
from handlers.read.english_weekdays import weekday_days
from handlers.read.feasts import CHINESE, after_feast, coming_feast

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
_INSIDE = ("内", "之内", "以内")  # 本周内: by its end
_SHORT_NEAR = {"昨": -1, "今": 0, "明": 1}


@dataclass(frozen=True, slots=True)
class ChineseDays:
    """The days that a phrase says (none where the date is impossible), and where it ends."""

    days: tuple[Day, ...]
    end: int
    kind: Kind = "date"


def _near(match: re.Match[str], today: date) -> tuple[Day, ...]:
    return (Day(add_days(today, (_NEAR | _SHORT_NEAR)[match["near"]])),)


def _next_working_day(_: re.Match[str], today: date) -> tuple[Day, ...]:
    return (Day(add_working_days(today, 1)),)


def _weekday(match: re.Match[str], today: date) -> tuple[Day, ...]:
    number = WEEKDAY_CHARS[match["day"]]
    if match["weekshift"]:
        shift = SHIFTS[match["weekshift"]]
        if match["day"] == "末" and match.string.startswith(("前", "之前", "以前"), match.end()):
            saturday = add_days(week_start(today, shift), SATURDAY)
            return (Day(add_days(saturday, -1)), Day(saturday))
        return (Day(add_days(week_start(today, shift), number)),)
    if match["day"] == "末" and match.string.startswith(("前", "之前", "以前"), match.end()):
        saturday = add_days(week_start(today), SATURDAY)
        return (Day(add_days(saturday, -1)), Day(saturday)) if today < saturday else (Day(add_days(saturday, 6)),)
    if match["day"] == "末":
        return (
            (Day(add_days(week_start(today), SATURDAY)),) if today.weekday() <= SATURDAY else (Day(add_days(today, 6)),)
        )
    return tuple(Day(day) for day in weekday_days(today, number, ""))


def _week(match: re.Match[str], today: date) -> tuple[Day, ...]:
    shift = SHIFTS[match["shift"]]
    start = week_start(today, shift)
    edge = match["edge"] or ("末" if match.string.startswith(_INSIDE, match.end()) else None)
    if edge in ("底", "末"):
        return (Day(add_days(start, FRIDAY)), Day(add_days(start, SUNDAY)))
    if edge:
        return (Day(add_days(start, 0 if edge == "初" else 2)),)
    later = add_days(today, 7)
    return (Day(start, "week"), Day(later)) if shift == 1 and later != start else (Day(start, "week"),)


def _shifted_month(match: re.Match[str], today: date) -> tuple[Day, ...]:
    month = month_start(today, SHIFTS[match["shift"]])
    if match["dom"]:
        day = day_of(month.year, month.month, number_of(match["dom"]))
        return (Day(day),) if day else ()
    if match["edge"] or match.string.startswith(_INSIDE, match.end()):
        return tuple(Day(day) for day in part_of_month(month, match["edge"] or "末"))
    later = add_months(today, 1)
    return (Day(month, "month"), Day(later)) if match["shift"] == "下" and later != month else (Day(month, "month"),)


def _bare_month_edge(match: re.Match[str], today: date) -> tuple[Day, ...]:
    return _part_ahead(month_start(today), month_start(today, 1), match["edge"], today)


def _part_ahead(month: date, following: date, part: str, today: date) -> tuple[Day, ...]:
    """The days of a part of the month, or of the following one where they are past."""
    days = part_of_month(month, part)
    return tuple(Day(day) for day in (days if days and days[0] >= today else part_of_month(following, part)))


def _calendar(match: re.Match[str], today: date) -> tuple[Day, ...]:
    """(year) month (day or edge): the coming one where the year is not said."""
    year, month = year_said(match, today), number_of(match["month"])
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
        return _part_ahead(first, first if year else add_months(first, 12), match["edge"], today)
    return (Day(first, "month"),)


def _dotted(match: re.Match[str], today: date) -> tuple[Day, ...] | None:
    """3.25 at the head of a clause, before a verb: the coming 25 March; what is no day is a number."""
    month, number = int(match["month"]), int(match["dom"])
    days = (day_of(year, month, number) for year in (today.year, today.year + 1))
    found = next((day for day in days if day and day >= today), None)
    return (Day(found),) if found else None


def _day_of_month(match: re.Match[str], today: date) -> tuple[Day, ...] | None:
    number = number_of(match["dom"])
    if not 1 <= number <= 31:
        return None
    days = (day_of(month.year, month.month, number) for month in (month_start(today, ahead) for ahead in range(3)))
    coming = [day for day in days if day and day >= today]
    return tuple(Day(day) for day in (coming[:2] if coming and coming[0] == today else coming[:1]))


def _feast(match: re.Match[str], today: date) -> tuple[Day, ...]:
    day = coming_feast(
        CHINESE[match["feast"]], add_months(year_start(today), 12) if match["yearword"] == "明年" else today
    )
    if day is None:
        return ()
    if match["over"] or (match["side"] and match["side"].endswith("后")):
        after = after_feast(CHINESE[match["feast"]], day)
        return tuple(Day(one) for one in (after[-1:] if match["off"] else after))
    return (Day(add_days(day, -1)), Day(day)) if match["side"] else (Day(day),)


Rule = Callable[[re.Match[str], date], tuple[Day, ...] | None]
_FEAST = "|".join(sorted(CHINESE, key=len, reverse=True))
_WEEK_WORD = "(?:周|星期|礼拜)"
_SHIFT = "(?P<shift>下下|上上|[上这本下当])个?"
_DOM = r"(?P<dom>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[号日]|(?![\d.,:万千百亿个台套元块k%人次家分点天周月年单笔]))"
# A day written 3.25: at the head of a clause and before what is to be done; 3.25万 and 3.5折 are none.
DOTTED = (
    r"(?:(?<=^)|(?<=[\s,;，。；、在于]))(?P<month>\d{1,2})\.(?P<dom>\d{1,2})"
    r"(?=[号日]|之?前|(?:上午|下午|晚上|早上|中午)|到(?!\d)|[给去和跟与把向对找约见拜联交发开回签催再])"
)
_NOT_A_PLACE = "(?!楼|线|机|门|馆|厅|店|会议|院|文|仓|厂|区|车|位|员|章)"
_PATTERNS: tuple[tuple[str, Rule, Kind], ...] = (
    ("(?P<working>下一?个工作日)", _next_working_day, "relative"),
    (f"(?P<near>{'|'.join(sorted(_NEAR, key=len, reverse=True))}|[昨今明](?=[早晚]))", _near, "relative"),
    (
        rf"(?P<weekshift>下下下|下下|上上|[上这本下])?个?的?{_WEEK_WORD}的?(?P<day>[一二三四五六日天末](?![年个次期季折])|[1-6](?![\d万千百点时个]))",
        _weekday,
        "weekday",
    ),
    (
        rf"(?P<weekshift>下下|上上|[上这本下])个?{_WEEK_WORD}的?{_WEEK_WORD}(?P<day>[一二三四五六日天])",
        _weekday,
        "weekday",
    ),
    (rf"{_SHIFT}{_WEEK_WORD}(?P<edge>[初中底末])?", _week, "period"),
    (rf"{_SHIFT}月的?(?:(?P<edge>{PART})|{_DOM})?", _shifted_month, "date"),
    (rf"(?:{YEAR}的?)?(?<![\d.个])(?P<month>{NUMBER})月份?的?(?:(?P<edge>{PART})|{_DOM})?", _calendar, "date"),
    (rf"(?<![\d.第个一二三四五六七八九十])(?P<dom>{NUMBER})[号日]{_NOT_A_PLACE}", _day_of_month, "date"),
    (rf"{DOTTED}[号日]?", _dotted, "date"),
    (f"月(?P<edge>{EDGE})", _bare_month_edge, "date"),
    (f"{_SHIFT}季度?(?P<edge>[初中底末])?", quarter, "period"),
    (rf"(?:{YEAR}的?)?(?:第?(?P<number>[一二三四1-4])季度)(?P<edge>[初中底末])?", quarter, "period"),
    (rf"(?:{YEAR}的?)?q(?P<number>[1-4])(?P<edge>[初中底末])", quarter, "period"),
    (rf"{YEAR}的?q(?P<number>[1-4])(?P<edge>[初中底末])?", quarter, "period"),
    ("季度?(?P<edge>[初底末])", bare_quarter_edge, "date"),
    (
        rf"(?P<over>过完|过了)?(?:{YEAR}?的?)(?P<feast>{_FEAST})(?P<off>假期|长假|小长假)?(?P<side>之后|以后|过后|后|之前|以前|前)?",
        _feast,
        "date",
    ),
    (rf"(?:{YEAR}的?)?(?P<half>[上下])半年(?P<edge>[初底末])", half_year, "date"),
    (rf"{YEAR}[年度]?(?P<edge>[初中底末])?", whole_year, "period"),
    ("(?<!半)年(?P<edge>[初中底末])", bare_year_edge, "date"),
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
