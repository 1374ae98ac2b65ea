"""An index of names in memory: the same name first, then its beginning, its words, its parts, last its misspellings.

Every step is a look into a dictionary or a sorted list, so that 100,000 names take milliseconds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from storage.names import LEGAL_FORMS, spellings

EXACT, BEGINS, WORDS, PART = 100.0, 97.0, 92.0, 86.0
SHORTEST_SWAP = 3
SHORTEST_PART = 4  # letters that may stand inside a word: 'soft' in Microsoft
MOST_SEEN = 5_000  # names of one step that are looked at: one letter begins a tenth of all
MOST_MISSPELLED = 60  # words that a misspelled one may stand for
REBUILD_AT = 2_000  # names changed since the last building
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LAST = "\U0010ffff"  # comes after every letter that may follow a beginning
Hits = list[tuple[float, int]]


class NameIndex:
    """Names by their row's number. `put` and `drop` keep it up to date; `hits` looks for words."""

    def __init__(self, names: Iterable[tuple[int, str]] = ()) -> None:
        self._keys = {row_id: spellings(name) for row_id, name in names}
        self._build()

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, row_id: int, name: str) -> None:
        """Add a name, or rename it."""
        self._keys[row_id] = spellings(name)
        self._touched(row_id)

    def drop(self, row_id: int) -> None:
        """Forget a name, if it is known."""
        if self._keys.pop(row_id, None) is not None:
            self._touched(row_id)

    def hits(self, said: str) -> Iterator[Hits]:
        """(score, row) of what resembles the words, step by step, the likeliest first; 100 is the same name.

        A row comes once. Misspellings are looked for only where no name has the words as they are.
        """
        asked = [wanted for wanted in spellings(said) if wanted]
        seen: set[int] = set()
        for score, step in self._steps():
            if score == PART and seen and not is_wide(said):
                return
            rows = {row_id for wanted in asked for block in self._blocks() for row_id in step(block, wanted)} - seen
            seen |= rows
            if rows:
                yield [(score, row_id) for row_id in sorted(rows, key=self._order)]
        if not seen:
            found = dict(hit for wanted in asked for block in self._blocks() for hit in self._misspelled(block, wanted))
            if found:
                order = sorted(found, key=lambda row_id: (-found[row_id], *self._order(row_id)))
                yield [(found[row_id], row_id) for row_id in order]

    def _steps(self) -> tuple[tuple[float, Callable[["Block", str], Iterable[int]]], ...]:
        return (
            (EXACT, lambda block, wanted: self._standing(block, block.same(wanted))),
            (BEGINS, lambda block, wanted: self._standing(block, block.beginning(wanted))),
            (WORDS, self._with_words),
            (PART, self._with_part),
        )

    def _with_words(self, block: "Block", wanted: str) -> Iterator[int]:
        words = sorted(wanted.split(" "), key=len, reverse=True)
        for row_id in self._standing(block, block.with_word(words[0])):
            if any(_begin_words(words, key) for key in self._keys[row_id]):
                yield row_id

    def _with_part(self, block: "Block", wanted: str) -> Iterable[int]:
        if is_wide(wanted) or (" " not in wanted and len(wanted) >= SHORTEST_PART):
            return self._standing(block, block.having(wanted))
        return ()

    def _misspelled(self, block: "Block", wanted: str) -> Iterator[tuple[int, float]]:
        """Rows whose words are those wanted, but for a slip or two in each, and how alike they are."""
        words = sorted(wanted.split(" "), key=len, reverse=True)
        if allowed_slips(words[0]) == 0:
            return
        rows = {row for word in block.alike(words[0]) for row in block.words[word][:MOST_SEEN]}
        for row_id in self._standing(block, rows):
            for key in (spelling.split(" ") for spelling in self._keys[row_id]):
                if all(_stands_in(word, key) for word in words[1:]):
                    yield row_id, min(PART - 1, _likeness(words, key))

    def _standing(self, block: "Block", rows: Iterable[int]) -> Iterator[int]:
        for row_id in rows:
            if row_id in self._keys and (block is not self._base or row_id not in self._stale):
                yield row_id

    def _order(self, row_id: int) -> tuple[int, str, int]:
        key = self._keys[row_id][0]
        return len(key), key, row_id

    def _build(self) -> None:
        self._base = Block.of(self._keys)
        self._stale: set[int] = set()
        self._fresh: Block | None = None

    def _touched(self, row_id: int) -> None:
        self._stale.add(row_id)
        self._fresh = None
        if len(self._stale) > REBUILD_AT:
            self._build()

    def _blocks(self) -> list["Block"]:
        if not self._stale:
            return [self._base]
        if self._fresh is None:
            self._fresh = Block.of({row: self._keys[row] for row in self._stale if row in self._keys})
        return [self._base, self._fresh]


