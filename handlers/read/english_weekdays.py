"""English days said by distance or by weekday: today, tomorrow, next fri, tues week, next week on Monday."""

from datetime import date

from handlers.read.calendar_days import add_days, add_working_days, coming_weekday, week_start
from handlers.read.date_pieces import Day, Kind
from handlers.read.english_reader import Found, Reader
from handlers.read.english_words import SHY_WEEKDAYS, TODAY_WORDS, WEEKDAYS

_NEAR = (
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("day after tmrw", 2),
    ("the day before yesterday", -2),
    ("day before yesterday", -2),
    ("later today", 0),
    ("earlier today", 0),
    ("the night before last", -2),
    ("night before last", -2),
    ("last night", -1),
    ("last evening", -1),
)
_BEFORE_DAYS = frozenset(
    ["on", "by", "until", "till", "before", "after", "every", "from", "for", "since", "due", "or", "and", "to", "@"]
)
_AFTER_DAYS = frozenset(
    [
        "",
        "at",
        "am",
        "pm",
        "noon",
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "eod",
        ",",
        ".",
        "!",
        "?",
        "-",
        "@",
    ]
)
MODIFIERS = frozenset(["this", "next", "last", "coming", "past", "following", "upcoming", "nxt"])
# The weeks that a weekday can be said to lie in, and how many weeks away they are.
_WEEKS = (
    ("the week after next", 2),
    ("week after next", 2),
    ("next week", 1),
    ("nxt week", 1),
    ("the following week", 1),
    ("following week", 1),
    ("this week", 0),
    ("the week", 0),
    ("last week", -1),
)


def today_or_near(reader: Reader, place: int) -> Found | None:
    """today, tomorrow, yesterday, the day after tomorrow; with "week" after it, a week later."""
    for phrase, days in _NEAR:
        if end := reader.says(place, phrase):
            return Found((Day(add_days(reader.today, days)),), end, "today" if days == 0 else "relative")
    start = reader.skip(place, "the")
    for phrase in ("next business day", "next working day", "next workday", "next weekday"):
        if end := reader.says(start, phrase):
            return Found((Day(add_working_days(reader.today, 1)),), end)
    days_away = TODAY_WORDS.get(reader.word(place))
    if days_away is None:
        return None
    kind: Kind = "today" if days_away == 0 else "relative"
    return _weeks_later(reader, (add_days(reader.today, days_away),), place + 1, kind)


def weekday(reader: Reader, place: int) -> Found | None:
    """A weekday with what stands around it: this, next or last, "week" (a week later), "of next week", "after next"."""
    start = reader.skip(place, "the")
    modifier = reader.word(start) if reader.word(start) in MODIFIERS else ""
    start += bool(modifier)
    if modifier == "this" and reader.word(start) in ("coming", "upcoming"):
        modifier, start = "coming", start + 1
    number = WEEKDAYS.get(reader.word(start))
    if number is None or not _is_a_day(reader, start, bool(modifier)):
        return None
    if not modifier and (found := _in_a_week(reader, number, start + 1)):
        return found
    if not modifier and (found := _in_so_many_weeks(reader, number, start + 1)):
        return found
    if not modifier and (end := reader.says(start + 1, "after next")):
        after_next = add_days(week_start(reader.today, 2), number)
        return Found((Day(after_next), Day(add_days(after_next, -7))), end, "weekday")
    return _weeks_later(reader, weekday_days(reader.today, number, modifier), start + 1, "weekday")


def weekday_of_week(reader: Reader, place: int) -> Found | None:
    """next week on Friday, this week Thursday."""
    for phrase, weeks in _WEEKS:
        if end := reader.says(place, phrase):
            number = WEEKDAYS.get(reader.word(reader.skip(end, "on", ",")))
            if number is not None:
                return Found(
                    (Day(add_days(week_start(reader.today, weeks), number)),),
                    reader.skip(end, "on", ",") + 1,
                    "weekday",
                )
    return None


def weekday_days(today: date, number: int, modifier: str) -> tuple[date, ...]:
    """The readings of a weekday (0 Monday): "next" is next week's, with this week's as second; without a word it is
    the coming one.
    """
    this_week = add_days(week_start(today), number)
    if modifier in ("next", "nxt"):
        following = add_days(this_week, 7)
        return (following, this_week) if this_week > today else (following,)
    if modifier == "this":
        if this_week == today:
            return (today, add_days(today, 7))
        return (this_week,) if this_week > today else (add_days(this_week, 7),)
    if modifier in ("last", "past"):
        recent = add_days(today, -((today.weekday() - number - 1) % 7 + 1))
        return (recent, add_days(recent, -7)) if recent >= week_start(today) else (recent,)
    coming = coming_weekday(today, number)
    return (coming, today) if this_week == today and not modifier else (coming,)


def _in_a_week(reader: Reader, number: int, place: int) -> Found | None:
    start = reader.skip(place, "of", "in", "on", ",")
    for phrase, weeks in _WEEKS:
        if end := reader.says(start, phrase):
            return Found((Day(add_days(week_start(reader.today, weeks), number)),), end, "weekday")
    return None


def _in_so_many_weeks(reader: Reader, number: int, place: int) -> Found | None:
    """Monday in two weeks: of the week that lies two weeks away; or two weeks after the coming Monday."""
    length = reader.length(place + 1) if reader.word(place) == "in" else None
    if length is None or length.unit not in ("week", "fortnight"):
        return None
    of_week = add_days(week_start(length.after(reader.today)[0]), number)
    after_coming = length.after(coming_weekday(reader.today, number))[0]
    end = next((after for phrase in ("' time", "time") if (after := reader.says(length.end, phrase))), length.end)
    return Found(tuple(Day(day) for day in dict.fromkeys((of_week, after_coming))), end, "weekday")


def _weeks_later(reader: Reader, days: tuple[date, ...], end: int, kind: Kind) -> Found:
    """Monday week is a week after Monday, Monday fortnight two."""
    weeks = {"week": 1, "wk": 1, "fortnight": 2}.get(reader.word(end), 0)
    if weeks and reader.word(end + 1) not in ("of", "after", "on", "off", "long", "days"):
        return Found((Day(add_days(days[0], 7 * weeks)),), end + 1, kind)
    return Found(tuple(Day(day) for day in days), end, kind)


def _is_a_day(reader: Reader, place: int, modified: bool) -> bool:
    """Whether the word is a weekday here: not monday.com, not "sat with them", not Sun Microsystems."""
    if reader.word(place - 1) == "black" and reader.word(place) == "friday":
        return False
    if reader.word(place + 1) == "." and reader.glued(place + 1) and reader.glued(place + 2):
        return False
    if reader.word(place) not in SHY_WEEKDAYS or modified or reader.word(place - 1) in _BEFORE_DAYS:
        return True
    if reader.word(place + 1) in ("or", "and", "/") and reader.word(place + 2) in WEEKDAYS:
        return True
    return reader.word(place + 1) in _AFTER_DAYS or reader.kind(place + 1) in ("clock", "number", "ordinal")
