"""The pieces of dates in an English sentence, each read by the rule that takes most of the words."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from handlers.read.calendar_days import add_days
from handlers.read.date_pieces import Clock, Day, Piece
from handlers.read.english_clocks import HALVES, clock_at, clock_shifted, half_at
from handlers.read.english_dates import month_and_day, numeric_date
from handlers.read.english_edges import EDGES, edge, weekend
from handlers.read.english_every import ADVERBS, every_at
from handlers.read.english_lengths import anchored_length, day_before_or_after, in_length, moment_in_length
from handlers.read.english_month_days import day_of_month, nth_weekday_of_month
from handlers.read.english_periods import period
from handlers.read.english_reader import Found, Reader
from handlers.read.english_tokens import Token, tokens_of
from handlers.read.english_weekdays import MODIFIERS, today_or_near, weekday, weekday_of_week
from handlers.read.english_words import MONTHS, NUMBERS, ORDINALS, TODAY_WORDS, UNITS, WEEKDAYS, ZONES
from handlers.read.feasts import ENGLISH, after_feast, coming_feast

_RULES = (
    today_or_near,
    weekday_of_week,
    weekday,
    numeric_date,
    month_and_day,
    nth_weekday_of_month,
    day_of_month,
    edge,
    period,
    weekend,
    in_length,
)
_FURTHER_STARTS = (
    "the a an another in within after before this current previous later midweek half couple few several every each "
    "noon noonish midday midnight am pm h fy bi calendar kw cw weekend wknd very"
)
# The words that a date can begin with; at every other word no rule is tried.
_STARTS = frozenset(
    word
    for table in (WEEKDAYS, MONTHS, TODAY_WORDS, NUMBERS, ORDINALS, UNITS, HALVES, ENGLISH, ADVERBS, MODIFIERS, EDGES)
    for phrase in table
    for word in phrase.split(" ")[:1]
) | frozenset(_FURTHER_STARTS.split())
# An Easter card is no date.
_THINGS_OF_FEASTS = """
card cards gift gifts present presents party sale campaign promo promotion offer deal greetings wishes special basket
market egg eggs dinner lunch tree bonus
"""
_FEASTLY_THINGS = frozenset(_THINGS_OF_FEASTS.split())
_FEASTS = sorted(ENGLISH, key=len, reverse=True)
_FEAST_STARTS = frozenset(phrase.split(" ")[0] for phrase in ENGLISH)


def english_pieces(folded: str, now: datetime) -> list[Piece]:
    """The days, clock times and parts of days said in a folded text, in order and apart from each other."""
    reader = Reader(tokens_of(folded), now.date())
    pieces: list[Piece] = []
    place = 0
    while place < len(reader.tokens):
        token = reader.tokens[place]
        startable = token.text in _STARTS if token.kind == "word" else token.kind != "sign"
        found = _piece(reader, place, now) if startable else None
        if found:
            piece, place = found
            pieces.append(piece)
        else:
            place += 1
    return pieces


def day_at(reader: Reader, place: int) -> Found | None:
    """The day said at this token, by the rule that reads furthest."""
    # A recurrence comes first: of "on wednesdays" the plain weekday takes as many words.
    every = every_at(reader, place)
    found = [Found((Day(every.first),), every.end, "weekday")] if every else []
    found += [one for rule in _RULES if (one := rule(reader, place))]
    further = (
        _feast(reader, place),
        anchored_length(reader, place, day_at),
        day_before_or_after(reader, place, day_at),
    )
    return max((*found, *(one for one in further if one)), key=lambda one: one.end, default=None)


def _piece(reader: Reader, place: int, now: datetime) -> tuple[Piece, int] | None:
    """The longest piece that begins at this token, and the token after it."""
    candidates: list[tuple[int, Piece]] = []

    def add(end: int, **said: Any) -> None:
        span = (reader.tokens[place].start, reader.tokens[end - 1].end)
        candidates.append((end, Piece(span, **said)))

    if moment := moment_in_length(reader, place, now):
        add(moment[1], moment=moment[0])
    if half := half_at(reader, place):
        # "this morning" is today's, also where a time stands beside it that is past.
        today = {"days": (Day(now.date()),), "kind": "today"} if reader.word(place) == "this" else {}
        add(half[2], half=half[0], loose=not half[1], **today)
    if day := day_at(reader, place):
        add(day.end, days=day.days, kind=day.kind, impossible=not day.days, **_time_of_iso(reader.tokens[place]))
    if shifted := clock_shifted(reader, place):
        add(shifted[1], clock=shifted[0])
    if clock := clock_at(reader, place):
        zone = ZONES.get(reader.word(clock[1])) if clock[0].certain else None
        add(clock[1] + bool(zone), clock=replace(clock[0], zone=zone))
    if not candidates:
        return None
    end, piece = max(candidates, key=lambda candidate: candidate[0])
    return piece, end


def _time_of_iso(token: Token) -> dict[str, Any]:
    """The clock time in an ISO date and time, and its offset where it has one."""
    time = (
        re.search(r"[t ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$", token.text)
        if token.kind == "iso"
        else None
    )
    if time is None or int(time[1]) > 23 or int(time[2]) > 59:
        return {}
    offset = None
    if time[3]:
        hours, minutes = (0, 0) if time[3] == "z" else (int(time[3][1:3]), int(time[3][-2:]))
        east = timedelta(hours=hours, minutes=minutes)
        offset = timezone(-east if time[3][0] == "-" else east) if east < timedelta(hours=24) else None
    return {"clock": Clock(int(time[1]), int(time[2]), certain=True), "offset": offset}


def _feast(reader: Reader, place: int) -> Found | None:
    """Christmas; after Easter (the next day, the end of the days off second); before Christmas (the eve, the day
    itself second).
    """
    side = reader.word(place) if reader.word(place) in ("after", "before") else ""
    start = reader.skip(place + bool(side), "the")
    for phrase in _FEASTS if reader.word(start) in _FEAST_STARTS else ():
        end = reader.says(start, phrase)
        if end and reader.word(end) in _FEASTLY_THINGS:
            return None
        day = coming_feast(ENGLISH[phrase], reader.today) if end else None
        if end and day:
            days = {"after": after_feast(ENGLISH[phrase], day), "before": (add_days(day, -1), day)}.get(side, (day,))
            return Found(tuple(Day(one) for one in days), reader.skip(end, "holiday", "holidays", "break"))
    return None
