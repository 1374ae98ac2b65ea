"""From a message to its intent: heard, made plain, judged by the rules, and by the classifier where no rule is sure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.read.folding import is_chinese
from handlers.read.sentences.chinese_intent import chinese_intent
from handlers.read.sentences.chinese_intent import make_plain as plain_chinese
from handlers.read.sentences.chinese_names import chinese_names, loose_names
from handlers.read.sentences.english_intent import english_intent
from handlers.read.sentences.english_names import english_names
from handlers.read.sentences.known_names import KnownNames, known_names
from handlers.read.sentences.plain_english import make_plain as plain_english
from handlers.read.sentences.plain_said import Guess
from handlers.read.sentences.said import Said, hear
from handlers.read.sentences.tie_breaker import likely_intents
from handlers.read.sentences.tokens import words_of
from handlers.read.sentences.understanding import QUERIES, WRITES
from handlers.read.sentences.who_chinese import who_chinese
from handlers.read.sentences.who_english import who
from handlers.read.words import clean

_SURE: Final = 0.8  # from here on the rules decide alone
_LIKELY: Final = 0.5  # a share of the classifier that outweighs an unsure rule
_UNLIKELY: Final = 0.65  # what it takes to throw out what a rule would write down
ASK: Final = 0.49  # the highest confidence at which the bot has to ask
_LONGEST_SNOOZE: Final = 5  # words beside the date; what says more says something else
_NO_RULE: Final = 0.6  # where no rule held
_TWO_FACTS: Final = re.compile(r"\bwon NAME\b.*\blost (?:the )?NAME|\blost (?:the )?NAME\b.*\bwon NAME")


@dataclass(frozen=True, slots=True)
class Heard:
    """A plain sentence, its language, the rules' guess, and who is named once the intent is settled; `loosely` where
    the name is only what was left over.
    """

    plain: str
    chinese: bool
    guess: Guess
    people: Callable[[str], dict[str, str]]
    loosely: bool = False


def judge(said: Said, known: KnownNames) -> Heard:
    """Find the names, make the sentence plain, ask the rules of its language."""
    if is_chinese(said.text):
        found = chinese_names(said, known)
        plain = plain_chinese(said, found)
        guess = chinese_intent(plain, said)
        if guess[0] == "oos" and guess[1] <= _NO_RULE and (loose := loose_names(said, found)):
            with_loose = sorted([*found, *loose], key=lambda name: name.span)
            again = plain_chinese(said, with_loose)
            intent, sure = chinese_intent(again, said)
            if intent in WRITES and sure >= _SURE:
                return Heard(again, True, (intent, ASK), lambda intent: who_chinese(intent, with_loose, said), True)
        return Heard(plain, True, guess, lambda intent: who_chinese(intent, found, said))
    words = words_of(said)
    names = english_names(words, said.text, known)
    plain = plain_english(words, names, said)
    guess = english_intent(plain, any(name.source != "lower" for name in names))
    return Heard(plain, False, guess, lambda intent: who(intent, names, words, said, known))


def settle(heard: Heard) -> Guess:
    """The rules' intent where they are sure; else the classifier's where it is; else the rules', to be asked about."""
    intent, sure = heard.guess
    if _TWO_FACTS.search(heard.plain):
        return intent, min(sure, ASK)
    if sure >= _SURE or heard.loosely:
        return intent, sure
    likely, share = next(
        pair for pair in likely_intents(heard.plain, heard.chinese) if not _is_barred(pair[0], intent, heard.plain)
    )
    if likely == intent:
        return intent, max(sure, min(0.85, share))
    if share < (_UNLIKELY if likely == "oos" and intent in WRITES else _LIKELY):
        return intent, min(sure, ASK)
    return likely, 0.35 + 0.4 * share


def _is_barred(likely: str, guess: str, plain: str) -> bool:
    """What the classifier may not say: putting off where somebody is named or something told, a question of a name
    with a sum that a rule would write down.
    """
    if likely == "snooze":
        rest = re.sub("DATE|TODAY|PERIOD", " ", plain)
        long = len(rest.split()) > _LONGEST_SNOOZE or len(re.findall("[\u4e00-\u9fff]", rest)) > _LONGEST_SNOOZE
        return long or guess in QUERIES or bool(re.search("NAME|PAST|SUM|PHONE|MAIL", plain))
    return likely in QUERIES and guess in WRITES and "NAME" in plain and "SUM" in plain


def plain_sentence(text: str, now: datetime) -> tuple[str, bool]:
    """The sentence with its names, dates and sums as signs, and whether it is Chinese: what the rules of intent see."""
    heard = judge(hear(clean(text), now), known_names(()))
    return heard.plain, heard.chinese
