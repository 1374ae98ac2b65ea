"""What a whole message wants: its intent, who, how much, when; English and Chinese."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from handlers.read.sentences.hearing import judge, settle
from handlers.read.sentences.known_names import known_names
from handlers.read.sentences.said import LONGEST, head_of, hear
from handlers.read.sentences.slots import fill
from handlers.read.sentences.understanding import INTENTS, QUERIES, WRITES, Understanding
from handlers.read.words import clean

__all__ = ["INTENTS", "QUERIES", "WRITES", "Understanding", "read_facts", "understand"]

_MOST_FACTS: Final = 10
_DID: Final = "won|lost|met|called|emailed|visited|sold|closed|add|remind|move|moved"
_FACT_ENDS: Final = re.compile(
    rf"\n+|;|；|。|(?<=[^\d.][.!]) +(?=[A-Z])|,? +and (?=(?:{_DID})\b)|, (?=(?:won|lost|sold|closed) )", re.IGNORECASE
)


def understand(text: str, now: datetime, names: Iterable[str] = ()) -> Understanding:
    """What one message wants.

    now     aware; days and times in the slots are in its zone (a naive one counts as UTC)
    names   companies and people that the team knows; a tuple is indexed once and kept while it stays the same

    A message of several facts has one intent, the explicit instruction's; its follow-up stands beside it as `due`, a
    signing day beside a follow-up as `close`. Of a text longer than 320 characters only the head is read, and the
    confidence stays below 0.5.
    """
    said_at = now if now.tzinfo else now.replace(tzinfo=UTC)
    known = known_names(names)
    shown = clean(text[: 2 * LONGEST])
    said = hear(shown, said_at, known.whole_spans(head_of(shown)) if known.by_first else ())
    heard = judge(said, known)
    intent, sure = settle(heard)
    return fill(intent, sure, heard.people(intent), said, text.strip() if said.cut else shown, known)


def read_facts(text: str, now: datetime, names: Iterable[str] = ()) -> list[Understanding]:
    """The facts of a message, one Understanding each, in order: "won Initech; lost Hooli - price" has two.

    A message is taken apart at line ends, semicolons, sentence ends and "and won ...", and only where every part is
    something to write down that says who; else it is one fact, with a follow-up beside it as `due`.
    """
    known = names if isinstance(names, tuple) else tuple(names)
    parts = [part.strip() for part in _FACT_ENDS.split(text) if part.strip()]
    if 1 < len(parts) <= _MOST_FACTS:
        facts = [understand(part, now, known) for part in parts]
        if all(_stands_alone(fact) for fact in facts):
            return facts
    return [understand(text, now, known)]


def _stands_alone(fact: Understanding) -> bool:
    named = bool(fact.slots.keys() & {"company", "contact"})
    return fact.intent in WRITES and named and fact.confidence >= 0.5
