"""The lines of vCard files of any version (2.1, 3.0, 4.0), as people's phones and mail programs write them.

Sources: RFC 2425, 2426, 6350; vCard 2.1 (versit, 1996).
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers.read.tables.encodings import decode
from storage.words import BadInput

BEGIN, END = "BEGIN:VCARD", "END:VCARD"
LONGEST_HEAD = 1_000  # of what stands before a value
LONGEST_VALUE = 5_000
WANTED = frozenset({"FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL"})
_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_CHARSET = re.compile(r'CHARSET="?([\w-]+)')


@dataclass(slots=True)
class CardLines:
    """What one card says: (property, parameters, value), the first two in capitals; `start` is its first line."""

    start: int
    said: list[tuple[str, str, str]] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """The values of one property, as they stand."""
        return [value for said, _parameters, value in self.said if said == name]


def is_vcards(content: bytes) -> bool:
    """Whether a file begins as a vCard, whatever it is called."""
    return _START.match(content[:200].replace(b"\0", b"")) is not None


def cards_in(name: str, content: bytes) -> list[CardLines]:
    """The lines of each card, as far as anybody wants them; pictures of megabytes are passed over."""
    return list(_blocks(_text(name, content)))


def _text(name: str, content: bytes) -> str:
    try:
        return decode(name, content)[0]
    except BadInput:  # a card in another alphabet beside one in UTF-8: what can be read is
        return content.decode("utf-8", "replace")


def _blocks(text: str) -> Iterator[CardLines]:
    """Of a card inside a card (an assistant's), and outside of cards, nothing."""
    card, depth = CardLines(0), 0
    for number, line in _unfolded(text):
        mark = line.replace(" ", "").upper() if len(line) < len(BEGIN) + 5 else ""
        if mark == BEGIN:
            depth += 1
            if depth == 1:
                card = CardLines(number)
        elif mark == END:
            depth -= 1
            if depth == 0:
                yield card
            depth = max(depth, 0)
        elif depth == 1 and (parsed := _parsed(line)) is not None:
            card.said.append(parsed)
    if depth > 0:  # the file ends too early
        yield card


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first: those that begin with a space go on the one before.

    So do those behind a quoted-printable line that ends with "=". Only as much is joined as is ever read.
    """
    held, start, soft = "", 0, False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if soft or (line[:1] in (" ", "\t") and start):
            if len(held) < LONGEST_HEAD + LONGEST_VALUE:
                held = held[:-1] + line if soft else held + line[1:]
        else:
            if start:
                yield start, held
            held, start = line, number
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held[:LONGEST_HEAD].upper()
    if start:
        yield start, held


def _parsed(line: str) -> tuple[str, str, str] | None:
    """Property, parameters and value of 'item1.TEL;TYPE=cell:+49 170'; None for what is not wanted or no such line."""
    quoted, place = False, -1
    for index, sign in enumerate(line[:LONGEST_HEAD]):
        quoted ^= sign == '"'
        if sign == ":" and not quoted:
            place = index
            break
    if place < 0:
        return None
    head, _, parameters = line[:place].partition(";")
    name = head.rpartition(".")[2].strip().upper()
    if name not in WANTED:
        return None
    value = line[place + 1 :][:LONGEST_VALUE]
    return name, parameters.upper(), _decoded(value, parameters.upper())


def _decoded(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    found = _CHARSET.search(parameters)
    content = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return content.decode(found[1] if found else "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")
