"""Ranges around a combined forecast."""

import numpy as np
from scipy.special import stdtrit

from crm_engine.forecasting.combine import Combination
from crm_engine.forecasting.seasonal import Floats


def centre(combination: Combination, series: Floats) -> Floats:
    """The members' forecasts on the plain scale, averaged by weight. Shape (h,)."""
    parts = [member.weight * member.scale.back(member.path.mean, series) for member in combination.members]
    return np.asarray(np.sum(parts, axis=0), dtype=np.float64)


def bounds(combination: Combination, series: Floats, level: float) -> tuple[Floats, Floats]:
    """Low and high of the range that holds a future value with probability `level`, each shape (h,).

    Each member gives its quantiles on its own scale; the quantiles are averaged by weight, which keeps the ranges of
    several levels nested and the centre inside them.
    Source: Lichtendahl, Grushka-Cockayne & Winkler (2013), Is it better to average probabilities or quantiles?
    """
    reach = quantile_reach(len(series), level)
    low, high = np.zeros(1), np.zeros(1)
    for member in combination.members:
        spread = reach * np.sqrt(member.path.variance)
        low = low + member.weight * member.scale.back(member.path.mean - spread, series)
        high = high + member.weight * member.scale.back(member.path.mean + spread, series)
    return low, high


def quantile_reach(count: int, level: float) -> float:
    """Standard deviations from the centre to the bound: Student's t, with freer tails the shorter the history."""
    return float(stdtrit(max(count / 6.0, 4.0), 0.5 + level / 2.0))
