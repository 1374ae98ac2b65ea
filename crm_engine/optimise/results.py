"""What every optimiser answers with."""

import json
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Status = Literal["optimal", "within_gap", "feasible", "infeasible", "not_identifiable"]
# Objective and bound count as met within this share; whole numbers must be equal.
MEETS = 1e-9
_SMALL_GAP = 1e-4


@dataclass(frozen=True, slots=True)
class Plan:
    """A choice, what it is worth, and how much better any other choice could be.

    status      optimal: bound and objective meet; within_gap: at most 1e-4 apart; feasible: further apart;
                infeasible: no choice keeps the rules (objective and bound NaN, gap infinite, nothing chosen)
    objective   what the choice is worth
    bound       no choice is worth more than this (where the task is to minimise: less than this)
    gap         their distance as a share of the larger, 0 where they meet
    prices      what one more unit of each scarce thing would be worth
    why         how it was solved, or what is in the way
    choice      the decision, its shape as the function says
    """

    status: Status
    objective: float
    bound: float
    gap: float
    prices: dict[str, float]
    why: str
    choice: NDArray[np.generic]

    def to_json(self) -> str:
        """All of it as JSON: the choice as a list, what is not finite as null."""
        return json.dumps(
            {
                "status": self.status,
                "objective": _finite(self.objective),
                "bound": _finite(self.bound),
                "gap": _finite(self.gap),
                "prices": {name: _finite(price) for name, price in self.prices.items()},
                "why": self.why,
                "choice": self.choice.tolist(),
            }
        )


def status_of(objective: float, bound: float) -> tuple[Status, float]:
    """The status that a choice's worth and a bound on any choice's worth amount to, and their gap."""
    size = max(abs(objective), abs(bound))
    gap = abs(bound - objective) / size if size > 0 else 0.0
    if gap <= MEETS:
        return "optimal", gap
    return ("within_gap" if gap <= _SMALL_GAP else "feasible"), gap


def _finite(number: float) -> float | None:
    return number if np.isfinite(number) else None
