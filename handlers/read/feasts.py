"""Days that people name a date by: Christmas, Easter, 春节, 国庆."""

from datetime import date

from handlers.read.calendar_days import add_days, nth_weekday

# The first day of the Chinese year (Hong Kong Observatory's conversion tables); the other lunar feasts stand beside it.
_SPRING_FESTIVAL = {
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 3), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8), 2036: (1, 28),
}  # fmt: skip
_DRAGON_BOAT = {
    2023: (6, 22), 2024: (6, 10), 2025: (5, 31), 2026: (6, 19), 2027: (6, 9), 2028: (5, 28), 2029: (6, 16),
    2030: (6, 5), 2031: (6, 24), 2032: (6, 12), 2033: (6, 1), 2034: (6, 20), 2035: (6, 10), 2036: (5, 30),
}  # fmt: skip
_MID_AUTUMN = {
    2023: (9, 29), 2024: (9, 17), 2025: (10, 6), 2026: (9, 25), 2027: (9, 15), 2028: (10, 3), 2029: (9, 22),
    2030: (9, 12), 2031: (10, 1), 2032: (9, 19), 2033: (9, 8), 2034: (9, 27), 2035: (9, 16), 2036: (10, 4),
}  # fmt: skip

_FIXED = {
    "new_year_eve": (12, 31),
    "christmas_eve": (12, 24),
    "boxing": (12, 26),
    "singles": (11, 11),
    "double_twelve": (12, 12),
    "valentine": (2, 14),
    "christmas": (12, 25),
    "new_year": (1, 1),
    "labour": (5, 1),
    "national": (10, 1),
    "halloween": (10, 31),
}
# Days from Easter Sunday.
_BY_EASTER = {"good_friday": -2, "easter": 0, "easter_monday": 1, "pentecost": 49, "whit_monday": 50}
_LUNAR = {"spring": _SPRING_FESTIVAL, "dragon": _DRAGON_BOAT, "autumn": _MID_AUTUMN}

# Days off from the feast on, for "after the holiday": the feast itself where it is one day.
_LENGTH = {"spring": 7, "national": 7, "labour": 5, "qingming": 2, "easter": 2, "christmas": 2}

ENGLISH = {
    **dict.fromkeys(("christmas", "xmas", "christmas day"), "christmas"),
    **dict.fromkeys(("new year", "new years", "new year's", "new year's day", "new years day"), "new_year"),
    **dict.fromkeys(("boxing day", "st stephen's day"), "boxing"),
    **dict.fromkeys(("easter", "easter sunday"), "easter"),
    "good friday": "good_friday",
    "easter monday": "easter_monday",
    **dict.fromkeys(("pentecost", "whit sunday", "whitsun"), "pentecost"),
    **dict.fromkeys(("whit monday", "pentecost monday"), "whit_monday"),
    **dict.fromkeys(("mid-autumn festival", "mid autumn festival", "moon festival"), "autumn"),
    **dict.fromkeys(("dragon boat festival",), "dragon"),
    **dict.fromkeys(("qingming", "tomb sweeping day"), "qingming"),
    **dict.fromkeys(("new year's eve", "new year eve", "new years eve", "nye"), "new_year_eve"),
    **dict.fromkeys(("christmas eve", "xmas eve"), "christmas_eve"),
    **dict.fromkeys(("valentine's day", "valentines day", "valentine's", "valentine day"), "valentine"),
    **dict.fromkeys(("thanksgiving",), "thanksgiving"),
    **dict.fromkeys(("chinese new year", "cny holiday", "lunar new year", "spring festival"), "spring"),
    **dict.fromkeys(("labour day", "labor day", "may day"), "labour"),
    **dict.fromkeys(("golden week",), "national"),
    **dict.fromkeys(("halloween",), "halloween"),
}
CHINESE = {
    **dict.fromkeys(("春节", "过年", "大年初一"), "spring"),
    **dict.fromkeys(("清明节", "清明"), "qingming"),
    **dict.fromkeys(("五一", "劳动节", "五一节"), "labour"),
    **dict.fromkeys(("端午节", "端午"), "dragon"),
    **dict.fromkeys(("中秋节", "中秋"), "autumn"),
    **dict.fromkeys(("国庆节", "国庆", "十一假期", "十一长假"), "national"),
    **dict.fromkeys(("元旦",), "new_year"),
    **dict.fromkeys(("双十一", "双11"), "singles"),
    **dict.fromkeys(("双十二", "双12"), "double_twelve"),
    **dict.fromkeys(("圣诞节", "圣诞"), "christmas"),
}


def feast_day(name: str, year: int) -> date | None:
    """The feast's day in a year; None for a lunar feast outside the table (2023-2036)."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _LUNAR:
        known = _LUNAR[name].get(year)
        return date(year, *known) if known else None
    if name in _BY_EASTER:
        return add_days(_easter(year), _BY_EASTER[name])
    if name == "thanksgiving":
        return nth_weekday(date(year, 11, 1), 3, 4)
    return date(year, 4, _qingming(year))


def coming_feast(name: str, today: date) -> date | None:
    """The feast today or the first after it."""
    days = (feast_day(name, year) for year in (today.year, today.year + 1))
    return next((day for day in days if day and day >= today), None)


def after_feast(name: str, day: date) -> tuple[date, ...]:
    """The day after the feast, and as second reading the day after its days off."""
    length = _LENGTH.get(name, 1)
    return (add_days(day, 1),) if length == 1 else (add_days(day, 1), add_days(day, length))


def _easter(year: int) -> date:
    """Easter Sunday, Gregorian. Source: Meeus, Astronomical Algorithms, 2nd ed., ch. 8 (anonymous Gregorian
    algorithm).
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    skipped, odd = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * skipped - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _qingming(year: int) -> int:
    """The day in April of Qingming, the solar term, by the usual formula for 2000-2099."""
    short = year % 100
    return int(short * 0.2422 + 4.81) - short // 4
