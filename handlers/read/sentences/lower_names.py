"""Names typed without capitals: unknown words where a name has to stand (won initech, call oscar lind back)."""

import re
from typing import Final

from handlers.read.sentences.company_words import FAMOUS, FORMS, TRADES
from handlers.read.sentences.english_vocabulary import COMMON, NEVER
from handlers.read.sentences.given_names import GIVEN_NAMES
from handlers.read.sentences.known_names import KnownNames
from handlers.read.sentences.name_words import BEFORE_NAMES, CLEAR_FORMS, DETERMINERS, GREETINGS, THINGS_OF_COMPANIES
from handlers.read.sentences.short_forms import SHORT_FORMS
from handlers.read.sentences.tokens import Word

_LONGEST: Final = 4
_NO_NAME_AT_END: Final = frozenset(["as", "office", "services"])
_ENDS: Final = frozenset(["sum", "date", "sign", "number", "phone", "mail"])


def lower_runs(words: list[Word], shouted: bool, taken: set[int], known: KnownNames) -> list[tuple[int, int]]:
    """The runs of lower-case words that are names.

    shouted  case says nothing, so that capitals are read like small letters
    taken    words that are names already; with any, further ones stand behind of, at, from only
    """
    runs, place = [], 0
    while place < len(words):
        last = place
        while (
            last < len(words) and last - place < _LONGEST and last not in taken and _fits(words, place, last, shouted)
        ):
            last += 1
        if last > place and _stands_where_names_do(words, place, last, bool(taken), known):
            runs.append((place, last))
        place = max(last, place + 1)
    return runs


def _fits(words: list[Word], first: int, place: int, shouted: bool) -> bool:
    """Whether the word may be a part of a name that begins at `first`."""
    word = words[place]
    if word.kind != "word" or (word.capital and not shouted and place != 0):
        return False
    if word.low in NEVER or (word.low in SHORT_FORMS and place == 0):
        return False
    if place > first and word.span[0] - words[place - 1].span[1] != 1:
        return False
    after = words[place + 1].low if place + 1 < len(words) else ""
    base = word.low.removesuffix("'s")
    if place > first and words[place - 1].low.endswith("'s"):
        return word.low not in COMMON
    if base not in COMMON:
        return word.low == "&" and place > first if not word.low[0].isalpha() else word.low not in ("ish", "etc", "vs")
    if place == first:
        return after in CLEAR_FORMS
    inside = after in TRADES and after not in COMMON
    return inside or (word.low in FORMS | TRADES and word.low not in _NO_NAME_AT_END)


def _stands_where_names_do(words: list[Word], first: int, last: int, found: bool, known: KnownNames) -> bool:
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if before is not None and before.low in DETERMINERS:
        return before.low in ("the", "our", "new") and after is not None and after.low in THINGS_OF_COMPANIES
    if any(re.search("-(?:san|sama)$", word.low) for word in words[first:last]):
        return True
    is_known = _is_known(words, first, last, known)
    if found and not is_known:
        return _is_work_place(before, after)
    if before is None or (before.kind == "sign" and before.low in ".:;!,-—(") or _is_greeted(words, first):
        return is_known or after is None or after.kind in _ENDS or after.low in COMMON or after.low in ("->", "=>", "→")
    return before.low in BEFORE_NAMES or before.kind in ("date", "sum", "number") or is_known


def _is_known(words: list[Word], first: int, last: int, known: KnownNames) -> bool:
    low = words[first].low.removesuffix("'s")
    return (
        low in GIVEN_NAMES
        or low in FAMOUS
        or known.begun_by(" ".join(word.low for word in words[first:last])) is not None
    )


def _is_work_place(before: Word | None, after: Word | None) -> bool:
    """Behind "of", "at", "from"; or between a comma and a mail address."""
    if before is None:
        return False
    addressed = after is not None and after.kind in ("mail", "phone")
    return before.low in ("of", "at", "from", "@") or (before.kind == "sign" and before.low in ",(/" and addressed)


def _is_greeted(words: list[Word], place: int) -> bool:
    """Whether only greetings and the like stand before this word: "ok", "btw", "good news"."""
    return place <= 4 and all(word.kind == "sign" or word.low in GREETINGS for word in words[:place])
