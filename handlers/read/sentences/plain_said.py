"""A plain English sentence as the rules of intent see it: with and without its polite beginning."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handlers.read.sentences.english_queries import ASKS

CALENDAR: Final = re.compile(r"DATE|TODAY|PERIOD")
_POLITE: Final = re.compile(
    r"^(?:(?:hey|hi|hello|yo|ok|okay|so|well|btw|by the way|also|and|then|please|good news|"
    r"bad news|great news|big news|update|just|oh|yes|yay|yeah|yep|hooray|hurray|finally|"
    r"unfortunately|sadly|team|guys|bot|crm|great|nice|um|uh|alright|right|listen|quick (?:one|"
    r"update|question)|heads up|fyi|good morning|morning|big one|small one|amazing|awesome|wow|"
    r"woohoo|boom|damn|argh|thanks|thank you|dear \w+|quickly|quick)\b"
    r"(?: ?[,:!.;-]+)* ?)+(?=\S)"
)
_ASKED_TO: Final = re.compile(
    r"^(?:please )?(?:(?:can|could|would|will) (?:you|u|we)(?: please| kindly| quickly| just)*|"
    r"i (?:want|need|would like|would love) you to|would you mind|please|kindly|i (?:want|"
    r"would like|wish) to (?=log|add|create|record|enter|snooze|undo|move|mark|set|save|update|"
    r"change|close)) "
)
_OUGHT: Final = re.compile(
    r"^(?:please )?(?:i |we |you |he |she )?(?:(?:really |still |also |just )?(?:need|have|has|"
    r"got(?= to (?!know))|ought|want|plan|supposed|promised|going|am going|are going|would like|"
    r"intend|am supposed|wanted) to|must|should|will|shall|had better|better|would like to|let us|"
    r"let me|time to|do not forget to|remember to|make sure (?:to|i|we)|be sure to|"
    r"try to) (?:please )?(?:also |still |just )?"
)
_A_QUESTION_STILL: Final = re.compile("show|tell|give|list|what|which|who|how")


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain sentence.

    core         without "hey, can you please" and "I have to"
    asks         whether it is a question, or an order to show something
    ought        whether it says that something has to be done
    strong_name  whether a name was known, quoted or written with a capital
    """

    whole: str
    core: str
    asks: bool
    ought: bool
    strong_name: bool

    def has(self, *signs: str) -> bool:
        """Whether all these signs (NAME, SUM ...) stand in it."""
        return all(sign in self.whole for sign in signs)

    @property
    def named(self) -> bool:
        """Whether a name or something quoted stands in it."""
        return "NAME" in self.whole or "QUOTED" in self.whole

    @property
    def dated(self) -> bool:
        """Whether a day or period of today or later stands in it."""
        return bool(CALENDAR.search(self.whole))


Guess = tuple[str, float]
Rule = Callable[[Plain], Guess | None]


def plainly_said(whole: str, strong_name: bool) -> Plain:
    """Take the polite beginning off."""
    core = _POLITE.sub("", whole)
    asked_to = _ASKED_TO.sub("", core)
    politely = asked_to != core
    ought = _OUGHT.sub("", asked_to)
    asks = bool(ASKS.search(asked_to)) and not (politely and not _A_QUESTION_STILL.match(asked_to))
    return Plain(whole, asked_to if asks else ought, asks, ought != asked_to, strong_name)


def first_of(rules: tuple[Rule, ...], said: Plain) -> Guess | None:
    """What the first rule says that holds."""
    for rule in rules:
        guess = rule(said)
        if guess is not None:
            return guess
    return None
