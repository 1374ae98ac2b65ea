"""Joins the pieces that make one date ("next tue" and "9am") and settles which moment they mean."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from handlers.read.calendar_days import add_days
from handlers.read.date_pieces import Clock, DateReading, Day, Piece
from handlers.read.folding import Span
from handlers.read.wall_time import at_wall_time, in_zone

_JOINT = re.compile(r"(?:[ ,.@(]|at|on|by|in|the|around|about|before|from|of|until|till|for|or so|的|在|,|，|、|:|-){0,4}(?<![.,] [.,])")
_RANGE = re.compile(r" ?(?:-|to|until|till|and|到|至|~) ?")


@dataclass(frozen=True, slots=True)
class Joined:
    """The pieces of one date."""

    span: Span
    days: tuple[Day, ...] = ()
    clock: Clock | None = None
    half: str | None = None
    moment: datetime | None = None
    offset: object = None
    kind: str = "relative"
    impossible: bool = False
    loose: bool = False


def join_pieces(pieces: list[Piece], folded: str) -> list[Joined]:
    """One entry a date. A loose piece (a bare "morning", a bare hour) counts only beside a day."""
    joined: list[Joined] = []
    open_one: Joined | None = None
    for piece in pieces:
        between = folded[open_one.span[1] : piece.span[0]] if open_one else ""
        merged = _merge(open_one, piece, between) if open_one and len(between) <= 12 else None
        if merged is None:
            joined += [open_one] if open_one else []
            merged = _opened(piece)
        open_one = merged
    joined += [open_one] if open_one else []
    return [one for one in joined if not one.loose]
