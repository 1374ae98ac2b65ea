"""What is true in the made-up market, for the engine to find: seasons, growth, sources, the slow stage."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

# January to December: spring and autumn are strong, summer is quiet, the year's end empty.
SEASON = (0.75, 0.9, 1.25, 1.2, 1.05, 0.85, 0.5, 0.5, 1.35, 1.6, 1.4, 0.65)
GROWTH = 0.24  # a year

# Where first deals come from: how often, and what the source does to the odds of each step forward.
SOURCES = {
    "Web": (0.26, 1.0),
    "Cold Call": (0.20, 0.5),
    "Trade Show": (0.14, 0.95),
    "Email": (0.11, 0.75),
    "Campaign": (0.10, 0.65),
    "Partner": (0.10, 1.3),
    "Referral": (0.09, 2.6),
}
AGAIN = ("Existing Customer", 1.5)

# Of each open stage: the mean days in it, and the share that goes on to the next one. Proposals wait longest.
STEPS = {
    "Prospecting": (14.0, 0.76),
    "Qualification": (18.0, 0.74),
    "Proposal": (52.0, 0.70),
    "Negotiation": (20.0, 0.80),
}
ASLEEP = 0.1  # of proposals that nobody decides on, this share takes six times as long
REORDER_STEP = (3.0, 0.93)

LOST_EARLY = {"Unresponsive Prospect": 0.45, "Poor Fit": 0.25, "Budget Constraints": 0.2, "Other": 0.1}
LOST_LATE = {
    "Pricing": 0.34,
    "Competition": 0.26,
    "Budget Constraints": 0.14,
    "Long Sales Cycle": 0.1,
    "No Decision-Maker": 0.09,
    "Cancelled": 0.07,
}


def pace(day: date, start: date) -> float:
    """How busy the market is on a day, 1 at the start in a usual month."""
    years = (day - start).days / 365.25
    growth: float = (1 + GROWTH) ** years
    return SEASON[day.month - 1] * growth


def workday(day: date) -> date:
    """The day, or the Monday after where it is a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def on_the_way(share: float, odds: float) -> float:
    """A share of steps forward with its odds multiplied."""
    return share * odds / (1 - share + share * odds)


def chosen(draw: random.Random, weights: dict[T, float] | Sequence[tuple[T, float]]) -> T:
    """One of several, by weight."""
    pairs = list(weights.items()) if isinstance(weights, dict) else list(weights)
    return draw.choices([one for one, _weight in pairs], [weight for _one, weight in pairs])[0]
