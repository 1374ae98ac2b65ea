"""A forwarded message in a command's words: whose it was, when it was written, and its text, which is never obeyed."""

import re
from dataclasses import dataclass
from datetime import datetime

from handlers.read.words import clean

LONGEST_ORIGIN = 100
_FORWARD = re.compile(r'(person|chat) "([^"]*)" (\S+)(?: (.*))?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Forward:
    """What somebody forwarded.

    origin  who wrote it, as far as Telegram tells; empty where it does not
    person  whether that is a person, and no channel or group
    at      when it was written, aware
    """

    origin: str
    person: bool
    at: datetime
    text: str


def say_forward(forward: Forward) -> str:
    """The forward as `read_forward` reads it."""
    origin = clean(forward.origin.replace('"', "'"))[:LONGEST_ORIGIN].strip()
    kind = "person" if forward.person else "chat"
    return f'{kind} "{origin}" {forward.at.isoformat()} {clean(forward.text)}'.strip()


def read_forward(words: str) -> Forward | None:
    """The forward that a door has put into words; None for other words."""
    found = _FORWARD.fullmatch(words)
    if found is None:
        return None
    try:
        at = datetime.fromisoformat(found[3])
    except ValueError:
        return None
    return Forward(found[2], found[1] == "person", at, found[4] or "") if at.tzinfo is not None else None
