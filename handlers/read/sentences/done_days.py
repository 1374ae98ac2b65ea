"""Days on which something was done: yesterday, this morning, and days without a year beside a verb of the past."""

import re
from datetime import date, timedelta
from typing import Final

from handlers.read.calendar_days import add_months
from handlers.read.sentences.date_words import CLAUSE, CLOSING, DONE, FOLLOW, FOLLOW_UP
from handlers.read.sentences.just_passed import has_just_passed
from handlers.read.sentences.said import Said, When

_WEEKDAY: Final = re.compile(
    r"(?:on |this |the |past )*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: (?:morning|afternoon|evening|"
    r"noon|night))?(?: (?:at )?[\d:.]+ ?(?:am|pm)?)?|(?:周|星期|礼拜)[一二三四五六日天末](?:上午|"
    r"下午|早上|晚上|中午)?"
)
_DAY_AND_MONTH: Final = re.compile(
    r"(?:on |the )*(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} (?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.)|\d{1,2}月\d{1,2}[号日]?"
)
_DAY_OF_MONTH: Final = re.compile(r"(?:on |the )*\d{1,2}(?:st|nd|rd|th)|\d{1,2}[号日]")
_JUST_BEFORE: Final = re.compile(r"this morning|earlier|just now|上午|早上|今早|刚才")
_STILL_TO_COME: Final = re.compile(r"\b(?:before|by|until|eod|later|tonight)\b|之前|下班前|今晚")
_DEADLINE: Final = re.compile(r"\b(?:by|before|until|for)\s*$|之?前")
_FROM_NOW: Final = re.compile(r"^in\b|\b(?:later|from now)\b|后")
_PRAISED: Final = re.compile(
    r"(?:great|good|nice|productive|long|short|quick|tough|bad) (?:\w+ )?(?:meeting|call|demo|visit|lunch|dinner|chat)\b"
)
_REPORTS: Final = re.compile(r"(?:开会|通话|电话|见面|吃饭|会议|聊|演示|拜访)[,，:：](?:他|她|他们|对方|客户)(?!会)")
_NAMES_WHAT_WAS: Final = re.compile(
    r"\b(?:orders?|po|payment)(?: came)? (?:in )?from\b"
    r"|^\W*(?:an? |the |my |quick |short )*(?:e?mail|call|message|text|letter|visit|meeting|demo|lunch|coffee) (?:from|by)\b"
)
_NAMED_MEETING: Final = re.compile(r"(?:\S* ?)*\b(?:demo|call|meet|visit)\b(?: \w+)*")
_REACHED: Final = frozenset(["update_stage", "mark_won", "mark_lost"])  # told when it has happened
_NEARER_BACK: Final = timedelta(days=180)  # a day of a month that lies so far ahead was meant as the last one


def is_done(intent: str, said: Said, when: When, before: str, after: str) -> bool:
    """Whether something was done on that day.

    before, after  the words around it inside its part of the sentence
    """
    first, today = when.first, said.now.date()
    day, phrase = first.start.date(), said.phrase(when)
    if first.grain in ("minute", "hour") and first.start > said.now and _FROM_NOW.search(phrase):
        return False
    if day < today and first.grain in ("minute", "hour", "day"):
        return True
    if day == today and _JUST_BEFORE.search(phrase) and intent != "log_contact":
        return not FOLLOW_UP.search(before)
    if day == today and first.grain == "day" and intent in _REACHED and not FOLLOW.search(before + after):
        return not _STILL_TO_COME.search(before[-8:] + phrase)
    told = intent == "log_activity" or (intent != "log_contact" and DONE.search(said.folded))
    if told and has_just_passed(day, phrase, today) and not (FOLLOW_UP.search(before) or CLOSING.search(before)):
        return True
    names_what_was = _NAMES_WHAT_WAS.search(before) and intent in ("log_activity", "log_deal")
    if names_what_was and first.grain == "day" and _last_such_day(when, said) is not None:
        return not _DEADLINE.search(before)
    if _opens_a_report(intent, said, when, before + after) and (
        _WEEKDAY.fullmatch(phrase) or _DAY_OF_MONTH.fullmatch(phrase)
    ):
        return True
    if not _has_verb_of_the_past(before, after) or (intent == "log_contact" and not _WEEKDAY.fullmatch(phrase)):
        return False
    if day == today and (first.grain == "day" or first.start <= said.now):
        return not _STILL_TO_COME.search(before[-8:] + phrase)
    return _last_such_day(when, said) is not None and not _DEADLINE.search(before)


def day_done(when: When, said: Said) -> date:
    """The day of something done: a weekday or date without a year is the last one."""
    return _last_such_day(when, said) or when.first.start.date()


def _opens_a_report(intent: str, said: Said, when: When, around: str) -> bool:
    """ "on-site visit at Duff on Tuesday, saw the new line": the first part names it, a later one tells it."""
    first_part = not CLAUSE.search(said.folded[: when.span[0]])
    after = said.folded[when.span[1] :]
    told = (
        DONE.search(said.folded)
        or _PRAISED.match(said.folded)
        or re.match(r" ?[:：] ?\S", after)
        or _REPORTS.search(after)
    )
    return intent == "log_activity" and first_part and not FOLLOW_UP.search(around) and bool(told)


def _has_verb_of_the_past(before: str, after: str) -> bool:
    """Whether the nearest verb before the date (or after it) tells of the past."""
    if not (DONE.search(before) or (DONE.search(after) and not FOLLOW.search(before))):
        return False
    last_follow = max((match.start() for match in FOLLOW.finditer(before)), default=-1)
    last_done = max((match.start() for match in DONE.finditer(before)), default=-1)
    return last_follow <= last_done or _NAMED_MEETING.fullmatch(before[last_follow:].strip()) is not None


def _last_such_day(when: When, said: Said) -> date | None:
    """The last day before today that the words fit; None where they name one day only."""
    day, today, phrase = when.first.start.date(), said.now.date(), said.phrase(when)
    if day <= today:
        return day
    if _WEEKDAY.fullmatch(phrase):
        return day - timedelta(days=7 * ((day - today).days // 7 + 1))
    if _DAY_OF_MONTH.fullmatch(phrase):
        return add_months(day, -1)
    return add_months(day, -12) if _DAY_AND_MONTH.fullmatch(phrase) and day - today > _NEARER_BACK else None
