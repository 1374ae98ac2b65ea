"""The words of a command: quotes kept together, keywords and values told apart, invisible characters dropped."""

import re
import unicodedata
from collections.abc import Collection

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "”": "”"}
# Bounded, so that a text of ten thousand open quotes is read in linear time.
_QUOTED = re.compile('"[^"]{0,500}"|“[^”]{0,500}”|„[^“”]{0,500}[“”]|«[^»]{0,500}»|「[^」]{0,500}」|”[^”]{0,500}”')

_JOINER = "\u200d"
_SPACES = re.compile(r"\s+")
# Cs, Cc, Cf: surrogates, controls and invisible format marks; variation selectors belong to emoji and stay.
_UNSEEN = ("Cc", "Cf", "Cs", "Cn", "Co")


def clean(text: str) -> str:
    """The text without what nobody sees: control characters, lone surrogates, direction and zero-width marks; spaces
    collapsed, NFC.

    A zero-width joiner stays inside an emoji sequence, as do the tags of a flag, since the emoji would fall apart.
    """
    spaced = _SPACES.sub(" ", text)
    kept = "".join(char for place, char in enumerate(spaced) if _is_seen(spaced, place, char))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def _is_seen(text: str, place: int, char: str) -> bool:
    if unicodedata.category(char) not in _UNSEEN:
        return True
    if char == _JOINER:
        return 0 < place < len(text) - 1 and _is_emoji(text[place - 1]) and _is_emoji(text[place + 1])
    return (
        "\U000e0020" <= char <= "\U000e007f"
        and place > 0
        and (_is_emoji(text[place - 1]) or "\U000e0020" <= text[place - 1] <= "\U000e007f")
    )


def _is_emoji(char: str) -> bool:
    """Whether a zero-width joiner may stand beside the character: pictures, skin tones and the variation selector."""
    return unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff" or char == "\ufe0f"


def split(text: str) -> list[str]:
    """The words of a text; what stands in straight or curly quotes is one word, without its quotes. An open quote is a
    character.
    """
    return [word for word, _, _, _ in _words(text) if word]


def after(text: str, count: int) -> str:
    """The text behind its first `count` words as `split` counts them, as typed: quotes in it stay."""
    ends = [0, *(end for word, _, _, end in _words(text) if word)]
    return text[ends[min(count, len(ends) - 1)] :].strip()


def fields(text: str, keywords: Collection[str]) -> tuple[str, dict[str, str]]:
    """The text before the first keyword as typed, and each keyword's value: `Acme 12k close 2026-12-15` gives `close`.

    keywords  English words in lower case, matched in any case; a quoted word is never one. A value reaches
              to the next keyword or the end,
              and loses its quotes where it is all quoted. A keyword said twice keeps its last value; one without a
              value has "".
    """
    found = [
        (word.lower().rstrip(":="), start, end)
        for word, quoted, start, end in _words(text)
        if not quoted and word.lower().rstrip(":=") in keywords
    ]
    positional = text[: found[0][1]].strip() if found else text.strip()
    values: dict[str, str] = {}
    for place, (keyword, _, end) in enumerate(found):
        until = found[place + 1][1] if place + 1 < len(found) else len(text)
        values[keyword] = unquote(text[end:until])
    return positional, values


def unquote(text: str) -> str:
    """The text without the quotes around all of it, and without spaces at its ends."""
    said = text.strip()
    if (
        len(said) > 1
        and said[-1] in _QUOTES.get(said[0], "")
        and not any(mark in said[1:-1] for mark in (said[0], said[-1]))
    ):
        return said[1:-1].strip()
    return said


def _words(text: str) -> list[tuple[str, bool, int, int]]:
    """Word, whether it is quoted, start and end. Quotes open a word only at its beginning: 5" and O'Connor are plain
    words.
    """
    words: list[tuple[str, bool, int, int]] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _QUOTED.match(text, place)
        if match:
            words.append((match.group()[1:-1].strip(), True, *match.span()))
            place = match.end()
            continue
        end = place
        while end < len(text) and not text[end].isspace():
            end += 1
        words.append((text[place:end], False, place, end))
        place = end
    return words
