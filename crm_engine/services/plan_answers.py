"""What a day's plan is made of: the actions that can be taken, and the plan as it is told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Action:
    """One way to work on a deal: the hours it takes, preparing and writing it up included, and by what it multiplies
    the odds of winning."""

    name: str
    hours: float
    odds: float


# Assumptions, not measurements: what salespeople tell of each other's days, the same for every deal. Each is worth a
# little less an hour than the shorter one, so that a visit is planned where there are hours for it. Multiplying odds
# (and not adding to the chance) leaves a chance between 0 and 1, and gives most where a deal is undecided. To be
# replaced by the team's own record of activities once that can tell them apart.
ACTIONS: tuple[Action, ...] = (
    Action("email", 0.25, 1.05),
    Action("call", 0.5, 1.10),
    Action("meeting", 1.5, 1.26),
    Action("visit", 3.0, 1.45),
)
WITHIN_DAYS = 90


@dataclass(frozen=True, slots=True)
class PlannedDeal:
    """One deal to work on: money in major units; `chance` of being won now, `gain` what the action adds on average."""

    deal_id: int
    company: str | None
    amount: float
    chance: float
    action: Action
    gain: float


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The plan of one person's hours, the largest gain first.

    objective, bound, status   what it is worth, what no plan can exceed, and whether the two meet
    next_hour                  what one more hour would add
    considered                 open deals that were weighed, of `open_deals`; `unpriced` have no amount
    measured                   whether the chances are the engine's (won within 90 days); else the stages' own
    """

    label: str
    as_of: date
    currency: str
    hours: float
    deals: tuple[PlannedDeal, ...]
    objective: float
    bound: float
    status: str
    next_hour: float
    considered: int
    open_deals: int
    unpriced: int
    measured: bool
    others: tuple[tuple[str, int], ...] = ()

    @property
    def used(self) -> float:
        return sum(deal.action.hours for deal in self.deals)