@dataclass(frozen=True, slots=True)
class Block:
    """Keys, ordered for each way of looking.

    keys     (key, row), sorted; a row with two spellings has two
    compact  rows by their keys without spaces
    words    rows by each of their words; `vocabulary` has the words sorted, `drawers` by length and first letter
    text     every key on a line of its own; `starts` has where each line begins, `lines` its row
    """

    keys: list[tuple[str, int]]
    compact: dict[str, list[int]]
    words: dict[str, list[int]]
    vocabulary: list[str]
    drawers: dict[tuple[int, str], list[str]]
    text: str
    starts: list[int]
    lines: list[int]

    @classmethod
    def of(cls, spelled: dict[int, tuple[str, ...]]) -> "Block":
        """The block of these spellings by row."""
        pairs = [(key, row_id) for row_id, keys in spelled.items() for key in keys]
        starts, place = [], 0
        compact: dict[str, list[int]] = {}
        words: dict[str, list[int]] = {}
        for key, row_id in pairs:
            starts.append(place)
            place += len(key) + 1
            compact.setdefault(key.replace(" ", ""), []).append(row_id)
            for word in key.split(" "):
                words.setdefault(word, []).append(row_id)
        drawers: dict[tuple[int, str], list[str]] = {}
        for word in words:
            if word not in LEGAL_FORMS:
                drawers.setdefault((len(word), word[:1]), []).append(word)
        text, lines = "\n".join(key for key, _row in pairs), [row_id for _key, row_id in pairs]
        return cls(sorted(pairs), compact, words, sorted(words), drawers, text, starts, lines)

    def same(self, wanted: str) -> list[int]:
        """Rows of this very name, however it is spaced."""
        return self.compact.get(wanted.replace(" ", ""), [])

    def beginning(self, part: str) -> list[int]:
        """Rows whose keys begin so."""
        start, end = bisect_left(self.keys, (part,)), bisect_left(self.keys, (part + LAST,))
        return [row_id for _key, row_id in self.keys[start : min(end, start + MOST_SEEN)]]

    def with_word(self, part: str) -> Iterator[int]:
        """Rows with a word that begins so."""
        start, end = bisect_left(self.vocabulary, part), bisect_left(self.vocabulary, part + LAST)
        rows = (row_id for word in self.vocabulary[start:end] for row_id in self.words[word])
        return islice(rows, MOST_SEEN)

    def having(self, part: str) -> Iterator[int]:
        """Rows whose keys have this part anywhere."""
        place, seen = self.text.find(part), 0
        while place >= 0 and seen < MOST_SEEN:
            yield self.lines[bisect_right(self.starts, place) - 1]
            place, seen = self.text.find(part, place + 1), seen + 1

    def alike(self, word: str) -> list[str]:
        """The different words that are this one but for the slips that its length allows.

        The first letter is right, or swapped with the second: few slips are there, and all words would be compared.
        """
        slips = allowed_slips(word)
        found: list[str] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            for letter in dict.fromkeys(word[:2]):
                some = self.drawers.get((length, letter), [])
                hits = process.extract(word, some, scorer=OSA.distance, score_cutoff=slips, limit=MOST_MISSPELLED)
                found += [other for other, _slips, _place in hits]
        return found


def allowed_slips(word: str) -> int:
    """How many letters may be wrong, missing, too many or swapped for it to be that word still."""
    if is_wide(word):
        return int(len(word) >= 3) + int(len(word) >= 6)
    if any(letter.isdigit() for letter in word):
        return 0
    return int(len(word) >= 4) + int(len(word) >= 8)


def is_wide(text: str) -> bool:
    """Whether it has signs that stand for words or syllables, unspaced: Chinese, kana, hangul."""
    return any(
        "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in text
    )


def _begin_words(words: list[str], key: str) -> bool:
    """Whether each of the words, the longest first, begins another word of the key."""
    left = key.split(" ")
    for word in words:
        match = next((other for other in left if other.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _stands_in(word: str, key: list[str]) -> bool:
    """Whether a word beside a longer one is there; in one of three letters only a swap is forgiven: Doe is no Roe."""
    slips = allowed_slips(word)
    swapped = len(word) == SHORTEST_SWAP and any(sorted(word) == sorted(other) for other in key)
    return swapped or any(
        other.startswith(word) or OSA.distance(other, word, score_cutoff=slips) <= slips for other in key
    )


def _likeness(words: list[str], key: list[str]) -> float:
    """How much the words are those of the key, and a little how much they are all of it."""
    parts = [max(fuzz.ratio(word, other) for other in key) for word in words]
    return 0.9 * sum(parts) / len(parts) + 0.1 * fuzz.ratio(" ".join(words), " ".join(key))
