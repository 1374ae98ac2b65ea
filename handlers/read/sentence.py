"""What a whole message wants: its intent, who, how much, when; English and Chinese."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from handlers.read.folding import is_chinese
from handlers.read.sentences import plain_english
from handlers.read.sentences.chinese_intent import chinese_intent
from handlers.read.sentences.chinese_intent import make_plain as plain_chinese
from handlers.read.sentences.chinese_names import chinese_names
from handlers.read.sentences.english_intent import english_intent
from handlers.read.sentences.english_names import english_names
from handlers.read.sentences.known_names import KnownNames, known_names
from handlers.read.sentences.moments import date_slots
from handlers.read.sentences.said import LONGEST, Said, head_of, hear
from handlers.read.sentences.sums import chance_in, count_in, money_slots
from handlers.read.sentences.tie_breaker import likely_intents
from handlers.read.sentences.tokens import words_of
from handlers.read.sentences.trade_words import channel_in, kind_in, reason_in, role_in, stage_in
from handlers.read.sentences.understanding import INTENTS, QUERIES, WRITES, Understanding
from handlers.read.sentences.who_chinese import who_chinese
from handlers.read.sentences.who_english import who
from handlers.read.words import clean

__all__ = ["INTENTS", "QUERIES", "WRITES", "Understanding", "read_facts", "understand"]


def understand(text: str, now: datetime, names: Iterable[str] = ()) -> Understanding:
    """What one message wants.

    now     aware; days and times in the slots are in its zone (a naive one counts as UTC)
    names   companies and people that the team knows; a tuple is indexed once and kept while it stays the same

    A message of several facts has one intent, the explicit instruction's; its follow-up stands beside it as `due`.
    Of a text longer than 320 characters only the head is read, and the confidence stays below 0.5.
    """
    said_at = now if now.tzinfo else now.replace(tzinfo=UTC)
    known = known_names(names)
    shown = clean(text[: 2 * LONGEST])
    said = hear(shown, said_at, known.whole_spans(head_of(shown)) if known.by_first else [])
    heard = _heard(said, known)
    intent, sure = _settled(heard)
    return _filled(intent, sure, heard.people(intent), said, text.strip() if said.cut else shown, known)


def plain_sentence(text: str, now: datetime) -> tuple[str, bool]:
    """The sentence with its names, dates and sums as signs, and whether it is Chinese: what the rules of intent see."""
    heard = _heard(hear(clean(text), now), known_names(()))
    return heard.plain, heard.chinese


@dataclass(frozen=True, slots=True)
class _Heard:
    """A plain sentence, its language, the rules' guess, and who is named once the intent is settled."""

    plain: str
    chinese: bool
    guess: tuple[str, float]
    people: Callable[[str], dict[str, str]]


def _heard(said: Said, known: KnownNames) -> _Heard:
    if is_chinese(said.text):
        found = chinese_names(said, known)
        plain = plain_chinese(said, found)
        return _Heard(plain, True, chinese_intent(plain, said), lambda intent: who_chinese(intent, found, said))
    words = words_of(said)
    names = english_names(words, said.text, known)
    plain = plain_english.make_plain(words, names, said)
    guess = english_intent(plain, any(name.source != "lower" for name in names))
    return _Heard(plain, False, guess, lambda intent: who(intent, names, words, said, known))


_SURE: Final = 0.8  # from here on the rules decide alone
_LIKELY: Final = 0.5  # a share of the classifier that outweighs an unsure rule

_UNLIKELY: Final = 0.65  # what it takes to throw out what a rule would write down


def _settled(heard: _Heard) -> tuple[str, float]:
    """The rules' intent where they are sure; else the classifier's where it is; else the rules', to be asked about."""
    intent, sure = heard.guess
    if sure >= _SURE:
        return intent, sure
    likely, share = likely_intents(heard.plain, heard.chinese)[0]
    if likely == intent:
        return intent, max(sure, min(0.85, share))
    if share < (_UNLIKELY if likely == "oos" and intent in WRITES else _LIKELY):
        return intent, min(sure, 0.49)
    return likely, round(0.35 + 0.4 * share, 2)


def _filled(
    intent: str, sure: float, people: dict[str, str], said: Said, shown: str, known: KnownNames
) -> Understanding:
    if intent in ("oos", "undo", "help"):
        return Understanding(intent, {}, (), {}, min(sure, 0.45) if said.cut else sure)
    slots: dict[str, Any] = {} if intent == "snooze" else dict(people)
    money, readings = money_slots(intent, said)
    slots |= money
    slots |= _trade_slots(intent, said)
    slots |= date_slots(intent, said)
    if "due_alt" in slots:
        readings["due"] = (slots["due"], *slots["due_alt"])
    for slot in ("company", "contact"):
        near = known.near(slots[slot]) if slot in slots and known.begun_by(slots[slot]) is None else None
        if near is not None and near != slots[slot]:
            readings[slot] = (near, slots[slot])
    if intent in ("log_activity", "set_reminder", "log_deal"):
        slots["text"] = shown
    missing = _missing(intent, slots)
    return Understanding(intent, slots, missing, readings, _confidence(sure, said, missing, readings))


