"""The names that the team knows, found in a message: exactly, by their beginning, or nearly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from handlers.read.folding import Span
from handlers.read.sentences.company_words import FORMS, TRADES
from handlers.read.sentences.english_vocabulary import COMMON
from handlers.read.sentences.given_names import GIVEN_NAMES

_PART: Final = re.compile(r"[^\W_]+(?:['’.+-][^\W_]+)*|&")
_NEAR: Final = 84.0
_SHORTEST_NEAR: Final = 5


@dataclass(frozen=True)
class KnownNames:
    """Names by their first word (Latin) or first character (Chinese), in lower case."""

    by_first: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    chinese: dict[str, list[str]] = field(default_factory=dict)
    by_letter: dict[str, list[str]] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)

    def spans_in(self, text: str) -> list[Span]:
        """Where known names stand in the text in any case, the longest at each place."""
        found = [(match[0].lower().replace("’", "'"), match.span()) for match in _PART.finditer(text)]
        lows = [low for low, _ in found]
        spans: list[Span] = []
        place = 0
        while place < len(found):
            first = lows[place].removesuffix("'s")
            count = max(
                (
                    len(parts)
                    for parts in self.by_first.get(lows[place], ())
                    if tuple(lows[place : place + len(parts)]) == parts
                ),
                default=0,
            )
            if not count and first != lows[place] and (first,) in self.by_first.get(first, ()):
                spans.append((found[place][1][0], found[place][1][0] + len(first)))
            if count:
                spans.append((found[place][1][0], found[place + count - 1][1][1]))
            place += count or 1
        return spans

    def begun_by(self, name: str) -> str | None:
        """The known name that these words are or begin: "Wayne" begins Wayne Enterprises."""
        parts = tuple(parts_of(name))
        longer = [known for known in self.by_first.get(parts[0], ()) if known[: len(parts)] == parts] if parts else []
        return self.as_written[" ".join(sorted(longer, key=lambda known: len(known))[0])] if longer else None

    def near(self, name: str) -> str | None:
        """The one known name that is written almost so, for typing errors; None for short words."""
        low = " ".join(parts_of(name))
        if len(low) < _SHORTEST_NEAR:
            return None
        pool = [known for letter in {low[0], low[1]} for known in self.by_letter.get(letter, ())]
        found = process.extractOne(low, pool, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return self.as_written[found[0]] if found else None

    def chinese_spans(self, text: str) -> list[Span]:
        """Where known Chinese names stand in the text, the longest first at each place."""
        spans: list[Span] = []
        place = 0
        while place < len(text):
            known = next((name for name in self.chinese.get(text[place], ()) if text.startswith(name, place)), None)
            if known:
                spans.append((place, place + len(known)))
            place += len(known) if known else 1
        return spans

    def whole_spans(self, text: str) -> list[Span]:
        """Where names stand exactly as written: Monday.com and 3M must not be read as a date or a sum."""
        firsts = {match[0].lower().replace("’", "'") for match in _PART.finditer(text)}
        return [
            span
            for first in firsts & self.by_first.keys()
            for parts in self.by_first[first]
            for span in self._written(parts, text)
        ]

    def _written(self, parts: tuple[str, ...], text: str) -> list[Span]:
        """The places of a name as written, between word ends; none for a name that is a plain word."""
        name = self.as_written[" ".join(parts)]
        if len(name) < 2 or (len(parts) == 1 and parts[0] in COMMON):
            return []
        spans, start = [], text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                spans.append((start, end))
            start = text.find(name, end)
        return spans


def parts_of(name: str) -> list[str]:
    """The words of a name in lower case."""
    return [part.replace("’", "'") for part in _PART.findall(name.lower())]


@lru_cache(maxsize=200_000)
def _parts_kept(name: str) -> tuple[str, ...]:
    """The same, kept: one new customer must not cost the reading of all names again."""
    return tuple(parts_of(name))


def known_names(names: Iterable[str]) -> KnownNames:
    """The index of the team's names; kept for the next message while they stay the same."""
    return _indexed(names if isinstance(names, tuple) else tuple(names))


@lru_cache(maxsize=8)
def _indexed(names: tuple[str, ...]) -> KnownNames:
    known = KnownNames()
    for name in dict.fromkeys(name.strip() for name in names if name and name.strip()):
        if "\u4e00" <= name[0] <= "\u9fff":
            known.chinese.setdefault(name[0], []).append(name)
            continue
        parts = _parts_kept(name)
        if parts:
            low = " ".join(parts)
            known.by_first.setdefault(parts[0], []).append(parts)
            known.by_letter.setdefault(low[0], []).append(low)
            known.as_written.setdefault(low, name)
    for chinese in known.chinese.values():
        chinese.sort(key=len, reverse=True)
    return known


def looks_like_a_person(name: str) -> bool | None:
    """True for "Jane Doe", False for "Jane Doe Consulting" and "Nora's Flowers", None where nothing shows it."""
    parts = parts_of(name)
    if not parts or "&" in parts or any(part in FORMS for part in parts[1:]) or parts[-1] in TRADES:
        return False
    if parts[0].endswith("'s") and len(parts) > 1:
        return False
    if parts[0].split("-")[0] in GIVEN_NAMES and len(parts) <= 4:
        return True
    return None
