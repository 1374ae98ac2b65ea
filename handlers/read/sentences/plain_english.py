"""An English sentence made plain: short forms spelled out, typing errors mended, names and dates and sums as signs."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from handlers.read.sentences.name_words import Name
from handlers.read.sentences.english_vocabulary import COMMON
from handlers.read.sentences.given_names import GIVEN_NAMES
from handlers.read.sentences.said import Said
from handlers.read.sentences.tokens import Word

_SHORT: Final = {
    "w/": "with",
    "w": "with",
    "f/u": "follow up",
    "fu": "follow up",
    "fup": "follow up",
    "fwup": "follow up",
    "pls": "please",
    "plz": "please",
    "u": "you",
    "opp": "opportunity",
    "opps": "opportunities",
    "mtg": "meeting",
    "mtgs": "meetings",
    "appt": "appointment",
    "vm": "voicemail",
    "msg": "message",
    "resched": "reschedule",
    "dont": "do not",
    "don't": "do not",
    "didnt": "did not",
    "didn't": "did not",
    "doesn't": "does not",
    "doesnt": "does not",
    "isn't": "is not",
    "isnt": "is not",
    "wasn't": "was not",
    "won't": "will not",
    "wont": "will not",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "couldn't": "could not",
    "haven't": "have not",
    "hasn't": "has not",
    "aren't": "are not",
    "wouldn't": "would not",
    "shouldn't": "should not",
    "i'm": "i am",
    "im": "i am",
    "i've": "i have",
    "ive": "i have",
    "i'll": "i will",
    "i'd": "i would",
    "we're": "we are",
    "we've": "we have",
    "we'll": "we will",
    "we'd": "we would",
    "they're": "they are",
    "theyre": "they are",
    "they've": "they have",
    "they'll": "they will",
    "you're": "you are",
    "it's": "it is",
    "that's": "that is",
    "thats": "that is",
    "there's": "there is",
    "let's": "let us",
    "lets": "let us",
    "what's": "what is",
    "whats": "what is",
    "who's": "who is",
    "whos": "who is",
    "where's": "where is",
    "how's": "how is",
    "when's": "when is",
    "she's": "she is",
    "he's": "he is",
    "gotta": "have to",
    "gonna": "going to",
    "wanna": "want to",
    "followup": "follow up",
    "follow-up": "follow up",
    "follow-ups": "follow ups",
    "followups": "follow ups",
    "to-do": "todo",
    "to-dos": "todos",
    "→": "->",
    "=>": "->",
    "e-mail": "email",
    "e-mails": "emails",
    "e-mailed": "emailed",
    "mailed": "emailed",
    "cross-sell": "cross sell",
    "up-sell": "upsell",
    "upselling": "upsell",
    "organisation": "company",
    "tho": "",
    "rly": "",
    "nevermind": "never mind",
    "nvm": "never mind",
    "todos": "todos",
    "catchup": "catch up",
    "thx": "thanks",
    "thru": "through",
    "abt": "about",
    "bout": "about",
    "ya": "you",
    "remid": "remind",
    "remindme": "remind me",
    "cld": "could",
}
_CUES: Final = tuple(
    [
        "remind",
        "reminder",
        "remember",
        "follow",
        "snooze",
        "postpone",
        "undo",
        "revert",
        "forecast",
        "pipeline",
        "pipelines",
        "bottleneck",
        "bottlenecks",
        "channel",
        "channels",
        "customer",
        "customers",
        "meeting",
        "called",
        "emailed",
        "visited",
        "contact",
        "opportunity",
        "proposal",
        "negotiation",
        "contract",
        "qualified",
        "prospecting",
        "budget",
        "deals",
        "recommend",
        "suggest",
        "priority",
        "prioritize",
        "schedule",
        "tomorrow",
        "overdue",
        "reminders",
        "conversion",
        "quarter",
        "forecasts",
        "opportunities",
        "negotiating",
        "follow-up",
        "signed",
        "closed",
        "probability",
        "churn",
        "segment",
        "lifetime",
        "campaign",
        "referral",
        "competitor",
        "prospect",
        "appointment",
        "cancel",
        "delete",
        "received",
        "ordered",
        "commands",
    ]
)
_TITLES: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "madame", "sir", "señor", "señora"]
)


def make_plain(words: list[Word], names: list[Name], said: Said) -> str:
    """The sentence for the rules of intent: `sold 20 seats to NAME for SUM , follow up DATE`.

    NAME a name, QUOTED quoted words that are none, DATE a day or time to come, TODAY, PAST; SUM, MAIL, PHONE.
    """
    starts = {name.first: name for name in names}
    inside = {place for name in names for place in range(name.first, name.last)}
    said_names = {index for name in names for index in range(name.first, name.last) if name.source != "lower"}
    parts: list[str] = []
    for place, word in enumerate(words):
        if place in starts:
            parts.append(
                "NAME"
                + (
                    "'s"
                    if starts[place].text != words[starts[place].last - 1].text
                    and words[starts[place].last - 1].low.endswith("'s")
                    else ""
                )
            )
        elif place not in inside and place not in said_names:
            parts.append(_part(word, place, said, words))
    return re.sub(" +", " ", " ".join(part for part in parts if part)).strip()


def _part(word: Word, place: int, said: Said, words: list[Word]) -> str:
    if word.kind == "date":
        return _tense(word, said)
    if word.kind in ("sum", "mail", "phone", "quoted"):
        return word.kind.upper()
    after = words[place + 1].low if place + 1 < len(words) else ""
    before = words[place - 1].low if place else ""
    if (
        word.low in _TITLES
        or (word.low == "." and before in _TITLES)
        or (word.low in ("-", "—") and after in ("san", "sama"))
    ):
        return ""
    if word.low in _SHORT:
        return _SHORT[word.low]
    return _mended(word.low) if (word.kind == "word" and word.text.islower()) or place == 0 else word.low


def _tense(word: Word, said: Said) -> str:
    when = next(when for when in said.whens if when.span == word.span)
    day, today = when.first.start.date(), said.now.date()
    if when.first.grain in ("week", "month", "quarter", "year"):
        return "PERIOD" if day >= today.replace(day=1) or when.first.grain != "month" else "PAST"
    if day == today and when.first.grain == "day":
        return "TODAY"
    return "DATE" if when.first.start >= said.now else "PAST"


@lru_cache(maxsize=4096)
def _mended(low: str) -> str:
    """A word of the trade with one or two letters wrong, put right; any other word as it is."""
    if len(low) < 5 or low in COMMON or low in GIVEN_NAMES or not low.isalpha():
        return low
    allowed = 1 if len(low) < 8 else 2
    near = min(_CUES, key=lambda cue: (OSA.distance(low, cue, score_cutoff=allowed), abs(len(cue) - len(low))))
    return near if OSA.distance(low, near) <= allowed and near[0] == low[0] else low
