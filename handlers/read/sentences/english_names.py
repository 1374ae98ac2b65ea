"""Names in an English sentence: known ones, capitals, quotes, and lower-case words where a name has to stand."""

import re
from dataclasses import dataclass, replace
from typing import Final

from handlers.read.folding import Span
from handlers.read.sentences.company_words import AND_INSIDE, FAMOUS, FORMS, OF_INSIDE, TRADES
from handlers.read.sentences.english_vocabulary import COMMON, NEVER
from handlers.read.sentences.given_names import GIVEN_NAMES
from handlers.read.sentences.known_names import KnownNames
from handlers.read.sentences.tokens import Word
from handlers.read.sentences.trade_words import role_in

_BEFORE_NAMES: Final = frozenset(
    ["with", "w/", "to", "for", "from", "at", "of", "about", "on", "won", "lost", "deal", "opportunity", "opp", "order", "call", "called", "calling", "email", "emailed", "mail", "met", "visit", "visited", "ring", "rang", "phone", "phoned", "ping", "text", "texted", "chase", "nudge", "contact", "lead", "sold", "landed", "signed", "customer", "client", "company", "account", "prospect", "saw", "demoed", "pitched", "closed", "close", "mark", "move", "put", "quoted", "invoiced", "see", "meet", "showed", "gave", "told", "asked", "and", "bei", "by", "message", "messaged", "win", "bump", "advance", "add", "save", "update", "between", "grade", "re", "remind", "renewal", "catch", "is", "are", "does", "will", "can", "set", "change", "voicemail"]
)
_DETERMINERS: Final = frozenset(
    ["a", "an", "the", "my", "your", "our", "his", "her", "their", "this", "that", "these", "those", "some", "any", "no", "all", "every", "each", "another", "other", "more", "new", "next", "last", "what", "which", "good", "bad", "big", "large", "small", "two", "three"]
)
_THINGS_OF_COMPANIES: Final = frozenset(
    ["deal", "account", "opportunity", "opp", "contract", "renewal", "order", "project", "offer", "proposal", "quote", "invoice", "pipeline", "meeting", "demo", "call", "team", "people", "guys", "pilot"]
)
_INSIDE: Final = frozenset(
    ["de", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "zu", "zum", "y", "e", "el", "al", "bin", "ibn", "st"]
)
_TITLES: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "herr", "frau", "sir", "mme", "madame", "monsieur", "señor", "señora", "sr", "sra", "signor", "dott"]
)
_CLEAR_FORMS: Final = frozenset("plc gmbh inc ltd llc kg ag bv pty".split())
_GREETINGS: Final = frozenset(
    "hey hi hello ok okay btw so please pls plz just and also then yes yay yeah wow great good bad big news update fyi finally "
    "unfortunately sadly oh well team guys the woohoo hooray boom now our".split()
)
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the message: its words `first` to `last` (exclusive), its text and place.

    source  how it was found: known, quoted, capital, lower
    titled  a title stands before it, so that it is a person's
    """

    first: int
    last: int
    text: str
    span: Span
    source: str
    titled: bool = False


def english_names(words: list[Word], text: str, known: KnownNames) -> list[Name]:
    """The names in order. Lower-case words count where nothing has a capital, or behind of, at, from."""
    names = _known(words, text, known)
    shouted = _is_shouted(words)
    names = _apart(names, [] if shouted else _capitals(words, text))
    names = _apart(names, _quoted(words))
    lower = _lower(words, text, shouted, known, names)
    names = _apart(names, lower)
    return sorted((_trimmed(name, words, text) for name in names), key=lambda name: name.first)


def _apart(names: list[Name], further: list[Name]) -> list[Name]:
    taken = {place for name in names for place in range(name.first, name.last)}
    return names + [name for name in further if not taken & set(range(name.first, name.last))]


def _name(words: list[Word], text: str, first: int, last: int, source: str) -> Name:
    span = (words[first].span[0], words[last - 1].span[1])
    return Name(first, last, text[slice(*span)], span, source)


def _is_shouted(words: list[Word]) -> bool:
    """Whether case says nothing: no small letter, or nearly every word with a capital."""
    letters = [word for word in words if word.kind == "word" and word.text.isalpha()]
    small = [word for word in letters if not word.capital]
    return (
        len(letters) > 2
        and len(small) == 0
        and any(word.low in COMMON for word in letters[1:])
        and (len(letters) > 3 or all(word.text.isupper() for word in letters))
    )


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
    """A known name that is a word of the language: with a capital inside the sentence, or where only a name can stand."""
    before = words[place - 1].low if place else ""
    if said[0].isupper() and place and before not in ".!?":
        return True
    after = words[place + 1] if place + 1 < len(words) else None
    is_last = (
        after is None
        or after.kind in ("date", "sum", "number")
        or after.low in ("signed", "wants", "is", "said", "asked", "-", ",")
    )
    return (
        (before in _BEFORE_NAMES - {"and"}
        and is_last)
        or (
            place == 0
            and said[0].isupper()
            and after is not None
            and after.low in ("wants", "signed", "is", "said", "asked", "needs", "has")
        )
    )


def _capitals(words: list[Word], text: str) -> list[Name]:
    names, place = [], 0
    while place < len(words):
        if not _opens(words, place):
            place += 1
            continue
        last = place + 1
        while last < len(words) and last - place < _LONGEST and (step := _goes_on(words, place, last)):
            last += step
        names.append(_name(words, text, place, last, "capital"))
        place = last
    return names


def _starts_sentence(words: list[Word], place: int) -> bool:
    return place == 0 or (words[place - 1].kind == "sign" and words[place - 1].low in ".!?:;\n-")


def _opens(words: list[Word], place: int) -> bool:
    """Whether a name with a capital begins here."""
    word = words[place]
    if word.text == "X" or not word.capital or word.low in _TITLES or word.low in NEVER:
        return False
    if place and words[place - 1].low in ("'",):
        return False
    base = word.low.removesuffix("'s")
    if base in NEVER:
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    if base not in COMMON:
        return True
    if after is not None and after.low in FORMS and after.low not in COMMON and after.low not in ("as", "co"):
        return True
    if _starts_sentence(words, place):
        return False
    flanked = after is not None and after.capital and after.low not in NEVER and after.span[0] - word.span[1] == 1
    return flanked or words[place - 1].low in _BEFORE_NAMES - {"and", "is", "add", "set"}


def _goes_on(words: list[Word], first: int, place: int) -> int:
    """How many words the name goes on by here; 0 where it ends."""
    word, before = words[place], words[place - 1]
    gap = word.span[0] - before.span[1]
    after = words[place + 1] if place + 1 < len(words) else None
    if before.low.endswith("'s") and word.kind == "word" and not word.capital:
        return 0
    if (
        word.kind == "word"
        and word.low in FORMS
        and gap <= 1
        and word.low != "as"
        and (word.low not in COMMON or word.capital)
    ):
        return 1
    if word.kind == "sign":
        initial = (
            word.low == "."
            and len(before.text) <= 2
            and before.text[:1].isupper()
            and after is not None
            and after.capital
        )
        form = (
            word.low in ",." and after is not None and after.low in FORMS and after.low not in ("co", "as", "company")
        )
        joint = (
            word.low in "+/|"
            and gap == 0
            and after is not None
            and after.capital
            and after.span[0] == word.span[1]
            and word.low == "+"
        )
        return 2 if (initial or form or joint) and not (initial and before.low in _TITLES) else 0
    if word.kind != "word" or gap > 1:
        return 0
    if word.capital and word.low != "i":
        if word.low.removesuffix("'s") in NEVER and word.low not in TRADES:
            return 0
        return 0 if role_in(word.text) and not after else 1
    if after is None or not after.capital or after.low in NEVER:
        return 0
    if word.low == "&" or word.low in _INSIDE or (word.low in ("and", "und", "et", "y") and after.low in AND_INSIDE):
        return 2
    return 2 if word.low == "of" and before.low in OF_INSIDE else 0


def _quoted(words: list[Word]) -> list[Name]:
    return [
        Name(place, place + 1, word.text[1:-1].strip(), word.span, "quoted")
        for place, word in enumerate(words)
        if word.kind == "quoted" and len(word.text) > 2
    ]


def _lower(words: list[Word], text: str, shouted: bool, known: KnownNames, found: list[Name]) -> list[Name]:
    names, place = [], 0
    taken = {index for name in found for index in range(name.first, name.last)}
    while place < len(words):
        last = place
        while (
            last < len(words)
            and last - place < 4
            and last not in taken
            and _may_be_in_a_name(words, place, last, shouted)
        ):
            last += 1
        if last == place:
            place += 1
            continue
        if _is_name_place(words, place, last, bool(found), known):
            names.append(_name(words, text, place, last, "lower"))
        place = last
    return names


def _may_be_in_a_name(words: list[Word], first: int, place: int, shouted: bool) -> bool:
    word = words[place]
    if word.kind != "word" or (word.capital and not shouted and place != 0) or word.low in NEVER:
        return False
    if place > first and (words[place - 1].low.endswith("'s") or word.span[0] - words[place - 1].span[1] != 1):
        return word.low not in COMMON and word.span[0] - words[place - 1].span[1] == 1
    base = word.low.removesuffix("'s")
    if base in FAMOUS and base not in COMMON:
        return True
    if place == first and place + 1 < len(words) and words[place + 1].low in _CLEAR_FORMS:
        return True
    if place > first and word.low in _CLEAR_FORMS:
        return True
    if base in COMMON:
        return (
            place > first and (word.low in FORMS | TRADES) and word.low not in ("as", "office", "services")
        )
    return (word.low[0].isalpha() and word.low not in ("ish", "etc", "vs")) or (word.low == "&" and place > first)


def _is_name_place(words: list[Word], first: int, last: int, found: bool, known: KnownNames) -> bool:
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    text = " ".join(word.low for word in words[first:last])
    if before is not None and before.low in _DETERMINERS:
        return before.low in ("the", "our", "new") and after is not None and after.low in _THINGS_OF_COMPANIES
    is_known = (
        words[first].low.removesuffix("'s") in GIVEN_NAMES
        or words[first].low in FAMOUS
        or known.begun_by(text) is not None
    )
    if any(re.search("-(?:san|sama)$", word.low) for word in words[first:last]):
        return True
    if found and not is_known:
        return (
            (before is not None
            and before.low in ("of", "at", "from", "@"))
            or (
                before is not None
                and before.kind == "sign"
                and before.low in ",(/"
                and after is not None
                and after.kind in ("mail", "phone")
            )
        )
    if before is None or (before.kind == "sign" and before.low in ".:;!,-—(") or _is_greeted(words, first):
        return (
            is_known
            or after is None
            or after.kind in ("sum", "date", "sign", "number", "phone", "mail")
            or after.low in COMMON
            or after.low in ("->", "=>", "→")
        )
    return before.low in _BEFORE_NAMES or before.kind in ("date", "sum", "number") or is_known


def _is_greeted(words: list[Word], place: int) -> bool:
    """Whether only greetings and the like stand before this word: "ok", "btw", "good news"."""
    return place <= 4 and all(word.kind == "sign" or word.low in _GREETINGS for word in words[:place])


def _trimmed(name: Name, words: list[Word], text: str) -> Name:
    """Without titles, a Japanese -san, a possessive 's before a thing, and a role at either end."""
    first, last = name.first, name.last
    if name.source in ("quoted",):
        return name
    titled = False
    while first and words[first - 1].low in (*_TITLES, "."):
        if words[first - 1].low == "." and not (first > 1 and words[first - 2].low in _TITLES):
            break
        titled, first = True, first - 1
    said = name.text
    while (head := said.split(" ")[0].lower().rstrip(".")) in _TITLES and " " in said:
        titled, said = True, said[said.index(" ") + 1 :]
    if match := re.search(r"-(?:san|sama|kun)$", said, re.IGNORECASE):
        titled, said = True, said[: match.start()]
    after = words[last] if last < len(words) else None
    if (
        re.search(r"['’]s$", said)
        and after is not None
        and after.kind == "word"
        and not after.capital
        and name.source != "known"
    ):
        said = said[:-2]
    del head
    start = name.span[0] + name.text.index(said)
    return replace(name, text=said, span=(start, start + len(said)), titled=titled or name.titled)
