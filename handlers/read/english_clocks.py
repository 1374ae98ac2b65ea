"""English clock times and parts of the day: 9am, half past 3, at 4, 9ish, noon, tonight, eod."""

import re
from dataclasses import replace

from handlers.read.date_pieces import Clock
from handlers.read.english_reader import Reader
from handlers.read.english_words import MONTHS, NUMBERS, UNITS, WEEKDAYS

_AT = frozenset(
    [
        "at",
        "@",
        "by",
        "around",
        "before",
        "after",
        "till",
        "until",
        "til",
        "about",
        "from",
        "approx",
        "circa",
        "between",
    ]
)
# What may stand after an hour; any other word is a thing counted.
_FOLLOWING = """
on with to for and in or then sharp this next about re at the please pls thanks not today tomorrow tmrw tmr tonight
if but because when regarding morning afternoon evening call meeting demo lunch dinner coffee breakfast zoom visit
review check ping email send chase ask go do prepare write talk speak meet finish submit discuss ring text message
follow remind update get have see pick present show book plan work start o , . ! ? ; : ) -
"""
_COUNTS = frozenset(
    ["of", "with", "all", "the", "for", "our", "their", "another", "than", "over", "under", "only", "x"]
)
# "the next one on Friday" is no hour.
_NOT_AN_HOUR = "next last this that which new big small first second other every each no any good"
_ONE_OF = frozenset(_NOT_AN_HOUR.split())
_GOES_ON = frozenset(["", *_FOLLOWING.split(), *WEEKDAYS])
_FRACTIONS = {
    "quarter": 15,
    "half": 30,
    **{word: value for word, value in NUMBERS.items() if value in (5, 10, 20)},
    "25": 25,
}
# Parts of the day; False where they are no date by themselves.
HALVES = {
    **dict.fromkeys(("this morning",), ("am", True)),
    **dict.fromkeys(("in the morning", "first thing", "first thing in the morning"), ("next_am", True)),
    **dict.fromkeys(
        ("this afternoon", "in the afternoon", "this evening", "in the evening", "tonight", "2nite", "tonite"),
        ("pm", True),
    ),
    **dict.fromkeys(("after lunch", "lunchtime", "lunch time", "at lunch"), ("pm", True)),
    **dict.fromkeys(("before lunch",), ("am", True)),
    **dict.fromkeys(
        ("eod", "end of day", "end of the day", "end of business", "close of business", "cob", "eob", "close of play"),
        ("pm", True),
    ),
    **dict.fromkeys(("at night", "night", "evening", "afternoon", "eve", "arvo"), ("pm", False)),
    **dict.fromkeys(("morning", "early morning"), ("am", False)),
}
_PHRASES = sorted(((tuple(phrase.split()), half) for phrase, half in HALVES.items()), key=lambda pair: -len(pair[0]))


