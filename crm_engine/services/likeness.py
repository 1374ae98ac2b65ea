"""How alike two names are as names of one company or person, and why: never a reason to merge by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from storage.name_index import is_wide
from storage.names import bare_key, name_key
from storage.phrases import say

SAME, SWAPPED, SLIP = 97, 95, 90
ALIKE = 88  # of 100, letter by letter: below this two names are two
WORD = 75  # the same of a word beside others: Paris is not Rome, however long the rest is
SHORTEST = 5  # letters of a name in which a slip is likelier than another name
WIDEST = 3  # signs of a Chinese name, likewise
CROWD = 50  # rows that share a slip, above which they share too much for it to mean anything


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score of 0-100, and the reason in words."""

    score: int
    why: str


def company_likeness(one: str, other: str) -> Likeness | None:
    """How alike two companies' names are, whatever their legal forms; None where they are not."""
    if bare_key(one).replace(" ", "") == bare_key(other).replace(" ", ""):
        same = name_key(one) == name_key(other)
        return Likeness(
            SAME + int(same), say("the same name") if same else say("the same name, written in another way")
        )
    return _slip(bare_key(one, fold=False), bare_key(other, fold=False))


def person_likeness(one: str, other: str) -> Likeness | None:
    """How alike two people's names are, in either order; None where they are not."""
    first, second = bare_key(one), bare_key(other)
    if first != second and sorted(first.split(" ")) == sorted(second.split(" ")):
        return Likeness(SWAPPED, say("the same names in another order"))
    return company_likeness(one, other)


def alike_pairs(names: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of rows whose names may be alike: those with one key, or with keys that one letter left out makes equal.

    Each pair comes once, the smaller number first. Takes time and room in proportion to the letters of all names.
    """
    drawers: dict[str, list[int]] = {}
    for row_id, name in names:
        bare, plain = bare_key(name), bare_key(name, fold=False).replace(" ", "")
        for drawer in {bare.replace(" ", ""), "".join(sorted(bare.split(" "))), plain, *_with_one_left_out(plain)}:
            drawers.setdefault(drawer, []).append(row_id)
    seen: set[tuple[int, int]] = set()
    for rows in drawers.values():
        if 1 < len(rows) <= CROWD:
            seen.update((min(pair), max(pair)) for pair in combinations(rows, 2))
    yield from sorted(seen)


def _with_one_left_out(key: str) -> Iterator[str]:
    if len(key) >= (WIDEST if is_wide(key) else SHORTEST):
        yield from (key[:place] + key[place + 1 :] for place in range(len(key)))


def _slip(one: str, other: str) -> Likeness | None:
    """Whether one key is the other with a slip or two."""
    if min(len(one), len(other)) < (WIDEST if is_wide(one) else SHORTEST) or _digits(one) != _digits(other):
        return None
    words, others = one.split(" "), other.split(" ")
    if len(words) == len(others) and not all(map(_may_be, words, others)):
        return None
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return Likeness(SLIP, say("one letter apart"))
    ratio = int(fuzz.ratio(one, other))
    return (
        Likeness(min(ratio, SLIP - 1), say("nearly the same letters"))
        if ratio >= ALIKE and one[0] == other[0]
        else None
    )


def _may_be(word: str, other: str) -> bool:
    """Whether a word may be the other: in a short one letters may be swapped, not others. Bank is not Bahn."""
    if min(len(word), len(other)) < (WIDEST if is_wide(word) else SHORTEST):
        return word == other or sorted(word) == sorted(other)
    return fuzz.ratio(word, other) >= WORD


def _digits(key: str) -> str:
    return "".join(sign for sign in key if sign.isdigit())
