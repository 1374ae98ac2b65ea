"""The pieces of dates in a Chinese sentence; where two rules read the same characters, the longer reading stays."""

from datetime import datetime

from handlers.read.chinese_clocks import chinese_clocks
from handlers.read.chinese_days import chinese_days
from handlers.read.chinese_every import chinese_every
from handlers.read.chinese_lengths import chinese_lengths
from handlers.read.date_pieces import Day, Piece
from handlers.read.folding import Claims


def chinese_pieces(folded: str, now: datetime) -> list[Piece]:
    """The days, clock times and parts of days said in a folded text, in order and apart from each other."""
    today = now.date()
    found = [
        Piece(every.span, days=tuple(Day(day) for day in (every.first, every.second) if day), kind="weekday")
        for every in chinese_every(folded, today)
    ]
    found += [
        Piece((start, days.end), days=days.days, kind=days.kind, impossible=not days.days)
        for start, days in chinese_days(folded, today)
    ]
    found += chinese_lengths(folded, now)
    found += chinese_clocks(folded)
    claims = Claims()
    longest_first = sorted(found, key=lambda piece: piece.span[0] - piece.span[1])
    return sorted((piece for piece in longest_first if claims.take(piece.span)), key=lambda piece: piece.span)
