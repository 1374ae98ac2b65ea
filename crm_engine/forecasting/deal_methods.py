"""The plain ways to foresee won revenue from what is known on a day: pace, the quarter before, and age with new
deals."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.deal_amounts import Worth, worth_of
from crm_engine.forecasting.deal_hazard import AgeHazard, fit_age_hazard
from crm_engine.forecasting.deal_known import Floats, KnownDeals

RECENT = 90
QUARTER = 91
SHORTEST_PACE = 14
MOST_QUARTERS = 8
SHAPE_DOUBT = 0.5


@dataclass(frozen=True)
class OpenBook:
    """The open deals on a day by their age: `chance` (n,) of being won in the window, 0 where closed, and what they
    bring."""

    hazard: AgeHazard
    worth: Worth
    chance: Floats
    from_open: float
    from_undated: float
    from_new: float

    @property
    def total(self) -> float:
        return self.from_open + self.from_new


def run_rate(known: KnownDeals, days: int) -> float:
    """Revenue won a day in the last 90 days (or since the record starts, 14 days at least), for `days` days."""
    span = min(RECENT, max(SHORTEST_PACE, known.day - known.start + 1))
    return max(0.0, known.won_between(known.day - span, known.day) / span * days)


def quarter_naive(known: KnownDeals, days: int) -> float:
    """Revenue won in the window of the same length that began one quarter (91 days, whole weeks) earlier.

    Windows longer than a quarter go back as many quarters as it takes to end by the day. NaN while the record is too
    short.
    """
    start = known.day - QUARTER * -(-days // QUARTER)
    if start < known.start - 1:
        return float("nan")
    return max(0.0, known.won_between(start, start + days))


def quarter_shape(known: KnownDeals, days: int) -> float:
    """Revenue of the last 91 days, times the share of a quarter's revenue that such a window held in past quarters.

    The share is the mean over up to eight past quarters (91 days each, counted back from the day), shrunk to the
    window's share of the days by half a quarter's worth of doubt. Whole quarters inside a longer window bring the last
    91 days' revenue each. NaN while the record is shorter than a quarter.
    """
    whole, rest = divmod(days, QUARTER)
    shares = [SHAPE_DOUBT * rest / QUARTER]
    for back in range(known.day - QUARTER, known.start - 2, -QUARTER)[:MOST_QUARTERS]:
        total = known.won_between(back, back + QUARTER)
        shares.append(known.won_between(back, back + rest) / total if total > 0 else rest / QUARTER)
    if len(shares) == 1:
        return float("nan")
    share = sum(shares) / (len(shares) - 1 + SHAPE_DOUBT)
    return max(0.0, known.won_between(known.day - QUARTER, known.day) * (whole + share))


def open_book(known: KnownDeals, days: int) -> OpenBook:
    """What the open deals bring in the window by their age, and what deals not yet created bring.

    A deal without a creation date takes the mean chance of the dated open deals. The backtest cannot contain such
    deals (nobody knows when they came), so what they bring is inside from_new, which is measured on all revenue that
    no dated open deal explains; `from_undated` says how much of it is theirs.
    """
    hazard, worth = fit_age_hazard(known), worth_of(known)
    chance = np.zeros(len(known.ids))
    with_age, without = known.is_open & known.dated, known.is_open & ~known.dated
    chance[with_age] = hazard.won_within(known.day - known.created[with_age], days)
    fallback = chance[with_age].mean() if with_age.any() else hazard.won_within(np.zeros(1, np.int64), days)[0]
    chance[without] = fallback
    bring = chance * worth.amount * worth.ratio
    return OpenBook(
        hazard=hazard,
        worth=worth,
        chance=chance,
        from_open=float(bring[with_age].sum()),
        from_undated=float(bring[without].sum()),
        from_new=new_deals(known, hazard, days),
    )


def new_deals(known: KnownDeals, hazard: AgeHazard, days: int) -> float:
    """Revenue of deals created and won inside the window: creations a day x P(won by the age left) x a typical won
    amount.

    Wins of the last 90 days on deals without a creation date are added at their daily rate: no age explains them.
    """
    span = min(RECENT, max(SHORTEST_PACE, known.day - known.start + 1))
    created = int((known.created > known.day - span).sum()) / span
    undated = known.won & ~known.dated & (known.closed > known.day - span)
    won = known.won & (known.closed > known.day - 2 * RECENT)
    typical = float(known.revenue[won].mean()) if won.any() else 0.0
    fresh = created * float(hazard.won_by_age(days).sum()) * typical
    return max(0.0, fresh + float(known.revenue[undated].sum()) / span * days)
