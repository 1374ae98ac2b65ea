"""An English sentence made plain: short forms spelled out, typing errors mended, names and dates and sums as signs."""

import re

from handlers.read.sentences.name_words import TITLES, Name
from handlers.read.sentences.said import Said, tense
from handlers.read.sentences.short_forms import SHORT_FORMS, mended
from handlers.read.sentences.tokens import Word


def make_plain(words: list[Word], names: list[Name], said: Said) -> str:
    """The sentence for the rules of intent: `sold 20 seats to NAME for SUM , follow up DATE`.

    NAME a name, QUOTED quoted words that are none; DATE a day or time to come, TODAY, PAST, PERIOD a week or longer;
    SUM, MAIL, PHONE.
    """
    starts = {name.first: name for name in names}
    inside = {place for name in names for place in range(name.first, name.last)}
    parts: list[str] = []
    for place in range(len(words)):
        if place in starts:
            parts.append("NAME" + _possessive(starts[place], words))
        elif place not in inside:
            parts.append(_part(words, place, said))
    return re.sub(" +", " ", " ".join(part for part in parts if part)).strip()


def _possessive(name: Name, words: list[Word]) -> str:
    last = words[name.last - 1]
    return "'s" if last.low.endswith("'s") and not name.text.lower().endswith("s") else ""


def _part(words: list[Word], place: int, said: Said) -> str:
    word = words[place]
    if word.kind == "date":
        when = next(when for when in said.whens if when.span == word.span)
        return tense(when, said.now, said.phrase(when))
    if word.kind in ("sum", "mail", "phone", "quoted"):
        return word.kind.upper()
    before = words[place - 1].low if place else ""
    if word.low in TITLES or (word.low == "." and before in TITLES):
        return ""
    if word.low in SHORT_FORMS:
        return SHORT_FORMS[word.low]
    typed_small = word.kind == "word" and (place == 0 or word.text.islower())
    return mended(word.low) if typed_small else word.low
