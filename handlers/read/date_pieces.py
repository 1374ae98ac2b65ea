"""The pieces that a date is said in: a day, a clock time, a part of the day; each with its place in the text."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Literal

from handlers.read.folding import Span

Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """A moment or day as said: `start` aware, in the reader's zone; `grain` how exact it is; `span` its place in the
    text.
    """

    start: datetime
    grain: Grain
    span: Span


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first day of a week, month, quarter or year."""

    on: date
    grain: Grain = "day"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock; `certain` where it says morning or afternoon itself (9am, 15:00), `alone` where it needs no
    word before it.
    """

    hour: int
    minute: int = 0
    certain: bool = False
    alone: bool = True
    grain: Grain = "minute"
    zone: str | None = None


Kind = Literal["weekday", "date", "relative", "period", "today"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One of: `days` (readings, the likelier first), `clock`, `half` ("am" or "pm", a part of the day), `moment`
    (absolute).

    kind      of the days: a weekday and a date beside each other are one
    loose     a part of the day that is no date by itself ("morning")
    """

    span: Span
    days: tuple[Day, ...] = ()
    clock: Clock | None = None
    half: str | None = None
    moment: datetime | None = None
    kind: Kind = "relative"
    loose: bool = False
    offset: timezone | None = None
    impossible: bool = False