def _trade_slots(intent: str, said: Said) -> dict[str, Any]:
    """Stage, reason, channel, kind, role, phone, email, count and chance, where the intent has a use for them."""
    slots: dict[str, Any] = {}
    folded = said.folded
    if intent in ("log_deal", "mark_won") and (count := count_in(said)) is not None:
        slots["qty"] = count
    if intent in ("log_deal", "update_stage", "mark_won") and (chance := chance_in(said)) is not None:
        slots["prob"] = chance
    stage = (
        stage_in(folded)
        if intent in ("update_stage", "query_pipeline", "query_bottleneck")
        else _stage_of_deal(folded)
        if intent == "log_deal"
        else None
    )
    if stage is not None and not (intent == "query_bottleneck" and _FROM_TO.search(folded)):
        slots["stage"] = stage
    if intent == "mark_lost" and (reason := reason_in(folded)) is not None:
        slots["reason"] = reason
    if intent in ("log_deal", "log_contact", "query_channel") and (channel := channel_in(folded)) is not None:
        slots |= {} if _COMPARES.search(folded) and intent == "query_channel" else {"channel": channel}
    if intent == "log_activity":
        slots["kind"] = kind_in(folded)
    if intent == "log_contact" or (intent == "log_deal" and (said.emails or said.phones)):
        role = role_in(said.text)
        slots |= {"role": role[0].strip()} if role else {}
        slots |= {"email": said.emails[0]} if said.emails else {}
        slots |= {"phone": said.phones[0]} if said.phones else {}
    return slots


_COMPARES: Final = re.compile(r"\b(?:vs|versus|compared|than|or|and|from \w+ to)\b|还是|比|到")
_FROM_TO: Final = re.compile(r"\bfrom \w+ to\b|从.{1,4}到")
_NAMED_STAGE: Final = re.compile(
    r"\b(?:(?:in|at|stage:?) (?:the )?)(prospecting|qualified|demo|proposal|negotiation|contract)\b|\b(prospecting|qualified|demo|proposal|negotiation|contract) (?:stage|phase)|(谈判|报价|演示|合同|初步接触)阶段"
)


def _stage_of_deal(folded: str) -> str | None:
    """The stage of a new deal: only where it is called one."""
    match = _NAMED_STAGE.search(folded)
    return stage_in(match[0]) if match else None


_NEEDS: Final = {
    "log_deal": ("who", "amount"),
    "log_contact": ("who",),
    "log_activity": ("who",),
    "update_stage": ("who", "stage"),
    "mark_won": ("who",),
    "mark_lost": ("who",),
    "set_reminder": ("due",),
    "query_recommendation": ("who",),
}


def _missing(intent: str, slots: dict[str, Any]) -> tuple[str, ...]:
    """What has to be asked for: `company` stands for a company or a person."""
    missing = []
    for need in _NEEDS.get(intent, ()):
        if need == "who" and not slots.keys() & {"company", "contact"}:
            missing.append("company")
        elif need == "stage" and not slots.keys() & {"stage", "prob"}:
            missing.append("stage")
        elif need in ("amount", "due") and need not in slots:
            missing.append(need)
    return tuple(missing)


def _confidence(sure: float, said: Said, missing: tuple[str, ...], readings: dict[str, tuple[Any, ...]]) -> float:
    sure -= 0.1 * bool(missing) + 0.1 * ("amount" in readings)
    return round(max(0.1, min(sure, 0.45) if said.cut else sure), 2)


_FACT_ENDS: Final = re.compile(
    r"\n+|;|；|。|(?<=[^\d.][.!]) +(?=[A-Z])|,? +and (?=(?:won|lost|met|called|emailed|visited|sold|closed|add|remind|move|moved)\b)"
)


def read_facts(text: str, now: datetime, names: Iterable[str] = ()) -> list[Understanding]:
    """The facts of a message, one Understanding each, in order: "won Initech; lost Hooli - price" has two.

    A message is taken apart at line ends, semicolons, sentence ends and "and won ...", and only where every part is
    something to write down that says who; else it is one fact, with a follow-up beside it as `due`.
    """
    known = names if isinstance(names, tuple) else tuple(names)
    parts = [part.strip() for part in _FACT_ENDS.split(text) if part and part.strip()]
    if 1 < len(parts) <= 10:
        facts = [understand(part, now, known) for part in parts]
        if all(
            fact.intent in WRITES
            and "company" not in fact.missing
            and fact.confidence >= 0.5
            and fact.slots.keys() & {"company", "contact"}
            for fact in facts
        ):
            return facts
    return [understand(text, now, known)]
