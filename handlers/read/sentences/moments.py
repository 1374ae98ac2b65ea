"""Which slot each date of a sentence fills: what is due, when it was done, when it closes, the period asked about."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from handlers.read.date_pieces import DateReading
from handlers.read.periods import period_of
from handlers.read.sentences.asked_periods import asked_period, half_year, period_label
from handlers.read.sentences.date_words import AWAY, CLAUSE, CLOSING, FOLLOW, FOLLOW_UP
from handlers.read.sentences.done_days import day_done, is_done
from handlers.read.sentences.said import Said, When

_NOT_THEN: Final = re.compile(r"\b(?:not|instead of|rather than|no longer)(?: on| in| at)? ?$|(?:不是|不在|别) ?$")
# "sunday? no, make it monday": what was said first does not hold.
_TAKEN_BACK: Final = re.compile(
    r"[?,.! -]*(?:(?:no|nope|wait)(?=,| (?:make|wait|not|sorry|no|i mean|let|better|rather)\b)|sorry,|actually|i mean|or rather|"
    r"scratch that)|[?？,，。 ]*(?:不对|哦不|说错|不不)"
)
_NOTE: Final = re.compile(
    r"^(?:\W|please|add|make|take|write|log|save|quick|new|an?|put|leave)*(?:notes?|memo|fyi)\b|"
    r"^(?:备注|笔记|备忘|注意)"
)
_REMIND: Final = re.compile(r"\bremind|\bnudge me|\bping me|\bfollow|提醒|跟进|别忘|记得")
_COUNTED_BACK: Final = re.compile(r"\b(?:before(?:hand)?|earlier|prior|ahead|in advance)(?: (?:that|it|then))?$|^提前")
_NOT_ASKED: Final = frozenset(["query_next_action", "undo", "help", "oos"])


def written(reading: DateReading) -> str:
    """The reading as a slot has it: a moment with its time, a day without."""
    return reading.start.strftime("%Y-%m-%dT%H:%M" if reading.grain in ("minute", "hour") else "%Y-%m-%d")


def date_slots(intent: str, heard: Said) -> dict[str, Any]:
    """The slots due, due_alt, on, close, period, rrule of a message with this intent."""
    said = replace(
        heard,
        whens=tuple(
            when
            for when in heard.whens
            if not _NOT_THEN.search(heard.folded[: when.span[0]])
            and not (when is not heard.whens[-1] and _TAKEN_BACK.match(heard.folded[when.span[1] :]))
        ),
    )
    if intent in _NOT_ASKED:
        return {}
    if intent.startswith("query_"):
        return asked_period(intent, said)
    if said.every is not None and (
        intent in ("set_reminder", "snooze", "log_deal") or (intent == "log_activity" and FOLLOW_UP.search(said.folded))
    ):
        first = next((when for when in said.whens if when.span == said.every.span), None)
        slots = {"rrule": said.every.rule, "due": written(said.every.first)}
        return slots | ({"due_alt": alternatives} if (alternatives := _alternatives(first)) else {})
    if intent in ("set_reminder", "snooze"):
        return _due(_reminded(said)) if said.whens else {}
    return _told(intent, said)


def _alternatives(when: When | None) -> list[str]:
    """The first days of the other readings of a recurrence."""
    return list(dict.fromkeys(written(reading) for reading in when.readings[1:])) if when else []


def _due(when: When) -> dict[str, Any]:
    texts = list(dict.fromkeys(written(reading) for reading in when.readings))
    slots: dict[str, Any] = {"due": texts[0]}
    if len(texts) > 1:
        slots["due_alt"] = texts[1:]
    return slots


def _reminded(said: Said) -> When:
    """Of several dates, the one that the reminder is for: to come, and behind the word for it, else the first."""
    coming = [when for when in said.whens if when.first.start >= _midnight(said.now)] or list(said.whens)
    counted_back = [when for when in coming if _COUNTED_BACK.search(said.phrase(when))]
    if counted_back:
        return counted_back[0]
    cue = _REMIND.search(said.folded)
    if cue and len(coming) > 1:
        behind = [when for when in coming if when.span[0] >= cue.start()]
        before = [when for when in coming if when.span[1] <= cue.start()]
        near = before[-1] if before and not re.search(r"[,，]", said.folded[before[-1].span[1] : cue.start()]) else None
        if near is not None:
            return near
        return behind[0] if behind else coming[0]
    return coming[0]


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _told(intent: str, said: Said) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    dues: list[tuple[bool, When]] = []
    closes: list[When] = []
    for when in said.whens:
        before, after = _around(said, when)
        role = _role(intent, said, when, before, after)
        if role == "on":
            slots.setdefault("on", day_done(when, said).isoformat())
        elif role == "due":
            dues.append((not FOLLOW_UP.search(before + after), when))
        elif role == "close":
            closes.append(when)
        elif role == "period" and intent != "mark_lost":
            slots.setdefault("period", period_label(when, said.now))
    if intent in ("log_deal", "update_stage") and (half := half_year(said)) is not None:
        slots["period"] = half
    # A day that stands beside "follow up" is due before one that only stands there.
    due = min(dues, key=lambda pair: pair[0])[1] if dues else None
    if due is not None:
        slots |= _due(due)
        slots |= {"close": written(closes[0].first)} if closes else {}
    elif closes:
        slots |= _due(closes[0])
    return slots


def _around(said: Said, when: When) -> tuple[str, str]:
    """The words before and after a date inside its part of the sentence."""
    start, end = when.span
    head, tail = said.folded[:start], said.folded[end:]
    cuts = [match.end() for match in CLAUSE.finditer(head)]
    before = head[cuts[-1] :] if cuts else head
    if not before.strip() and cuts:
        before = (
            head[cuts[-2] if len(cuts) > 1 else 0 : cuts[-1]]
            if re.search(r"[,:，：]\s*$", head) and not _has_verb_after(tail)
            else ""
        )
    stop = CLAUSE.search(tail)
    return before, tail[: stop.start()] if stop else tail


def _has_verb_after(tail: str) -> bool:
    stop = CLAUSE.search(tail)
    return bool(re.search(r"\w", tail[: stop.start()] if stop else tail))


def _role(intent: str, said: Said, when: When, before: str, after: str) -> str:
    """What a date is in a message that tells something: on, due, close, period, or nothing."""
    clause = f"{before} {after}"
    coarse = when.first.grain in ("week", "month", "quarter", "year")
    follows = bool(FOLLOW.search(before)) or bool(FOLLOW.search(after))
    closes = bool(CLOSING.search(clause))
    done = is_done(intent, said, when, before, after)
    if done:
        return "on" if not coarse else ""
    if intent == "log_activity" and when is said.whens[0] and _tried_before_another(said, when):
        return "on"
    if intent == "log_activity" and AWAY.search(clause) and not FOLLOW_UP.search(AWAY.sub("", clause)):
        return ""
    if _is_note(intent, said) and not re.search(
        r"\b(?:follow|remind|call (?:them|him|her)? ?back|chase|check|send|ping|by)\b|跟进|提醒|之前", clause
    ):
        return ""
    if when.first.start < _midnight(said.now) and not coarse:
        return "on"
    if intent in ("log_deal", "update_stage", "mark_won", "mark_lost"):
        if coarse:
            if period_of(when.first.start.date(), when.first.grain).end <= said.now.date():
                return ""  # "since last week"
            return (
                "due"
                if follows
                and not closes
                and re.search(
                    r"\b(?:follow|call|check|remind|chase|ping|touch|reach|get back)\b|跟进|提醒|联系", clause
                )
                else "period"
            )
        if closes and not re.search(r"\b(?:follow|remind|chase|call|check)\b|跟进|提醒|联系|回访", clause):
            return "close"
        return "due"
    return "due" if not coarse or follows else ""


def _tried_before_another(said: Said, when: When) -> bool:
    """Whether this is today, with a second try at a later date: 今天打电话没人接，明天再打."""
    today = when.first.grain == "day" and when.first.start == _midnight(said.now)
    later = [one for one in said.whens if one.first.start > said.now]
    return today and any(re.match(r".{0,4}再", said.folded[one.span[1] :]) for one in later)


def _is_note(intent: str, said: Said) -> bool:
    return intent == "log_activity" and bool(_NOTE.search(said.folded))
