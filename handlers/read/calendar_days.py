"""Arithmetic of calendar days: months, quarters, weeks that start on Monday, working days."""

import calendar
from datetime import date, timedelta

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 February) or it lies outside 1900-2200."""
    if not 1900 <= year <= 2200 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def add_days(start: date, days: int) -> date:
    """The day so many days on, kept inside 1900-2200."""
    return date.fromordinal(
        min(max(start.toordinal() + days, date(1900, 1, 1).toordinal()), date(2200, 12, 31).toordinal())
    )


def add_months(start: date, months: int) -> date:
    """The same day so many months on, or the month's last where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    year = min(max(year, 1900), 2200)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def month_start(day: date, months: int = 0) -> date:
    """The first day of the month, so many months on."""
    return add_months(day.replace(day=1), months)


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def quarter_start(day: date, quarters: int = 0) -> date:
    """The first day of the quarter, so many quarters on."""
    return add_months(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), 3 * quarters)


def week_start(day: date, weeks: int = 0) -> date:
    """The Monday of the week, so many weeks on."""
    return add_days(day, 7 * weeks - day.weekday())


def year_start(day: date, years: int = 0) -> date:
    """The first of January, so many years on."""
    return add_months(date(day.year, 1, 1), 12 * years)


def period_end(start: date, grain: str) -> date:
    """The last day of the week, month, quarter or year that begins on `start`."""
    after = {
        "day": lambda: add_days(start, 1),
        "week": lambda: add_days(start, 7),
        "month": lambda: add_months(start, 1),
        "quarter": lambda: add_months(start, 3),
        "year": lambda: add_months(start, 12),
    }[grain]()
    return add_days(after, -1)


def add_working_days(start: date, days: int) -> date:
    """So many days on, Saturdays and Sundays not counted; holidays are not known here."""
    step = 1 if days >= 0 else -1
    weeks, rest = divmod(abs(days), 5)
    day = add_days(start, 7 * weeks * step)
    for _ in range(rest):
        day += timedelta(days=step)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=step)
    return day


def nth_weekday(month: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday of the month that begins on `month`; -1 is the last; None where there is no fifth."""
    if nth < 0:
        last = month_end(month)
        return add_days(last, -((last.weekday() - weekday) % 7))
    day = add_days(month, (weekday - month.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month.month else None


def coming_weekday(today: date, weekday: int) -> date:
    """The first such weekday after today."""
    return add_days(today, (weekday - today.weekday() - 1) % 7 + 1)


def coming_month(today: date, month: int) -> date:
    """The first day of the coming month of that number; the running one counts."""
    return add_months(date(today.year, month, 1), 12 if month < today.month else 0)


def monday_of_week(year: int, week: int) -> date | None:
    """The Monday of an ISO week, or None where the year has no such week or lies outside 1900-2199."""
    if not 1900 <= year < 2200 or not 1 <= week <= 53:
        return None
    monday = date.fromisocalendar(year, 1, 1) + timedelta(days=7 * (week - 1))
    return monday if monday.isocalendar()[:2] == (year, week) else None
