"""The range around an expected value, taken from what came of customers who looked alike at the hold-out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

from crm_engine.value.history import History

Floats = NDArray[np.float64]
_LOW, _HIGH = 0.1, 0.9
_A_GROUP = 50
_GROUPS = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """Groups of customers by expected value, and in each the tenth and ninetieth percentile of what came.

    edges        (g - 1,) expected values that part the groups
    low, high    (g,) as a share of the expected value; as money in a group that was expected to bring nothing
    """

    edges: Floats
    low: Floats
    high: Floats
    nothing: NDArray[np.bool_]

    def around(self, expected: Floats, stretch: float = 1.0) -> tuple[Floats, Floats]:
        """80 % range for each expected value, (n,) each.

        stretch   length of the horizon over that of the hold-out
        The range is widened to hold the expected value: where nine of ten brought nothing, the mean lies outside.
        """
        group = np.searchsorted(self.edges, expected / stretch, side="right")
        scale = np.where(self.nothing[group], stretch, expected)
        low, high = self.low[group] * scale, self.high[group] * scale
        return np.minimum(low, expected), np.maximum(high, expected)


def measure_spread(expected: Floats, came: Floats) -> Spread:
    """Learn the ranges from a hold-out: expected and actual money, (n,) each, n at least 1."""
    groups = int(np.clip(len(expected) // _A_GROUP, 1, _GROUPS))
    edges = np.unique(np.quantile(expected, np.arange(1, groups) / groups))
    group = np.searchsorted(edges, expected, side="right")
    low, high = np.zeros(len(edges) + 1), np.zeros(len(edges) + 1)
    nothing = np.zeros(len(edges) + 1, dtype=bool)
    for place in range(len(edges) + 1):
        inside = group == place
        if not inside.any():
            continue
        nothing[place] = bool((expected[inside] <= 0).any())
        ratio = came[inside] if nothing[place] else came[inside] / expected[inside]
        low[place], high[place] = np.quantile(ratio, [_LOW, _HIGH])
    return Spread(edges, low, high, nothing)


def measure_coverage(expected: Floats, came: Floats) -> float:
    """Share of every second customer whose money fell into the range learned from the others."""
    spread = measure_spread(expected[::2], came[::2])
    low, high = spread.around(expected[1::2])
    inside = (came[1::2] >= low) & (came[1::2] <= high)
    return float(inside.mean()) if len(inside) else float("nan")


def range_without_check(history: History, expected: Floats, amount: Floats, horizon: float) -> tuple[Floats, Floats]:
    """80 % range where no hold-out is possible: orders as negative binomial, the rate known only from its count.

    The rate has Jeffreys' prior, Gamma(repeats + 1/2, span), so that no order yet is not taken for no order ever.
    """
    span = max(history.span, 1)
    chance = span / (span + horizon)
    low = nbinom.ppf(_LOW, history.repeats + 0.5, chance) * amount
    high = nbinom.ppf(_HIGH, history.repeats + 0.5, chance) * amount
    return np.minimum(low, expected), np.maximum(high, expected)
