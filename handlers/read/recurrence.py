"""Recurrences in a sentence: every 6 weeks, every other Friday at 9, 每周五, as RFC 5545 rules."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from handlers.read.chinese_every import chinese_every
from handlers.read.dates import DateReading, read_dates
from handlers.read.english_every import DAY_CODES, every_at
from handlers.read.english_reader import Reader
from handlers.read.english_tokens import tokens_of
from handlers.read.folding import Span, fold, hide_names, is_chinese
from handlers.read.wall_time import at_wall_time


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence as said: its RFC 5545 rule, its first occurrence (aware, with its grain), its place in the text."""

    rule: str
    first: DateReading
    span: Span


def read_recurrence(text: str, now: datetime) -> Recurrence | None:
    """The first recurrence that a sentence says, English or Chinese; None where it says none. `now` as in
    `read_dates`.
    """
    folded = hide_names(fold(text))
    found = _english(folded, now) or (_chinese(folded, now) if is_chinese(text) else None)
    if found is None:
        return None
    rule, (start, end) = found
    first = next(
        (reading for reading in read_dates(text, now) if reading.span[0] < end and start < reading.span[1]), None
    )
    return Recurrence(rule, _today_if_still_to_come(rule, first, now), first.span) if first else None


def _today_if_still_to_come(rule: str, first: DateReading, now: datetime) -> DateReading:
    """The first occurrence: today's where the rule holds today and its time is still to come (daily at 5pm)."""
    if first.grain not in ("hour", "minute"):
        return first
    zone = first.start.tzinfo or UTC
    today = now.astimezone(zone).date()
    holds = rule == "FREQ=DAILY" or (
        rule.startswith("FREQ=WEEKLY;BYDAY=") and DAY_CODES[today.weekday()] in rule.partition("BYDAY=")[2].split(",")
    )
    start = at_wall_time(today, first.start.time(), zone)
    return replace(first, start=start) if holds and now < start < first.start else first


def _english(folded: str, now: datetime) -> tuple[str, Span] | None:
    reader = Reader(tokens_of(folded), (now if now.tzinfo else now.replace(tzinfo=UTC)).date())
    found = [
        (every.rule, (token.start, reader.tokens[every.end - 1].end))
        for place, token in enumerate(reader.tokens)
        if token.kind in ("word", "ordinal") and (every := every_at(reader, place))
    ]
    return (
        next((_both(found[0], one) for one in found[1:] if _names_its_days(found[0][0], one[0])), found[0])
        if found
        else None
    )


def _names_its_days(plain: str, named: str) -> bool:
    """Whether the second says on which days the first recurs: weekly ... on tuesdays."""
    return "BY" not in plain and "BY" in named and plain.split(";")[0] == named.split(";")[0]


def _both(plain: tuple[str, Span], named: tuple[str, Span]) -> tuple[str, Span]:
    frequency, *days = named[0].split(";")
    return ";".join([plain[0], *days]) if plain[0].split(";")[0] == frequency else named[0], named[1]


def _chinese(folded: str, now: datetime) -> tuple[str, Span] | None:
    found = chinese_every(folded, now.date())
    return (found[0].rule, found[0].span) if found else None
