"""Joins the pieces that make one date: "next tue" and "9am", a weekday and its date, a time and its part of the day."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from handlers.read.date_pieces import Clock, Day, Kind, Piece
from handlers.read.folding import Span

_JOINT = re.compile(
    r"(?:[ ,.@(，、:-]|at|um|on|by|in|the|around|about|before|after|between|from|of|until|till|for|的|在){0,5}"
)
_RANGE = re.compile(r" ?(?:-|to|until|till|and|到|至|~) ?")
_FARTHEST = 14


@dataclass(frozen=True, slots=True)
class Joined:
    """The pieces of one date; `loose` where none of them is a date by itself."""

    span: Span
    days: tuple[Day, ...] = ()
    clock: Clock | None = None
    half: str | None = None
    moment: datetime | None = None
    offset: timezone | None = None
    kind: Kind | None = None
    impossible: bool = False
    loose: bool = False


def join_pieces(pieces: list[Piece], folded: str) -> list[Joined]:
    """One entry a date, in order. A bare "morning" or a bare hour counts only beside a day."""
    joined: list[Joined] = []
    last: Joined | None = None
    for piece in pieces:
        between = folded[last.span[1] : piece.span[0]] if last else ""
        merged = _merged(last, piece, between) if last and len(between) <= _FARTHEST else None
        if merged is None and last:
            joined.append(last)
        last = merged or _opened(piece)
    if last:
        joined.append(last)
    return [one for one in joined if not one.loose]


def _opened(piece: Piece) -> Joined:
    return Joined(
        span=piece.span,
        days=piece.days,
        clock=piece.clock,
        half=piece.half,
        moment=piece.moment,
        offset=piece.offset,
        kind=piece.kind if piece.days else None,
        impossible=piece.impossible,
        loose=_is_loose(piece),
    )


def _is_loose(piece: Piece) -> bool:
    return piece.loose or (piece.clock is not None and not piece.clock.alone and not piece.days)


def _merged(last: Joined, piece: Piece, between: str) -> Joined | None:
    """The two as one date, or None where they are two dates."""
    if last.moment or piece.moment or last.impossible or piece.impossible:
        return None
    span = (last.span[0], piece.span[1])
    if piece.clock and not piece.days and last.clock:
        return _ranged(last, piece.clock, span) if _RANGE.fullmatch(between) else None
    if not _JOINT.fullmatch(between):
        return None
    if ((last.loose and last.clock) or _is_loose(piece)) and between.strip() not in ("", "on", "at", "between", "from"):
        return None
    if piece.days and last.days:
        agreed = _agreed(last, piece)
        return replace(last, span=span, days=agreed, kind="date", clock=last.clock or piece.clock) if agreed else None
    return replace(
        last,
        span=span,
        days=last.days or piece.days,
        kind=last.kind or (piece.kind if piece.days else None),
        clock=last.clock or piece.clock,
        half=last.half or piece.half,
        offset=last.offset or piece.offset,
        loose=last.loose and _is_loose(piece),
    )


def _ranged(last: Joined, until: Clock, span: Span) -> Joined:
    """2-3pm begins at 2 pm: the end's half of the day holds for the beginning."""
    begin = last.clock
    assert begin is not None
    if until.certain and not begin.certain and until.hour >= 12 and begin.hour + 12 <= until.hour:
        begin = replace(begin, hour=begin.hour + 12, certain=True)
    return replace(last, span=span, clock=begin, loose=last.loose and not until.alone)


def _agreed(last: Joined, piece: Piece) -> tuple[Day, ...]:
    """The days of a weekday and a date said together: the date's readings that fall on it, else the date first and the
    weekday second.
    """
    kinds = {last.kind, piece.kind}
    same = tuple(day for day in last.days if any(day.on == other.on for other in piece.days))
    if same:
        return same[:1]
    if kinds != {"weekday", "date"}:
        return ()
    dates, weekdays = (last.days, piece.days) if last.kind == "date" else (piece.days, last.days)
    fitting = tuple(day for day in dates if day.on.weekday() == weekdays[0].on.weekday())
    return fitting or (dates[0], weekdays[0])
