"""Names written with capitals: where one opens, and how far it goes on (Bank of America, Kessler & Söhne GmbH)."""

from typing import Final

from handlers.read.sentences.company_words import AND_INSIDE, FORMS, OF_INSIDE, TRADES
from handlers.read.sentences.english_vocabulary import COMMON, NEVER
from handlers.read.sentences.name_words import BEFORE_NAMES, INSIDE, TITLES
from handlers.read.sentences.tokens import Word
from handlers.read.sentences.trade_words import role_in

_LONGEST: Final = 6
_UNSURE_FORMS: Final = frozenset(["as", "co", "company"])


def capital_runs(words: list[Word]) -> list[tuple[int, int]]:
    """The runs of words with capitals that are names: first word, and the word after the last."""
    runs, place = [], 0
    while place < len(words):
        if not _opens(words, place):
            place += 1
            continue
        last = place + 1
        while last < len(words) and last - place < _LONGEST and (step := _goes_on(words, last)):
            last += step
        runs.append((place, last))
        place = last
    return runs


def is_shouted(words: list[Word]) -> bool:
    """Whether case says nothing: there is no small letter, or every word has a capital."""
    letters = [word for word in words if word.kind == "word" and word.text.isalpha()]
    if len(letters) < 3 or any(not word.capital for word in letters):
        return False
    return any(word.low in COMMON for word in letters[1:]) and (
        len(letters) > 3 or all(word.text.isupper() for word in letters)
    )


def _opens(words: list[Word], place: int) -> bool:
    """Whether a name with a capital begins here: no word of the trade, and no plain word at a sentence's beginning."""
    word = words[place]
    base = word.low.removesuffix("'s")
    if not word.capital or base in TITLES or base in NEVER or word.low in NEVER:
        return False
    if base not in COMMON:
        return True
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.low in FORMS - COMMON - _UNSURE_FORMS:
        return True
    if place == 0 or (words[place - 1].kind == "sign" and words[place - 1].low in ".!?:;\n-"):
        return False
    flanked = after is not None and after.capital and after.low not in NEVER and after.span[0] - word.span[1] == 1
    return flanked or words[place - 1].low in BEFORE_NAMES - {"and", "is", "are", "add", "set", "will", "can", "does"}


def _goes_on(words: list[Word], place: int) -> int:
    """How many words the name goes on by here; 0 where it ends."""
    word, before = words[place], words[place - 1]
    after = words[place + 1] if place + 1 < len(words) else None
    if word.kind == "sign":
        return _over_a_sign(word, before, after)
    if word.kind != "word" or word.span[0] - before.span[1] > 1:
        return 0
    if before.low.endswith("'s") and not word.capital:
        return 0
    if word.low in FORMS and word.low != "as" and (word.low not in COMMON or word.capital):
        return 1
    if word.capital and word.low != "i":
        is_role = role_in(word.text) is not None and after is None
        return 0 if is_role or (word.low.removesuffix("'s") in NEVER and word.low not in TRADES) else 1
    return _over_a_small_word(word, before, after)


def _over_a_sign(word: Word, before: Word, after: Word | None) -> int:
    """J. Smith; Acme, Inc; A+B."""
    if after is None:
        return 0
    initial = word.low == "." and len(before.text) <= 2 and before.text[:1].isupper() and after.capital
    form = word.low in ",." and after.low in FORMS - _UNSURE_FORMS
    joint = word.low == "+" and after.capital and before.span[1] == word.span[0] and word.span[1] == after.span[0]
    return 2 if (initial and before.low not in TITLES) or form or joint else 0


def _over_a_small_word(word: Word, before: Word, after: Word | None) -> int:
    """Bank of America; van der Berg; Johnson & Johnson; Miller and Sons."""
    if after is None or not after.capital or after.low in NEVER:
        return 0
    if word.low == "&" or word.low in INSIDE or (word.low in ("and", "und", "et") and after.low in AND_INSIDE):
        return 2
    return 2 if word.low == "of" and before.low in OF_INSIDE else 0
