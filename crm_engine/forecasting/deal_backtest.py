"""Each method's forecasts on past days and today, from what was known on each of them, beside what then happened."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from crm_engine.forecasting.deal_known import Days, Floats, KnownDeals
from crm_engine.forecasting.deal_methods import OpenBook, open_book, quarter_naive, quarter_shape, run_rate
from crm_engine.forecasting.deal_regression import regression_forecasts

METHODS = ("run_rate", "quarter_naive", "quarter_shape", "age_and_new", "regression")
NAIVE = METHODS.index("quarter_naive")
MOST_ORIGINS = 60
LEAST_ORIGINS = 12
MOST_ROWS = 400_000
WARM_UP = 28
LEAST_CLOSED = 5
LEAST_SPREAD = 0.5


@dataclass(frozen=True)
class Trial:
    """Forecasts (g, methods) on the days of a grid (g,), the last one today, and what was won in the window after (g,).

    `actual` is NaN where the window has not ended by today. `typical` and `spread` (g,) are the mean won amount known
    on the day and its coefficient of variation. `days` is the window, `step` the days between origins, `today` the
    open deals now.
    """

    grid: Days
    forecasts: Floats
    actual: Floats
    typical: Floats
    spread: Floats
    days: int
    step: int
    today: OpenBook

    def ended_by(self, place: int) -> slice:
        """The origins whose window had ended on the day grid[place]: all that may be learned from there."""
        return slice(0, int(np.searchsorted(self.grid, self.grid[place] - self.days, side="right")))

    def windows(self, origins: int) -> float:
        """How many windows' worth of independent evidence so many overlapping origins hold."""
        return (
            origins
            if self.step >= self.days
            else (origins * self.step + self.days - self.step) / self.days
            if origins
            else 0.0
        )


def origin_grid(known: KnownDeals, days: int) -> tuple[Days, int]:
    """Origins (g,), today last, at most 61, whole weeks apart (a week for 30 days, two for 90), and that step in days.

    The first is four weeks after the record starts and after five deals have closed. Above 6,666 deals there are fewer,
    so that all together look at 400,000 rows at most, and from 13,333 on they stand farther apart; twelve in any case.
    """
    most = int(np.clip(MOST_ROWS // max(1, len(known.ids)), LEAST_ORIGINS, MOST_ORIGINS))
    step = 7 * max(1, round(days / 60), MOST_ORIGINS // most)
    closed = np.sort(known.closed[~known.is_open])
    first = max(known.start + WARM_UP, int(closed[LEAST_CLOSED - 1])) if len(closed) >= LEAST_CLOSED else known.day
    back = min(most, max(0, (known.day - first) // step))
    return known.day - step * np.arange(back, -1, -1), step


def run_trial(known: KnownDeals, days: int) -> Trial:
    """Let every method forecast on every origin from `known.at(origin)` alone."""
    grid, step = origin_grid(known, days)
    views = [known.at(int(day)) for day in grid[:-1]]
    books = [open_book(view, days) for view in [*views, known]]
    columns: list[Any] = [
        [run_rate(view, days) for view in [*views, known]],
        [quarter_naive(view, days) for view in [*views, known]],
        [quarter_shape(view, days) for view in [*views, known]],
        [book.total for book in books],
        regression_forecasts(known, grid, days),
    ]
    amounts = [_typical(view) for view in [*views, known]]
    ended = grid + days <= known.day
    actual = [
        known.won_between(int(day), int(day) + days) if over else np.nan for day, over in zip(grid, ended, strict=True)
    ]
    return Trial(
        grid=grid,
        forecasts=np.column_stack(columns).astype(float),
        actual=np.array(actual, dtype=float),
        typical=np.array([mean for mean, _ in amounts]),
        spread=np.array([spread for _, spread in amounts]),
        days=days,
        step=step,
        today=books[-1],
    )


def _typical(known: KnownDeals) -> tuple[float, float]:
    won = known.revenue[known.won]
    mean = float(won.mean()) if len(won) else 0.0
    if mean <= 0:
        return 0.0, LEAST_SPREAD
    return mean, max(LEAST_SPREAD, float(won.std()) / mean)
