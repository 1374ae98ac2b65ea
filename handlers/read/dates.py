"""Dates and times in a sentence, English and Chinese, as moments in the reader's zone."""

import re
from datetime import UTC, datetime, time
from typing import Final

from handlers.read.chinese import chinese_pieces
from handlers.read.date_choices import join_choices
from handlers.read.date_joining import Joined, join_pieces
from handlers.read.date_pieces import DateReading, Grain, Piece
from handlers.read.date_resolving import resolve
from handlers.read.english import english_pieces
from handlers.read.folding import Claims, Span, fold, hide, hide_names, is_chinese
from handlers.read.periods import Period, read_period
from handlers.read.wall_time import at_wall_time
from storage.words import BadInput

__all__ = ["DateReading", "Grain", "Period", "read_date", "read_dates", "read_period"]

_TIME: Final = re.compile(r"(?<![\w:.])\d{1,2}(?::\d{2}| ?[ap]m)(?![\w:])")


def read_dates(text: str, now: datetime) -> list[DateReading]:
    """The dates and times that a sentence says, in order.

    now     aware; the readings are in its zone (a naive one counts as UTC)

    Two entries with the same span are two readings of the same words, the likelier first ("monday or tuesday" are two
    readings of one date). A date without a year, a weekday or a clock time is the coming one. A recurrence ("every
    Friday") is its first occurrence. Quoted text is a name and is not read. Impossible dates give nothing.
    """
    return [reading for readings in _dates(text, _aware(now))[0] for reading in readings]


def read_date(text: str, now: datetime, future: bool = False) -> list[DateReading]:
    """The one date that a command's argument says, with its readings; `future` refuses days before today and moments
    before now.

    Raises BadInput with `reason` nothing, impossible, past or two_dates.
    """
    said = _aware(now)
    readable, impossible = _dates(text, said)
    if not readable:
        if impossible:
            raise BadInput("There is no such day in the calendar.", reason="impossible", said=text[:80])
        raise BadInput(
            "I cannot read a date there. Say it like 2026-12-15, next Friday or in 3 weeks.",
            reason="nothing",
            said=text[:80],
        )
    if _leaves_a_time(text, [readings[0].span for readings in readable]):
        raise BadInput(
            "There is no such time of day. Say it like 9:30, 14:00 or 3pm.", reason="impossible", said=text[:80]
        )
    if len(readable) > 1:
        raise BadInput("I read two dates there. Say one.", reason="two_dates", said=text[:80])
    readings = readable[0]
    if not future:
        return readings
    ahead = [reading for reading in readings if not _is_past(reading, said)]
    if not ahead:
        raise BadInput("That day is past. Say one that is still to come.", reason="past", said=text[:80])
    return ahead


def _leaves_a_time(text: str, spans: list[Span]) -> bool:
    """Whether a time that no clock shows stands beside the dates: friday 25:00."""
    return _TIME.search(hide(fold(text), spans)) is not None


def _is_past(reading: DateReading, now: datetime) -> bool:
    if reading.grain in ("minute", "hour"):
        return reading.start < now
    return reading.grain == "day" and reading.start < at_wall_time(now.date(), time(), now.tzinfo or UTC)


def _aware(now: datetime) -> datetime:
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def _dates(text: str, now: datetime) -> tuple[list[list[DateReading]], bool]:
    """The readings of each date in order, and whether an impossible one is said."""
    joined, folded = _joined(text, now)
    resolved = [resolve(one, now) for one in joined]
    return join_choices(resolved, folded), any(one.impossible for one in joined)


def _joined(text: str, now: datetime) -> tuple[list[Joined], str]:
    folded = hide_names(fold(text))
    pieces: list[Piece] = chinese_pieces(folded, now) if is_chinese(text) else []
    claims = Claims()
    for piece in pieces:
        claims.take(piece.span)
    pieces += [piece for piece in english_pieces(folded, now) if claims.take(piece.span)]
    return join_pieces(sorted(pieces, key=lambda piece: piece.span), folded), folded
