"""vCard files to people: who they are, where they work, and how to reach them.

Read by hand, for the reasons in docs/decisions: one bad card must not lose the others.
"""

import re
from dataclasses import dataclass

from handlers.read.tables.table import MOST_ROWS, Row, Table, TableProblem, plain_name
from handlers.read.tables.vcard_lines import CardLines, cards_in
from handlers.read.words import clean
from storage.words import BadInput

HEADERS = ("full name", "company", "job title", "email", "phone")
MOST_POINTS = 8  # addresses, and numbers, of one card
LONGEST_CELL = 200
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PART = re.compile(r"(?:[^;\\]|\\.)*", re.DOTALL)
_TEL = re.compile(r"^tel:", re.IGNORECASE)
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VCard:
    """One person; `line` is where the card begins in the file. What is not said is empty."""

    line: int
    name: str
    company: str
    role: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def read_vcards(name: str, content: bytes) -> list[VCard]:
    """Every card in the file, those without any name and address as well.

    Raises BadInput where there is none, or too many.
    """
    cards = [_card(lines) for lines in cards_in(name, content)]
    if not cards or len(cards) > MOST_ROWS:
        much = "no contact" if not cards else "too many contacts"
        raise BadInput("the file {name} has {much} in it", file=plain_name(name), name=plain_name(name), much=much)
    return cards


def as_table(name: str, cards: list[VCard]) -> Table:
    """The cards as a table of contacts; one without a name is left out, and said so."""
    problems = [
        TableProblem(card.line, None, "this card has no name; it was left out", True) for card in cards if not card.name
    ]
    rows = [Row(card.line, _cells(card)) for card in cards if card.name]
    return Table(plain_name(name), HEADERS, tuple(rows), tuple(problems))


def _card(lines: CardLines) -> VCard:
    company = _first(lines, "ORG", part=True)
    emails = [_MAILTO.sub("", _plain(value)) for value in lines.values("EMAIL")]
    phones = [_phone(value) for value in lines.values("TEL")]
    names = (_first(lines, "FN"), _name(lines), _first(lines, "NICKNAME"), company)
    return VCard(
        line=lines.start,
        name=next((name for name in names if name), ""),
        company=company,
        role=_first(lines, "TITLE") or _first(lines, "ROLE"),
        emails=tuple(dict.fromkeys(email for email in emails if "@" in email))[:MOST_POINTS],
        phones=tuple(dict.fromkeys(phone for phone in phones if any(map(str.isdigit, phone))))[:MOST_POINTS],
    )


def _name(lines: CardLines) -> str:
    """Given and family name of N (family;given;...); a Chinese, Japanese or Korean name is written as one word."""
    for value in lines.values("N"):
        family, given = [_plain(part) for part in (*_parts(value), "", "")][:2]
        east = any("\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in family + given)
        name = f"{family}{given}" if east else f"{given} {family}".strip()
        if name:
            return name
    return ""


def _first(lines: CardLines, name: str, *, part: bool = False) -> str:
    """The first value that is not empty; of 'Acme;Sales' the first part."""
    said = (_plain(_parts(value)[0] if part else value) for value in lines.values(name))
    return next((value for value in said if value), "")


def _parts(value: str) -> list[str]:
    """The value at its semicolons, but for those behind a backslash."""
    parts, place = [], 0
    while place <= len(value):
        match = _PART.match(value, place)
        assert match is not None
        parts.append(match[0])
        place = match.end() + 1
    return parts


def _plain(value: str) -> str:
    """The value as a person reads it: no escapes, line breaks or invisible signs."""
    return clean(_ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value))


def _phone(value: str) -> str:
    """The number of '+49 170', 'tel:+49-170;ext=5' or 'TEL:...'."""
    return re.split(r"[;,]", _TEL.sub("", _plain(value)))[0].strip()


def _cells(card: VCard) -> tuple[str | None, ...]:
    emails, phones = _joined(card.emails, ", "), _joined(card.phones, "; ")
    return tuple(cell[:LONGEST_CELL].strip() or None for cell in (card.name, card.company, card.role, emails, phones))


def _joined(values: tuple[str, ...], between: str) -> str:
    """As many of them as fit into a cell."""
    while len(between.join(values)) > LONGEST_CELL:
        values = values[:-1]
    return between.join(values)
