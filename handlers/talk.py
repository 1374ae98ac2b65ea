"""Whether words are plain talk, or a command."""

import re

from handlers import registry
from handlers.command import Command, Request

_JOINED = re.compile(r"^deal (?:with|for|from)\b|\bworth\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)#\d")
_SEVERAL = re.compile(r"[;；]")
OUTCOMES = frozenset({"won", "lost", "stage"})  # several of these often come in one message


def is_sentence(request: Request) -> bool:
    """Whether the words may be plain talk: typed, without a slash and without a record's number."""
    typed = not request.pressed and request.file is None
    return typed and not request.words.startswith("/") and _NUMBER.search(request.words) is None


def is_wordy(command: Command, request: Request) -> bool:
    """Whether words that begin with a command's are talk all the same: "deal with Hooli worth 9k", "won A; lost B"."""
    joined = command.name == "deal" and _JOINED.search(request.words)
    several = command.name in OUTCOMES and _SEVERAL.search(request.words)
    return is_sentence(request) and bool(joined or several)


def is_command(words: str, *, free: bool) -> bool:
    """Whether an answer is a command instead: "deal Orion 7k" is, the name "Deal & Sons" is not."""
    first, _, rest = words.partition(" ")
    if registry.find(first) is None:
        return False
    return not free or not rest or first.islower() or any(letter.isdigit() for letter in rest)
