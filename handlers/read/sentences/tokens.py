"""The words of a message, with their places: what the rules for names and intents read."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from handlers.read.folding import Span
from handlers.read.sentences.said import Said

Kind = Literal["word", "number", "sign", "date", "sum", "mail", "phone", "quoted"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign; or a whole date, sum, address, quoted part. `low` is in lower case with plain signs."""

    kind: Kind
    text: str
    low: str
    span: Span

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or has one inside (iRobot, eBay)."""
        return self.kind == "word" and any(char.isupper() for char in self.text)


_QUOTED: Final = '"[^"\n]{1,80}"|“[^”\n]{1,80}”|„[^“”\n]{1,80}[“”]|«[^»\n]{1,80}»|「[^」\n]{1,80}」'
_MAIL: Final = r"[\w.!#$%&'*+=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+"
_WORD: Final = re.compile(
    rf"(?P<quoted>{_QUOTED})|(?P<mail>{_MAIL})|(?P<short>\bw/(?=\s|$)|\bf/u\b|[-=]>|→)"
    r"|(?P<word>[^\W\d_][\w&]*(?:['’.+-][\w&]+)*|\d+[^\W\d_][\w&]*|&)|(?P<number>\d+(?:[.,]\d+)*)|(?P<sign>[^\s\w]|_)"
)
_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "：": ":", "，": ",", "。": ".", "！": "!", "？": "?"}
)


def words_of(said: Said) -> list[Word]:
    """The words in order; a date or sum is one word, as is a phone number."""
    masks: list[tuple[Span, Kind]] = [(when.span, "date") for when in said.whens]
    for total in said.sums:
        inside = [
            number.span
            for number in said.numbers
            if total.span[0] <= number.span[0] and number.span[1] <= total.span[1]
        ]
        # "35 licences to Acme at 120 each" is one sum: the words between its numbers are words of the sentence.
        masks += (
            [(span, "number") for span in inside[:-1]] + [(inside[-1], "sum")]
            if len(inside) > 1
            else [(total.span, "sum")]
        )
    masks += [(span, "sum") for span in said.ranges]
    masks += [(span, "phone") for span in _phone_spans(said)]
    masks.sort()
    words: list[Word] = []
    place = 0
    for (start, end), kind in masks:
        if start < place:
            continue
        words += _plain_words(said.text, place, start)
        words.append(Word(kind, said.text[start:end], said.folded[start:end], (start, end)))
        place = end
    return words + _plain_words(said.text, place, len(said.text))


def _plain_words(text: str, start: int, end: int) -> list[Word]:
    found = []
    for match in _WORD.finditer(text, start, end):
        kind: Kind = match.lastgroup if match.lastgroup != "short" else "word"  # type: ignore[assignment]
        found.append(Word(kind, match[0], match[0].translate(_PLAIN).lower(), match.span()))
    return found


def _phone_spans(said: Said) -> list[Span]:
    """Where the phone numbers stand: the digits in their order, whatever stands between them."""
    spans = []
    for phone in said.phones:
        digits = re.sub(r"\D", "", phone)
        tail = digits[-7:]
        match = re.search(r"[()\d +./-]*" + r"[() ./-]{0,3}".join(tail), said.text)
        if match:
            skipped = len(match[0]) - len(match[0].lstrip(" ./-"))
            spans.append((match.start() + skipped, match.end()))
    return spans
