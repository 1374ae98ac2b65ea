"""The slots of a message once its intent is settled, what is missing from them, and how sure the whole is."""

import re
from datetime import date
from typing import Any, Final

from handlers.read.sentences.date_words import CLAUSE
from handlers.read.sentences.hearing import ASK
from handlers.read.sentences.just_passed import has_just_passed
from handlers.read.sentences.known_names import KnownNames
from handlers.read.sentences.moments import date_slots
from handlers.read.sentences.said import Said
from handlers.read.sentences.sums import chance_in, count_in, money_slots
from handlers.read.sentences.trade_words import channel_in, kind_in, reason_in, role_in, stage_in
from handlers.read.sentences.understanding import Understanding
from handlers.read.sentences.unread_dates import leaves_a_date_unread, says_two_days

_COMPARES: Final = re.compile(r"\b(?:vs|versus|compared|than|or|and|from \w+ to)\b|还是|比|到")
_FROM_TO: Final = re.compile(r"\bfrom \w+ to\b|从.{1,4}到")
_CALLED_STAGE: Final = re.compile(
    r"\b(?:in|at|stage:?) (?:the )?(?:prospecting|qualified|demo|proposal|negotiation|contract)\b"
    r"|\b(?:prospecting|qualified|demo|proposal|negotiation|contract) (?:stage|phase)"
    r"|(?:谈判|报价|演示|合同|初步接触)阶段"
)
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


def fill(intent: str, sure: float, people: dict[str, str], said: Said, text: str, known: KnownNames) -> Understanding:
    """The understanding of a message with this intent; `text` is the whole message."""
    if intent in ("oos", "undo", "help"):
        return Understanding(intent, confidence=_confidence(sure, said.cut, (), {}))
    slots: dict[str, Any] = {} if intent == "snooze" else dict(people)
    money, readings = money_slots(intent, said)
    slots |= money | _trade_slots(intent, said) | date_slots(intent, said)
    if "due_alt" in slots:
        readings["due"] = (slots["due"], *slots["due_alt"])
    readings |= _near_names(slots, known)
    if intent in ("log_activity", "set_reminder", "log_deal"):
        slots["text"] = text
    missing = _missing(intent, slots)
    two_days = intent in ("set_reminder", "snooze") and said.every is None and says_two_days(said)
    is_past = intent in ("set_reminder", "snooze") and str(slots.get("due", "9")) < said.now.date().isoformat()
    unsure = (
        said.cut or two_days or is_past or _may_be_past(said, slots.get("due")) or leaves_a_date_unread(said, people)
    )
    return Understanding(intent, slots, missing, readings, _confidence(sure, unsure, missing, readings))


def _may_be_past(said: Said, due: str | None) -> bool:
    """Whether the day that is due may be the one that has just passed."""
    day = date.fromisoformat(due[:10]) if due else said.now.date()
    when = next((one for one in said.whens if one.first.start.date() == day), None)
    return when is not None and has_just_passed(day, said.phrase(when), said.now.date())


def _near_names(slots: dict[str, Any], known: KnownNames) -> dict[str, tuple[str, ...]]:
    """The known name first, where what was typed is none but nearly one."""
    near: dict[str, tuple[str, ...]] = {}
    for slot in ("company", "contact"):
        said = str(slots.get(slot, ""))
        name = known.near(said) if said and known.begun_by(said) is None else None
        if name is not None and name != said:
            near[slot] = (name, said)
    return near


def _trade_slots(intent: str, said: Said) -> dict[str, Any]:
    """Stage, reason, channel, kind, role, phone, email, count and chance, where the intent has a use for them."""
    found: dict[str, Any] = {"stage": _stage(intent, said.folded), "channel": _channel(intent, said.folded)}
    if intent in ("log_deal", "mark_won"):
        found["qty"] = count_in(said)
    if intent in ("log_deal", "update_stage", "mark_won"):
        found["prob"] = chance_in(said)
    if intent == "mark_lost":
        found["reason"] = reason_in(said.folded)
    if intent == "log_activity":
        found["kind"] = kind_in(_first_part(said.folded)) or kind_in(said.folded)
    if intent == "log_contact" or (intent == "log_deal" and (said.emails or said.phones)):
        role = role_in(said.text)
        found["role"] = role[0].strip() if role else None
        found["email"] = said.emails[0] if said.emails else None
        found["phone"] = said.phones[0] if said.phones else None
    return {slot: value for slot, value in found.items() if value is not None}


def _first_part(folded: str) -> str:
    """What a report begins with, which was done: "met Ann, call her again in a week"."""
    cut = CLAUSE.search(folded)
    return folded[: cut.start()] if cut else folded


def _stage(intent: str, folded: str) -> str | None:
    """The stage moved to or asked about; of a new deal only where it is called a stage."""
    if intent == "log_deal":
        called = _CALLED_STAGE.search(folded)
        return stage_in(called[0]) if called else None
    if intent == "query_bottleneck" and _FROM_TO.search(folded):
        return None
    return stage_in(folded) if intent in ("update_stage", "query_pipeline", "query_bottleneck") else None


def _channel(intent: str, folded: str) -> str | None:
    """Where a lead came from, or the one channel asked about."""
    if intent not in ("log_deal", "log_contact", "query_channel"):
        return None
    return None if intent == "query_channel" and _COMPARES.search(folded) else channel_in(folded)


def _missing(intent: str, slots: dict[str, Any]) -> tuple[str, ...]:
    """What has to be asked for: `company` stands for a company or a person."""
    filled = slots.keys()
    missing = []
    for need in _NEEDS.get(intent, ()):
        if need == "who":
            missing += [] if filled & {"company", "contact"} else ["company"]
        elif need == "stage":
            missing += [] if filled & {"stage", "prob"} else ["stage"]
        elif need not in filled:
            missing.append(need)
    return tuple(missing)


def _confidence(sure: float, unsure: bool, missing: tuple[str, ...], readings: dict[str, tuple[Any, ...]]) -> float:
    sure -= 0.1 * bool(missing) + 0.1 * ("amount" in readings)
    return round(max(0.1, min(sure, ASK) if unsure else sure), 2)
