"""Ranges around a combined forecast."""

import numpy as np
from scipy.special import ndtri

from crm_engine.forecasting.combine import Combination, first_settled
from crm_engine.forecasting.seasonal import Floats

# Set on the development series of the benchmark and on simulated short ones: the members' own variances overstate the
# error of their average by an eighth; parameters and places of the season, estimated from it, flatter the history.
COMBINED = 0.88
PARAMETERS = 6.0
PLACE = 1.2
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
    widened = COMBINED * optimism(len(series), combination.strength * (season - 1))
    for member in combination.members:
        settled = member.path.errors[first_settled(len(series), season) :]
        spread = widened * reach(settled, level) * np.sqrt(member.path.variance)
        low = low + member.weight * member.scale.back(member.path.mean - spread, series)
        high = high + member.weight * member.scale.back(member.path.mean + spread, series)
    return low, high


def optimism(count: int, places: float) -> float:
    """How much larger errors to come are than those within a history of `count` periods, from which the models and so
    many places of the season were estimated: the root of periods over degrees of freedom."""
    return float(np.sqrt(count / max(count - PARAMETERS - PLACE * places, count / 8.0)))


def reach(errors: Floats, level: float) -> float:
    """How many standard deviations the bound lies from the centre.

    errors   shape (n,), past one-step errors: their own quantile (the conformal one, of rank level * (n + 1)) is
             blended with the normal quantile, so that a spiky history gets a narrow 80 % and a wide 95 %
    """
    normal = float(ndtri(0.5 + level / 2.0))
    number = len(errors)
    size = float(np.sqrt(np.mean(errors**2)))
    own = normal
    if size > 0.0:
        own = float(np.quantile(np.abs(errors), min(level * (number + 1) / number, 1.0))) / size
    return (number * own + NORMAL_WORTH * normal) / (number + NORMAL_WORTH)