def clock_at(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """The clock time said at this token, and the token after it. A bare number is one only after "at", "by" and the
    like.
    """
    return (
        _digits(reader, place)
        or _word_clock(reader, place)
        or _written_hour(reader, place)
        or _bare_hour(reader, place)
    )


def _digits(reader: Reader, place: int) -> tuple[Clock, int] | None:
    if reader.kind(place) != "clock":
        return None
    said = reader.word(place)
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    half = re.search(r"([ap])\.?m", said)
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    grain_is_hour = len(numbers) == 1
    if minute > 59 or hour > (12 if half else 24) or (half and hour == 0) or (hour == 24 and minute):
        return None
    certain = bool(half) or hour > 12 or hour == 0 or said.startswith("0") or ("h" in said and "ish" not in said)
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    clock = Clock(hour % 24, minute, certain, True, "hour" if grain_is_hour else "minute")
    return clock, place + 1


def _word_clock(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """half past 3, quarter to four, ten past 9, half 3, 3 o'clock, noon, 9 in the morning."""
    said = reader.word(place)
    if said in ("noon", "midday", "noonish") or reader.says(place, "12 noon"):
        return Clock(12, 0, True, True, "hour"), place + 1 + (said == "12")
    if said == "midnight":
        return Clock(0, 0, True, True, "hour"), place + 1
    start = reader.skip(place, "a")
    minutes = _FRACTIONS.get(
        reader.word(start), int(reader.word(start)) if reader.word(start) in ("5", "10", "20", "25") else 0
    )
    joint = reader.skip(start + 1, "minutes", "mins")
    if minutes and reader.word(joint) in ("past", "to", "before"):
        hour = _hour(reader, joint + 1)
        if hour and 1 <= hour <= 12 and not _is_range(reader, start, joint, hour):
            before = reader.word(joint) != "past"
            value = (hour * 60 - minutes if before else hour * 60 + minutes) % 720
            return _halved(reader, value // 60 or 12, value % 60, joint + 2, "minute")
    if said == "half" and (hour := _hour(reader, place + 1)) and 1 <= hour <= 12 and reader.word(place + 2) in _GOES_ON:
        return _halved(reader, hour, 30, place + 2, "minute")
    if spoken := _spoken_clock(reader, place):
        return spoken
    hour = _hour(reader, place)
    if hour and (
        end := reader.says(place + 1, "o'clock")
        or reader.says(place + 1, "oclock")
        or reader.says(place + 1, "o clock")
    ):
        return _halved(reader, hour, 0, end, "hour")
    return None


def _is_range(reader: Reader, place: int, joint: int, hour: int) -> bool:
    """Whether "10 to 12" is from ten till twelve and not ten minutes before twelve."""
    said = reader.word(place)
    return reader.word(joint) == "to" and said.isdigit() and (hour > int(said) or reader.word(place - 1) == "from")


def _halved(reader: Reader, hour: int, minute: int, end: int, grain: str) -> tuple[Clock, int]:
    half = {"am": 0, "pm": 12}.get(reader.word(end))
    if half is not None:
        return Clock(hour % 12 + half, minute, True, True, "minute" if grain == "minute" else "hour"), end + 1
    return Clock(hour, minute, hour > 12, True, "minute" if grain == "minute" else "hour"), end


def _hour(reader: Reader, place: int) -> int | None:
    said = reader.word(place)
    if reader.kind(place) == "number" and len(said) <= 2:
        return int(said) if 1 <= int(said) <= 23 else None
    value = NUMBERS.get(said, 0)
    return value if 1 <= value <= 12 else None


def _spoken_clock(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """two pm, ten thirty, six fifteen am: hours in words, with their minutes or half of the day."""
    hour = _hour(reader, place) if reader.kind(place) == "word" else None
    if hour is None:
        return None
    said = reader.word(place + 1)
    minute = 45 if reader.says(place + 1, "forty five") else {"thirty": 30, "fifteen": 15}.get(said, 0)
    end = place + 1 + (0 if not minute else 2 if minute == 45 else 1)
    half = {"am": 0, "pm": 12}.get(reader.word(end))
    if half is not None:
        return Clock(hour % 12 + half, minute, True, True, "minute" if minute else "hour"), end + 1
    if not minute or not _may_end(reader, end):
        return None
    return Clock(hour, minute, False, reader.word(place - 1) in _AT), end


def _written_hour(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """14 Uhr, 1600 hrs, and 10.30 where a day stands beside it."""
    said = reader.word(place)
    if (
        reader.kind(place) == "money"
        and re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", said)
        and _may_end(reader, place + 1)
    ):
        whole, minutes = (int(number) for number in said.split("."))
        return Clock(whole, minutes, whole > 12, False), place + 1
    # "tomorrow 0900", "friday at 1530": without the zero or "at" it would be a count or a sum.
    cued = said.startswith("0") or reader.word(place - 1) in ("at", "@")
    if cued and re.fullmatch(r"(?:0\d|1\d|2[0-3])[0-5]\d", said) and _may_end(reader, place + 1):
        return Clock(int(said[:2]), int(said[2:]), True, False), place + 1
    if reader.kind(place) != "number" or reader.word(place + 1) not in ("uhr", "hrs", "hours", "h"):
        return None
    if len(said) == 4 and int(said[:2]) < 24 and int(said[2:]) < 60:
        return Clock(int(said[:2]), int(said[2:]), True), place + 2
    hour = _hour(reader, place)
    return (Clock(hour, 0, True, True, "hour"), place + 2) if hour and reader.word(place + 1) == "uhr" else None


def _bare_hour(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """A bare hour: after "at" and the like it stands alone, elsewhere only beside a day ("tomorrow 9")."""
    hour = _hour(reader, place)
    if (
        hour
        and hour >= 7
        and reader.word(place + 1) == "h"
        and reader.glued(place + 1)
        and reader.kind(place) == "number"
    ):
        return Clock(hour, 0, True, reader.word(place - 1) in _AT, "hour"), place + 2
    if hour is None or not _may_end(reader, place + 1) or _opens_a_sum(reader, place):
        return None
    if reader.word(place - 1) in _COUNTS or (reader.word(place) == "one" and reader.word(place - 1) in _ONE_OF):
        return None
    alone = reader.word(place - 1) in _AT
    end = place + 1
    if reader.word(end) == "-" and (until := _hour(reader, end + 1)) and _may_end(reader, end + 2):
        end = end + 2 if until else end
    return Clock(hour, 0, hour > 12, alone, "hour"), end


def _opens_a_sum(reader: Reader, place: int) -> bool:
    """Whether the number begins a range of money, as in "between 10 and 15k": its other end is no hour."""
    if reader.word(place + 1) not in ("and", "to", "-") or reader.kind(place + 2) not in ("number", "money"):
        return False
    return reader.kind(place + 2) == "money" or not (_hour(reader, place + 2) and _may_end(reader, place + 3))


def _may_end(reader: Reader, place: int) -> bool:
    """Whether the number before this token can be an hour: no thing counted, no unit and no month follows."""
    said = reader.word(place)
    if said in UNITS or said in MONTHS or (reader.glued(place) and reader.kind(place) != "sign"):
        return False
    return said in _GOES_ON or reader.kind(place) == "clock"


def half_at(reader: Reader, place: int) -> tuple[str, bool, int] | None:
    """The part of the day said at this token ("am" or "pm"), whether it is a date by itself, and the token after it."""
    before_a_clock = reader.kind(place + 1) == "clock" or (
        reader.kind(place + 1) == "number" and _hour(reader, place + 1)
    )
    if reader.word(place) in ("am", "pm") and before_a_clock and reader.word(place - 1) not in ("i", "what"):
        return reader.word(place), False, place + 1
    for words, (half, alone) in _PHRASES:
        if reader.word(place) == words[0] and all(reader.word(place + step) == word for step, word in enumerate(words)):
            return half, alone, place + len(words)
    return None


def clock_shifted(reader: Reader, place: int) -> tuple[Clock, int] | None:
    """5 minutes before noon, an hour after 3pm: a clock time moved by a length, within the same day."""
    length = reader.length(place)
    if length is None or length.minutes is None or reader.word(length.end) not in ("before", "after"):
        return None
    found = clock_at(reader, length.end + 1)
    if found is None or not found[0].alone:
        return None
    clock, end = found
    minutes = clock.hour * 60 + clock.minute + length.minutes * (1 if reader.word(length.end) == "after" else -1)
    if not 0 <= minutes < 24 * 60:
        return None
    return replace(clock, hour=int(minutes // 60), minute=int(minutes % 60), grain="minute"), end
