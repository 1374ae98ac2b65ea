"""Times of the day by themselves, as settings name them: 7:30, 8pm, 20:00-7:00."""

import re
from datetime import time

from storage.words import BadInput

_DIGITS = str.maketrans("０１２３４５６７８９：", "0123456789:")
_CLOCK = re.compile(
    r"(?P<before>上午|早上|早|下午|晚上|晚)? *(?P<hour>\d{1,2})(?:[:.h点](?P<minute>\d{2}|半)?)? *分?"
    r"(?:o'?clock|h)? *(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0), "中午": time(12), "午夜": time(0)}
_JOINT = re.compile(r" *(?:[-–—~～至到]|\b(?:to|till|til|until|and)\b) *", re.IGNORECASE)
_FIRST = re.compile(r"^(?:from|between|at) +", re.IGNORECASE)
OFF = frozenset({"off", "none", "never", "no", "clear", "关", "关闭", "不要", "无"})
ON = frozenset({"on", "yes", "always", "开", "打开", "开启"})


def read_hour(text: str) -> time:
    """The time of the day that the text says, and nothing else. Raises BadInput."""
    said = _FIRST.sub("", text.translate(_DIGITS).strip())
    if said.casefold() in _NAMED:
        return _NAMED[said.casefold()]
    found = _CLOCK.fullmatch(said)
    if found is None:
        raise BadInput('I cannot read "{text}" as a time of day; write it like 7:30 or 8pm', text=text[:40])
    hour, said_minute = int(found["hour"]), found["minute"] or "0"
    minute = 30 if said_minute == "半" else int(said_minute)
    half = (found["half"] or "").casefold()[:1]
    if found["before"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    if half and not 1 <= hour <= 12:
        raise BadInput('"{text}" is no time of day; write it like 20:00 or 8pm', text=text[:40])
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise BadInput('"{text}" is no time of day; a day has 24 hours', text=text[:40])
    return time(hour % 24, minute)


def read_hours(text: str) -> tuple[time, time]:
    """From when to when, such as 20:00-7:00 or 8pm to 7am. Raises BadInput."""
    parts = _JOINT.split(_FIRST.sub("", text.strip()))
    if len(parts) != 2:
        raise BadInput("say from when to when, such as 20:00-7:00")
    return read_hour(parts[0]), read_hour(parts[1])


def read_switch(text: str) -> bool:
    """Whether the text says on or off. Raises BadInput where it says neither."""
    said = text.strip().casefold()
    if said not in ON | OFF:
        raise BadInput("say on or off")
    return said in ON
