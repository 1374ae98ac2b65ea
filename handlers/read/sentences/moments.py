"""Which slot each date of a sentence fills: what is due, when it was done, when it closes, the period asked about."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from handlers.read.date_pieces import DateReading
from handlers.read.periods import period_of
from handlers.read.sentences.said import Said, When

_CLAUSE: Final = re.compile(r"[,;!?，；！？。、\n]| - | – | — |\.(?=\s|$)|\b(?:and|then|but|so)\b")
_DONE: Final = re.compile(
    r"\b(?:met|visited|called|phoned|rang|emailed|texted|messaged|spoke|talked|chatted|saw|showed|"
    r"presented|pitched|gave|sent|had|did|signed|closed|won|lost|sold|ordered|bought|landed|got|"
    r"received|went|was|were|took|demoed|"
    r"came|cancelled|canceled|accepted|declined|said|told|asked|left|caught|discussed|agreed|"
    r"dropped|moved|started|joined|placed|logged|wrote|submitted|held|finished|heard)\b"
    r"|了|过|刚|已经|已|见到|签下"
)
_FOLLOW: Final = re.compile(
    r"\b(?:follow|fu|f/u|call (?:them |him |her |back)|callback|remind|chase|check|try|ping|nudge|"
    r"get back|reach out|touch base|send|ring|meet\b|talk again|revisit|todo|schedule|book|"
    r"need to|have to|should|must|will|by|before|until|next step|due|again|email (?:him|her|them)|"
    r"catch up|demo|visit\b|come back)\b"
    r"|跟进|提醒|回访|联系|再|回复|打电话|之前|前|发给|见面|拜访|回电|记得|要|约|演示|交付|沟通"
)
_FOLLOW_UP: Final = re.compile(
    r"\b(?:follow|fu\b|f/u|back\b|remind|chase|check (?:in|on|back|with)|try|ping|nudge|reach out|"
    r"touch base|again|next (?:call|meeting|one|step)|callback)|跟进|提醒|回访|再"
)
_CLOSING: Final = re.compile(
    r"\b(?:clos(?:e|es|ing)|sign(?:s|ing|ature)?|decision|decide[sd]?|deciding|expected|expect|"
    r"paperwork|go live|starts?|starting|start|delivery|finali[sz]e|land|come in|eta|likely|"
    r"target)\b|签|成交|拍板|决定|预计|落单|回款|打款|交付|下单|关单|结单"
)
_NOT_THEN: Final = re.compile(r"\b(?:not|instead of|rather than|no longer)(?: on| in| at)? ?$|(?:不是|不在|别) ?$")
_AWAY: Final = re.compile(
    r"\b(?:out of (?:office|town)|away|on (?:holiday|vacation|leave|a trip)|off sick|sick|travell?ing|"
    r"abroad|not in|back (?:on|in|from)|busy|closed (?:until|till))\b|出差|休假|请假|不在"
)
_NOTE: Final = re.compile(
    r"^(?:\W|please|add|make|take|write|log|save|quick|new|an?|put|leave)*(?:notes?|memo|fyi)\b|"
    r"^(?:备注|笔记|备忘|注意)"
)
_WEEKDAY: Final = re.compile(
    r"(?:on |this |the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: (?:morning|afternoon|evening|"
    r"noon|night))?(?: (?:at )?[\d:.]+ ?(?:am|pm)?)?|(?:周|星期|礼拜)[一二三四五六日天](?:上午|"
    r"下午|早上|晚上|中午)?"
)
_REMIND: Final = re.compile(r"\bremind|\bnudge me|\bping me|\bfollow|提醒|跟进|别忘|记得")
_NOT_ASKED: Final = frozenset(["query_next_action", "undo", "help", "oos"])


def written(reading: DateReading) -> str:
    """The reading as a slot has it: a moment with its time, a day without."""
    return reading.start.strftime("%Y-%m-%dT%H:%M" if reading.grain in ("minute", "hour") else "%Y-%m-%d")


def period_label(when: When, now: datetime) -> str:
    """The period asked about: 2026-Q2, 2026-05, 2026-W12, 2026, today, tomorrow, or a day."""
    first = when.first
    if first.grain in ("week", "month", "quarter", "year"):
        return period_of(first.start.date(), first.grain).label
    away = (first.start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(away, first.start.date().isoformat())


def date_slots(intent: str, heard: Said) -> dict[str, Any]:
    """The slots due, due_alt, on, close, period, rrule of a message with this intent."""
    said = replace(
        heard, whens=tuple(when for when in heard.whens if not _NOT_THEN.search(heard.folded[: when.span[0]]))
    )
    if intent in _NOT_ASKED:
        return {}
    if intent.startswith("query_"):
        half = re.search(r"\b(?:h([12])|(first|second) half)(?: (?:of )?(20\d\d))?\b|([上下])半年", said.folded)
        if half:
            second = half[1] == "2" or half[2] == "second" or half[4] == "下"
            return {"period": f"{half[3] or said.now.year}-H{2 if second else 1}"}
        return {"period": period_label(said.whens[0], said.now)} if said.whens else {}
    if said.every is not None and intent in ("set_reminder", "snooze", "log_deal"):
        return {"rrule": said.every.rule, "due": written(said.every.first)}
    if said.every is not None and intent == "log_activity" and _FOLLOW_UP.search(said.folded):
        return {"rrule": said.every.rule, "due": written(said.every.first)}
    if intent in ("set_reminder", "snooze"):
        return _due(_reminded(said)) if said.whens else {}
    return _told(intent, said)


def _due(when: When) -> dict[str, Any]:
    texts = list(dict.fromkeys(written(reading) for reading in when.readings))
    slots: dict[str, Any] = {"due": texts[0]}
    if len(texts) > 1:
        slots["due_alt"] = texts[1:]
    return slots


def _reminded(said: Said) -> When:
    """Of several dates, the one that the reminder is for: to come, and behind the word for it, else the first."""
    coming = [when for when in said.whens if when.first.start >= _midnight(said.now)] or list(said.whens)
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
            slots.setdefault("on", _day_done(when, said).isoformat())
        elif role == "due":
            dues.append((not _FOLLOW_UP.search(before + after), when))
        elif role == "close":
            closes.append(when)
        elif role == "period" and intent != "mark_lost":
            slots.setdefault("period", period_label(when, said.now))
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
    cuts = [match.end() for match in _CLAUSE.finditer(head)]
    before = head[cuts[-1] :] if cuts else head
    if not before.strip() and cuts:
        before = (
            head[cuts[-2] if len(cuts) > 1 else 0 : cuts[-1]]
            if re.search(r"[,:，：]\s*$", head) and not _has_verb_after(tail)
            else ""
        )
    stop = _CLAUSE.search(tail)
    return before, tail[: stop.start()] if stop else tail


def _has_verb_after(tail: str) -> bool:
    stop = _CLAUSE.search(tail)
    return bool(re.search(r"\w", tail[: stop.start()] if stop else tail))


def _role(intent: str, said: Said, when: When, before: str, after: str) -> str:
    """What a date is in a message that tells something: on, due, close, period, or nothing."""
    clause = f"{before} {after}"
    coarse = when.first.grain in ("week", "month", "quarter", "year")
    follows = bool(_FOLLOW.search(before)) or bool(_FOLLOW.search(after))
    closes = bool(_CLOSING.search(clause))
    done = _is_done(intent, said, when, before, after)
    if done:
        return "on" if not coarse else ""
    if intent == "log_activity" and _AWAY.search(clause) and not _FOLLOW_UP.search(_AWAY.sub("", clause)):
        return ""
    if _is_note(intent, said) and not re.search(
        r"\b(?:follow|remind|call (?:them|him|her)? ?back|chase|check|send|ping|by)\b|跟进|提醒|之前", clause
    ):
        return ""
    if when.first.start < _midnight(said.now) and not coarse:
        return "on"
    if intent in ("log_deal", "update_stage", "mark_won", "mark_lost"):
        if coarse:
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


def _is_note(intent: str, said: Said) -> bool:
    return intent == "log_activity" and bool(_NOTE.search(said.folded))


def _is_done(intent: str, said: Said, when: When, before: str, after: str) -> bool:
    """Whether something was done on that day: yesterday; today, or a bare weekday, beside a verb of the past."""
    first = when.first
    phrase = said.phrase(when)
    past = first.start.date() < said.now.date()
    if past and first.grain in ("minute", "hour", "day"):
        return True
    if (
        re.search(r"this morning|earlier|just now|上午|早上|今早|刚才", phrase)
        and first.start.date() == said.now.date()
        and intent != "log_contact"
    ):
        return not _FOLLOW_UP.search(before)
    opening = (
        intent == "log_activity"
        and not _CLAUSE.search(said.folded[: when.span[0]])
        and not _FOLLOW_UP.search(before + after)
    )
    if opening and _DONE.search(said.folded) and _WEEKDAY.fullmatch(phrase):
        return True
    verb = _DONE.search(before) or (_DONE.search(after) and not _FOLLOW.search(before))
    if not verb or intent == "log_contact":
        return False
    last_follow = max((match.start() for match in _FOLLOW.finditer(before)), default=-1)
    last_done = max((match.start() for match in _DONE.finditer(before)), default=-1)
    if last_follow > last_done and not re.fullmatch(
        r"(?:\S* ?)*\b(?:demo|call|meet|visit)\b(?: \w+)*", before[last_follow:].strip()
    ):
        return False
    if first.start.date() == said.now.date() and (first.grain == "day" or first.start <= said.now):
        return not re.search(r"\b(?:before|by|until|eod|later|tonight)\b|之前|下班前|今晚", before[-8:] + phrase)
    return (
        bool(_WEEKDAY.fullmatch(phrase))
        and bool(_DONE.search(before + after))
        and not re.search(r"\b(?:by|before|until|for)\s*$|之?前", before)
    )


def _day_done(when: When, said: Said) -> date:
    """The day of something done: a bare weekday is the last one."""
    day = when.first.start.date()
    while day > said.now.date():
        day -= timedelta(days=7)
    return day
