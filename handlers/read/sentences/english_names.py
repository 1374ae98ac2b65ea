"""Names in an English sentence: known ones, capitals, quotes, and lower-case words where a name has to stand."""

import re
from dataclasses import replace
from typing import Final

from handlers.read.sentences.capital_names import capital_runs, is_shouted
from handlers.read.sentences.english_vocabulary import COMMON, NEVER
from handlers.read.sentences.known_names import KnownNames
from handlers.read.sentences.lower_names import lower_runs
from handlers.read.sentences.name_words import BEFORE_NAMES, TITLES, Name
from handlers.read.sentences.tokens import Word

_AFTER_COMPANIES: Final = frozenset(["signed", "wants", "is", "said", "asked", "needs", "has", "-", ","])


def english_names(words: list[Word], text: str, known: KnownNames) -> list[Name]:
    """The names in order. Lower-case words count where nothing has a capital, or behind of, at, from."""
    names = _known(words, text, known)
    shouted = is_shouted(words)
    if not shouted:
        names = _apart(names, [_name(words, text, *run, "capital") for run in capital_runs(words)])
    names = _apart(names, _quoted(words))
    taken = {place for name in names for place in range(name.first, name.last)}
    names += [_name(words, text, *run, "lower") for run in lower_runs(words, shouted, taken, known)]
    return sorted((_trimmed(name, words) for name in names), key=lambda name: name.first)


def _apart(names: list[Name], further: list[Name]) -> list[Name]:
    taken = {place for name in names for place in range(name.first, name.last)}
    return names + [name for name in further if not taken & set(range(name.first, name.last))]


def _name(words: list[Word], text: str, first: int, last: int, source: str) -> Name:
    span = (words[first].span[0], words[last - 1].span[1])
    return Name(first, last, text[slice(*span)], span, source)


def _known(words: list[Word], text: str, known: KnownNames) -> list[Name]:
    names = []
    for start, end in known.spans_in(text):
        inside = [place for place, word in enumerate(words) if word.span[0] < end and start < word.span[1]]
        if not inside or any(words[place].kind in ("date", "sum", "mail", "phone", "quoted") for place in inside):
            continue
        low = text[start:end].lower()
        if low in COMMON | NEVER and not _stands_like_a_name(words, inside[0], text[start:end]):
            continue
        names.append(Name(inside[0], inside[-1] + 1, text[start:end], (start, end), "known"))
    return names


def _stands_like_a_name(words: list[Word], place: int, said: str) -> bool:
    """A known name that is a word of the language: with a capital inside the sentence, or where only a name can
    stand.
    """
    before = words[place - 1].low if place else ""
    after = words[place + 1] if place + 1 < len(words) else None
    if said[0].isupper() and place and before not in ".!?":
        return True
    ended = after is None or after.kind in ("date", "sum", "number") or after.low in _AFTER_COMPANIES
    if place == 0:
        return said[0].isupper() and after is not None and after.low in _AFTER_COMPANIES
    return before in BEFORE_NAMES - {"and"} and ended


def _quoted(words: list[Word]) -> list[Name]:
    return [
        Name(place, place + 1, word.text[1:-1].strip(), word.span, "quoted")
        for place, word in enumerate(words)
        if word.kind == "quoted" and len(word.text) > 2
    ]


def _trimmed(name: Name, words: list[Word]) -> Name:
    """Without a title, a Japanese -san, and the possessive 's before a thing; a title makes it a person's."""
    if name.source == "quoted":
        return name
    before = [word.low for word in words[max(0, name.first - 2) : name.first] if word.low != "."]
    titled = bool(before) and before[-1] in TITLES
    said = name.text
    while " " in said and said.split(" ")[0].lower().rstrip(".") in TITLES:
        titled, said = True, said[said.index(" ") + 1 :]
    if match := re.search(r"-(?:san|sama|kun)$", said, re.IGNORECASE):
        titled, said = True, said[: match.start()]
    after = words[name.last] if name.last < len(words) else None
    owns = after is not None and after.kind == "word" and not after.capital and name.source != "known"
    if owns and re.search(r"['’]s$", said):
        said = said[:-2]
    start = name.span[0] + name.text.index(said)
    return replace(name, text=said, span=(start, start + len(said)), titled=titled)
