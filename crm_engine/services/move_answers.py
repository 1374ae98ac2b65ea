"""What has moved a forecast, in plain numbers, without the engine's heavy parts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cause:
    """A deal and what it moved, by which part; major units."""

    deal_id: int
    part: str
    change: float


@dataclass(frozen=True, slots=True)
class Move:
    """From what was foreseen of a window on one day to what is on another; the parts sum to the difference.

    won    what came into the books in between, inside the window
    parts  name -> change of what is foreseen of the days still to come (major units)
    """

    label: str
    start: date
    end: date
    since: date
    as_of: date
    currency: str
    before: float
    after: float
    won: float
    parts: dict[str, float]
    causes: tuple[Cause, ...]
