"""Columns whose headers are not known word for word: guessed by their words and by what stands in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from rapidfuzz import fuzz

from crm_engine.services.imports import amounts, days
from crm_engine.services.imports.cells import whole
from crm_engine.services.imports.headers import IDLE, HeaderWords, words_of
from crm_engine.services.imports.stages import kind_of
from storage.names import name_key
from storage.words import DEFAULT_STAGES, BadInput, StageKind

LOOKED_AT = 200  # rows
MOST_COLUMNS = 200  # that are looked at: a list that people keep has no more
FITTING, MOSTLY = 0.8, 0.5  # of a column's filled cells, from which on they are of a kind; where the header says so
SAME, SAME_BUT_IDLE, MISSPELLED, BY_VALUES = 4, 3, 2, 1
ALIKE, SHORTEST = 80, 5
MOST_STAGES = 12
# Words that say of what kind the table is, which every header of it may bear.
KIND_WORDS = {
    "deals": frozenset(("deal", "opportunity", "sales", "pipeline")),
    "companies": frozenset(("account", "company", "customer", "client", "organization")),
    "contacts": frozenset(("contact", "person", "work", "primary", "main")),
    "products": frozenset(("product", "item")),
    "teams": frozenset(("team", "sales")),
    "orders": frozenset(("order", "invoice")),
    "rates": frozenset(("rate", "exchange")),
}
AMOUNTS = ("close_value", "list_price", "revenue")
DAYS = ("created_on", "closed_on", "expected_close")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,24}")
_PHONE = re.compile(r"\+?[(\d][\d ()/.-]{5,22}\d")
_STAGES = frozenset(name_key(name) for name, _probability, _kind in DEFAULT_STAGES)
Guess = tuple[int, int, str]  # how sure, the column's place, the field


def guess_columns(
    kind: str,
    fields: dict[str, str],
    headers: Sequence[str],
    rows: Sequence[Sequence[Any]],
    places: dict[str, int],
) -> dict[str, int]:
    """Fields that are not placed yet, by the column that is most likely theirs; of two equally likely ones, none.

    kind, fields  the kind of the table, and for each of its fields the headers that mean it
    rows          cells of the first rows
    places        what is placed already
    """
    some = list(islice(rows, LOOKED_AT))
    firsts = {name_key(header): place for place, header in reversed(list(enumerate(headers)))}
    free = sorted(place for place in firsts.values() if place not in places.values())[:MOST_COLUMNS]
    guesses: list[Guess] = []
    for place in free:
        cells = [row[place] for row in some if place < len(row) and row[place] is not None]
        for field, aliases in fields.items():
            if field not in places and (sure := _likelihood(kind, field, aliases, headers[place], cells)):
                guesses.append((sure, place, field))
    return _settle(guesses)


def _settle(guesses: list[Guess]) -> dict[str, int]:
    """The surest first; a column or a field with two equally sure guesses is left to the person."""
    found: dict[str, int] = {}
    for level in (SAME, SAME_BUT_IDLE, MISSPELLED, BY_VALUES):
        left = [one for one in guesses if one[0] == level and one[2] not in found and one[1] not in found.values()]
        for _level, place, field in left:
            rivals = [one for one in left if one[1] == place or one[2] == field]
            if len(rivals) == 1 or (level == SAME and rivals[0][1:] == (place, field)):
                found[field] = place
    return found


def _likelihood(kind: str, field: str, aliases: str, header: str, cells: list[Any]) -> int:
    said = words_of(header)
    by_name = max((_by_name(kind, field, said, alias) for alias in aliases.split(", ")), default=0)
    if by_name:
        return by_name if _fits(field, cells, sure=by_name >= SAME_BUT_IDLE) else 0
    return BY_VALUES if cells and _tells(field, cells) else 0


def _by_name(kind: str, field: str, said: HeaderWords, alias: str) -> int:
    wanted = words_of(alias).words
    if not said.words or not wanted:
        return 0
    if said.words == wanted or "".join(said.words) == "".join(wanted):
        return SAME
    idle = KIND_WORDS[kind] | ({"date", "day"} if field in DAYS else IDLE)
    if {*said.words} - idle == {*wanted} - idle != set():
        return SAME_BUT_IDLE
    pairs = list(zip(said.words, wanted, strict=False)) if len(said.words) == len(wanted) else []
    return MISSPELLED if pairs and all(one == other or _is_slip(one, other) for one, other in pairs) else 0


def _is_slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST and fuzz.ratio(one, other) >= ALIKE


def _fits(field: str, cells: list[Any], *, sure: bool) -> bool:
    """Whether the cells may be what the header says; an empty column tells nothing against a sure name."""
    if not cells:
        return sure
    test = _TESTS.get(field)
    if test:
        return _share(cells, test) >= (MOSTLY if sure else FITTING)
    return _share(cells, _is_number_or_day) < FITTING


def _tells(field: str, cells: list[Any]) -> bool:
    """Whether the cells alone show what the column is."""
    if field == "stage":
        words = {str(cell) for cell in cells}
        return len(words) <= MOST_STAGES and _share(cells, _is_stage) >= FITTING
    return field in ("email", "phone") and _share(cells, _TESTS[field]) >= FITTING


def _share(cells: list[Any], test: Callable[[Any], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _reads(*readers: Callable[[Any], Any]) -> Callable[[Any], bool]:
    def reads(cell: Any) -> bool:
        return any(_attempts(readers, cell))

    return reads


def _attempts(readers: Sequence[Callable[[Any], Any]], cell: Any) -> Iterator[bool]:
    for read in readers:
        try:
            yield read(cell) is not None
        except BadInput:
            yield False


def _is_email(cell: Any) -> bool:
    return isinstance(cell, str) and _EMAIL.fullmatch(cell) is not None


def _is_phone(cell: Any) -> bool:
    digits = sum(letter.isdigit() for letter in str(cell))
    signs = isinstance(cell, str) and _PHONE.fullmatch(cell) is not None and not _is_day(cell)
    return signs and 7 <= digits <= 15 and (cell.startswith(("+", "0", "(")) or " " in cell or "-" in cell)


def _is_stage(cell: Any) -> bool:
    return kind_of(str(cell)) is not StageKind.OPEN or name_key(str(cell)) in _STAGES


_is_amount = _reads(lambda cell: amounts.amount(cell, False, "USD"))
_is_day = _reads(lambda cell: days.day(cell, False), lambda cell: days.day(cell, True))


def _is_number_or_day(cell: Any) -> bool:
    return _is_amount(cell) or _is_day(cell)


_TESTS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(AMOUNTS, _is_amount),
    **dict.fromkeys(DAYS, _is_day),
    **dict.fromkeys(("employees", "year_established"), _reads(whole)),
    "email": lambda cell: all(map(_is_email, re.split(r"[\s;,|]+", str(cell).strip()))),
    "phone": lambda cell: sum(letter.isdigit() for letter in str(cell)) >= 5,
    "external_id": lambda cell: len(str(cell)) <= 60,
    "currency": lambda cell: isinstance(cell, str) and cell.strip().upper().isalpha() and len(cell.strip()) == 3,
}
