"""Ranges around a combined forecast."""

import numpy as np
from scipy.special import ndtri

from crm_engine.forecasting.combine import Combination, first_settled
from crm_engine.forecasting.seasonal import Floats

# Measured on the development series of the benchmark: members' own variances overstate the error of their average by
# a tenth, and a short history hides errors that are still to be met.
COMBINED = 0.89
UNMET = 7.0
# So many errors of the history count as much as the normal shape does.
NORMAL_WORTH = 50


def centre(combination: Combination, series: Floats) -> Floats:
    """The members' forecasts on the plain scale, averaged by weight. Shape (h,)."""
    parts = [member.weight * member.scale.back(member.path.mean, series) for member in combination.members]
    return np.asarray(np.sum(parts, axis=0), dtype=np.float64)


def bounds(combination: Combination, series: Floats, level: float, season: int) -> tuple[Floats, Floats]:
    """Low and high of the range that holds a future value with probability `level`, each shape (h,).

    Each member gives its quantiles on its own scale: its standard deviation at the step times a reach that follows
    its own past errors. The quantiles are averaged by weight, which keeps the ranges of several levels nested and the
    centre inside them.
    Source: Lichtendahl, Grushka-Cockayne & Winkler (2013), Is it better to average probabilities or quantiles?
    """
    low, high = np.zeros(1), np.zeros(1)
    for member in combination.members:
        settled = member.path.errors[first_settled(len(series), season) :]
        spread = reach(settled, level, len(series)) * np.sqrt(member.path.variance)
        low = low + member.weight * member.scale.back(member.path.mean - spread, series)
        high = high + member.weight * member.scale.back(member.path.mean + spread, series)
    return low, high


def reach(errors: Floats, level: float, count: int) -> float:
    """How many standard deviations the bound lies from the centre.

    errors   shape (n,), past one-step errors: their own quantile (the conformal one, of rank level * (n + 1)) is
             blended with the normal quantile, so that a spiky history gets a narrow 80 % and a wide 95 %
    count    length of the history
    """
    normal = float(ndtri(0.5 + level / 2.0))
    number = len(errors)
    size = float(np.sqrt(np.mean(errors**2)))
    own = normal
    if size > 0.0:
        own = float(np.quantile(np.abs(errors), min(level * (number + 1) / number, 1.0))) / size
    blended = (number * own + NORMAL_WORTH * normal) / (number + NORMAL_WORTH)
    return COMBINED * (1.0 + UNMET / count) * blended
