"""What an English sentence wants: ordered rules over the plain sentence; the first that holds decides."""

import re
from typing import Final

from handlers.read.sentences import english_statements as told
from handlers.read.sentences import english_words_of_intent as cues
from handlers.read.sentences.english_questions import asked_first, asked_last
from handlers.read.sentences.english_tellings import told_something
from handlers.read.sentences.plain_said import Guess, Plain, first_of, plainly_said

_ONE_WORD: Final = re.compile(r"(?:later|help)[ !?.]*")
_ONLY_NAMES: Final = re.compile(r"(?:NAME ?|[^\w ] ?)+")
_OF_AN_ACCOUNT: Final = re.compile(r"\b(?:account|subscription|page|password|mailing list)\b")
_REMIND_FIRST: Final = re.compile(
    r"(?:please )?(?:remind|(?:set|add|create|make|new|put)(?: me)? (?:a |an |in |up )*(?:new )?"
    r"(?:reminder|follow up|task|todo)|do not (?:let me )?forget|never let|todo|task|remember to|reminder)\b"
)
_REMIND_OF_NOTHING: Final = re.compile(
    r"(?:please )?remind me (?:(?:DATE|TODAY|PERIOD|later|again|please|in|at|on)[ .!]*)*"
)
_RECURS_FIRST: Final = re.compile(r"every |each |(?:daily|weekly|monthly|quarterly)\b")
_BEFORE_REMINDER: Final = re.compile(r"\b(?:remind|nudge me|ping me|set a|do not (?:let|forget)|remember)\b")


def english_intent(whole: str, strong_name: bool) -> Guess:
    """The intent of a plain sentence and how sure it is.

    strong_name  whether a name was known, quoted or written with a capital
    """
    rules = (_small_talk, _corrections, _outside, _explicit, asked_first, told_something, asked_last)
    return first_of(rules, plainly_said(whole, strong_name)) or ("oos", 0.6)


def _small_talk(said: Plain) -> Guess | None:
    if not said.whole or not re.search("[A-Za-z]", said.whole):
        return "oos", 0.9
    if _ONE_WORD.fullmatch(said.whole):
        return None
    if _ONLY_NAMES.fullmatch(said.whole):
        return "oos", 0.3 if said.strong_name else 0.6
    if cues.SNOOZE.search(said.core):
        return None
    if cues.NOTHING.fullmatch(said.whole) and not (said.strong_name and "done" in said.whole):
        return "oos", 0.9
    return None


def _corrections(said: Plain) -> Guess | None:
    """Help, undo, snooze."""
    if cues.HELP.search(said.core) and not cues.OUTSIDE.search(said.whole):
        return "help", 0.9
    if cues.UNDO.search(said.core) or cues.UNDO.search(said.whole):
        outside = _OF_AN_ACCOUNT.search(said.whole) and not re.search("just|last", said.whole)
        return ("oos", 0.8) if outside else ("undo", 0.9)
    puts_off = cues.SNOOZE.search(said.core) and "NAME" not in said.whole
    if puts_off and (not said.asks or re.match(r"(?:give|gimme) me ", said.core)):
        return "snooze", 0.9
    return None


def _outside(said: Plain) -> Guess | None:
    """What no CRM does, unless a name and a sum, a reminder or a note show that it is about a customer."""
    outside = cues.OUTSIDE.search(said.whole)
    if not outside or (outside[0].endswith("birthday") and said.has("NAME", "DATE")):
        return None
    about_a_deal = said.has("NAME", "SUM") and not re.search("stock|convert|price of", said.whole)
    asks_still = re.search(r"\b(?:timer|alarm|wake)\b|\bremind me (?:who|what|when|where|why|how)\b", said.whole)
    reminds = cues.REMIND.search(said.core) and not asks_still
    notes = cues.NOTE.search(said.core) and "NAME" in said.whole
    return None if about_a_deal or reminds or notes else ("oos", 0.9)


def _explicit(said: Plain) -> Guess | None:
    """What says itself what it is: note ..., remind me ..., every Monday ..."""
    if cues.NOTE.search(said.core) and re.search("NAME|MAIL|:", said.core):
        return "log_activity", 0.9
    if _REMIND_FIRST.match(said.core) or (cues.REMIND.search(said.core) and not said.asks and not _was_done(said)):
        if _REMIND_OF_NOTHING.fullmatch(said.core):
            return "snooze", 0.6
        with_deal = told.DEAL.search(said.core) and said.has("SUM", "NAME")
        if with_deal and not re.match("remind|set|add a rem|todo", said.core):
            return "log_deal", 0.85
        if not re.search(r"\breminders?\b.*\?", said.core):
            return "set_reminder", 0.9
    if _RECURS_FIRST.match(said.core) and "DATE" in said.whole and not said.asks:
        return "set_reminder", 0.8
    return None


def _was_done(said: Plain) -> bool:
    """Whether the sentence begins with what was done, or was sold, won or lost, so that a reminder in it is a
    follow-up.
    """
    head = _BEFORE_REMINDER.split(said.whole, maxsplit=1)[0]
    named = "NAME" in head
    return bool(
        (named and (told.DONE.search(head) or told.STAGE_MOVE.search(head)))
        or told.SENT_PAPER.search(head)
        or re.search(r"\b(?:sold|won|lost|deal|order)\b", head)
    )
