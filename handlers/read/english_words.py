"""English words of time."""

from typing import Final

_WEEKDAY_NAMES = (
    "monday mon mondays",
    "tuesday tue tues tuesdays tuseday tusday",
    "wednesday wed weds wednesdays wensday wednsday",
    "thursday thu thur thurs thursdays thrusday thurday",
    "friday fri fridays firday",
    "saturday sat saturdays saterday",
    "sunday sun sundays",
)
WEEKDAYS: Final = {name: place for place, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}

_MONTH_NAMES = (
    "january jan",
    "february feb febr",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS: Final = {name: place for place, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}

# Names of days and months that are words or first names too: they need a word of time before them, or a number beside.
SHY_MONTHS: Final = frozenset(
    ["may", "march", "april", "june", "august", "jan", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov"]
)
SHY_WEEKDAYS: Final = frozenset(["sat", "sun"])

_TOMORROW = "tomorrow tomorow tommorow tommorrow tomorrows toomorrow tmrw tmr tmw tomo tomoz 2moro 2morrow"
TODAY_WORDS: Final = {
    **dict.fromkeys(("today", "2day", "todays"), 0),
    **dict.fromkeys(_TOMORROW.split(), 1),
    **dict.fromkeys(("yesterday", "yday", "yesterdays"), -1),
}
# Zones said after a clock time; CST is two zones and is not read.
ZONES: Final = {
    **dict.fromkeys(("utc", "gmt"), "UTC"),
    **dict.fromkeys(("est", "edt", "et"), "America/New_York"),
    **dict.fromkeys(("pst", "pdt", "pt"), "America/Los_Angeles"),
    **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
    **dict.fromkeys(("bst",), "Europe/London"),
    **dict.fromkeys(("ist",), "Asia/Kolkata"),
    **dict.fromkeys(("jst",), "Asia/Tokyo"),
    **dict.fromkeys(("hkt",), "Asia/Hong_Kong"),
    **dict.fromkeys(("sgt",), "Asia/Singapore"),
}
UNITS: Final = {
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m"), "minute"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "hour"),
    **dict.fromkeys(("day", "days", "d"), "day"),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "w"), "week"),
    **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
    **dict.fromkeys(("month", "months", "mth", "mths", "mo", "mos"), "month"),
    **dict.fromkeys(("quarter", "quarters"), "quarter"),
    **dict.fromkeys(("year", "years", "yr", "yrs", "y"), "year"),
}

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
NUMBERS: Final = {word: value for value, word in enumerate(_TO_NINETEEN.split())} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_TO_FIFTEENTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
ORDINALS: Final = {word: value for value, word in enumerate(_TO_FIFTEENTH.split(), start=1)} | {
    "twentieth": 20,
    "thirtieth": 30,
    "last": -1,
}
