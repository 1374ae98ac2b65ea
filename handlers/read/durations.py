"""How long: hours worked ("1.5h", "90 min") and delays ("30m", "2d", "3 weeks")."""

import re
from datetime import timedelta

from handlers.read.folding import fold
from handlers.read.numerals import WORDS, read_chinese_number
from storage.words import BadInput

LONGEST_DELAY = timedelta(days=3660)

_UNIT_SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒"), 1),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分钟", "分"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟头"), 3600),
    **dict.fromkeys(("d", "day", "days", "天", "日"), 86_400),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "周", "个星期", "星期", "个礼拜"), 604_800),
    **dict.fromkeys(("fortnight", "fortnights"), 1_209_600),
    **dict.fromkeys(("month", "months", "mo", "mos", "个月"), 2_592_000),
}
_UNITS = "|".join(sorted(_UNIT_SECONDS, key=len, reverse=True))
_PART = re.compile(
    rf"(?P<number>\d{{1,6}}(?:[.,]\d{{1,3}})?|[零一二三四五六七八九十百半]{{1,4}}|[a-z]{{1,9}}(?: an?)?(?= ))?"
    rf" ?(?P<unit>{_UNITS})(?![a-z])"
    r"(?P<half>半| and a half)?"
)
_LEADING = re.compile(r"^(?:in|for|by|after|about|around|过|再过|大约|约) ?|(?:之后|以后|后)$")


def read_hours(text: str) -> float:
    """Hours, from "6h", "6 hours", "90 min", "1h 30m", "1:30" or a bare number of hours.

    Raises BadInput with `reason` nothing, unreadable, zero or too_large (above 1,000 hours).
    """
    said = fold(text).strip()
    clock = re.fullmatch(r"(\d{1,3}):([0-5]\d)", said)
    if clock:
        seconds = int(clock[1]) * 3600.0 + int(clock[2]) * 60
    elif re.fullmatch(r"\d{1,6}(?:[.,]\d{1,3})?", said):
        seconds = float(said.replace(",", ".")) * 3600
    else:
        seconds = _seconds(said, text)
    hours = seconds / 3600
    if hours <= 0:
        raise _refusal("zero", "A duration has to be above zero.", text)
    if hours > 1000:
        raise _refusal("too_large", "That is more than 1,000 hours.", text)
    return hours


def read_delay(text: str) -> timedelta:
    """How long to wait, from "1h", "30m", "2d", "3 weeks", "an hour", "半小时"; a month counts 30 days.

    Raises BadInput with `reason` nothing, unreadable, zero or too_large (above ten years).
    """
    seconds = _seconds(_LEADING.sub("", fold(text).strip()).strip(), text)
    if seconds <= 0:
        raise _refusal("zero", "A delay has to be above zero.", text)
    if seconds > LONGEST_DELAY.total_seconds():
        raise _refusal("too_large", "That is more than ten years.", text)
    return timedelta(seconds=seconds)


def _seconds(said: str, text: str) -> float:
    """The seconds of one or more parts ("1h 30m"), which must fill the text."""
    if not said:
        raise _refusal("nothing", "Say how long, for example 2h or 3 days.", text)
    said = re.sub(r"^half an? ", "0.5 ", said).replace("个半", "半")
    said = re.sub(r"^(\w{1,9}) and a half (\w+)$", r"\1 \2 and a half", said)
    total, place = 0.0, 0
    for part in _PART.finditer(said):
        number = _number(part["number"])
        if number is None or said[place : part.start()].strip(" ,") not in ("", "and"):
            break
        total += (number + (0.5 if part["half"] else 0)) * _UNIT_SECONDS[part["unit"]]
        place = part.end()
    if place == 0 or said[place:].strip(" ."):
        raise _refusal("unreadable", "I cannot read how long that is. Say it like 2h, 30m or 3 days.", text)
    return total


def _number(said: str | None) -> float | None:
    if said is None or said in ("a", "an", "one"):
        return 1.0
    if said[0].isdigit():
        return float(said.replace(",", "."))
    if said == "半":
        return 0.5
    words = {**WORDS, "couple": 2, "half": 0.5, "half an": 0.5, "half a": 0.5}
    if said in words:
        return float(words[said])
    value = read_chinese_number(said.replace("半", ""))
    return None if value is None else float(value) + (0.5 if said.endswith("半") else 0)


def _refusal(reason: str, message: str, text: str) -> BadInput:
    return BadInput(message, reason=reason, said=text[:80])
