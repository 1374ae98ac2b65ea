"""forecast_series: the coming periods of one series, with ranges and the method's own record."""

import operator
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from crm_engine.forecasting.backtest import Answer, roll
from crm_engine.forecasting.combine import Combination, combine
from crm_engine.forecasting.intervals import bounds, centre
from crm_engine.forecasting.results import SeriesBacktest, SeriesForecast
from crm_engine.forecasting.seasonal import Floats
from storage.words import TooLittleData

LEAST_PERIODS = 3
MANTISSA_BITS = 40


def forecast_series(
    history: ArrayLike, horizon: int, season: int = 12, levels: Sequence[float] = (0.8, 0.95)
) -> SeriesForecast:
    """Forecast a series by a combination of damped Holt-Winters, Theta and ARIMA, weighted by their past error.

    history   shape (t,), one number a period, oldest first, in one unit; periods without sales are zeros, not gaps
    horizon   periods ahead, 1 or more
    season    periods in a season; 1 for none. Under two seasons of history the season is left out, and `model` says so
    levels    shares of the future that the ranges should hold, each between 0 and 1

    A history without negative values gets no negative forecast.
    Raises TooLittleData under 3 periods; ValueError for NaN, infinite or misshapen input; TypeError where
    horizon or season is no whole number.
    Sources: beside each model; combining: Petropoulos & Svetunkov (2020), A simple combination of univariate models.
    """
    values = _checked(history, horizon, season, levels)
    (mean, intervals), model = _answer(values, horizon, season, tuple(levels))
    look_back = partial(_look_back, values, horizon, season, tuple(levels))
    return SeriesForecast(mean, intervals, model, look_back)


def _checked(history: ArrayLike, horizon: int, season: int, levels: Sequence[float]) -> Floats:
    values = np.array(history, dtype=np.float64)
    if values.ndim != 1:
        raise ValueError(f"history must have one dimension, got {values.ndim}")
    if not np.all(np.isfinite(values)):
        raise ValueError("history holds NaN or infinite values; give periods without sales as 0")
    if operator.index(horizon) < 1 or operator.index(season) < 1:
        raise ValueError(f"horizon and season must be 1 or more, got {horizon} and {season}")
    if not all(0.0 < level < 1.0 for level in levels):
        raise ValueError(f"levels must lie between 0 and 1, got {tuple(levels)}")
    if len(values) < LEAST_PERIODS:
        raise TooLittleData(LEAST_PERIODS, len(values))
    return values


def _look_back(history: Floats, horizon: int, season: int, levels: tuple[float, ...]) -> SeriesBacktest:
    return roll(history, horizon, season, levels, lambda known: _answer(known, horizon, season, levels)[0])


def _answer(history: Floats, horizon: int, season: int, levels: tuple[float, ...]) -> tuple[Answer, str]:
    """Mean, ranges and the model's name, from this history and nothing else."""
    if float(np.ptp(history / 2.0)) == 0.0:
        flat = np.full(horizon, history[0])
        return (flat, {level: (flat.copy(), flat.copy()) for level in levels}), "constant: the history never varies"
    peak = float(np.max(np.abs(history)))
    series = _rounded(history / peak)
    combination = combine(series, horizon, season)
    least = 0.0 if float(history.min()) >= 0.0 else -np.inf

    def restored(part: Floats) -> Floats:
        most = float(np.finfo(np.float64).max) / max(peak, 1.0)
        return np.maximum(np.clip(part, -most, most) * peak, least)

    mean = restored(centre(combination, series))
    intervals = {}
    for level in levels:
        low, high = bounds(combination, series, level, season)
        intervals[level] = (np.minimum(restored(low), mean), np.maximum(restored(high), mean))
    return (mean, intervals), _name(combination, len(history), season)


def _rounded(series: Floats) -> Floats:
    """Keep 40 bits of each value, so that the same history in another currency gives the same forecast in it."""
    mantissa, exponent = np.frexp(series)
    rounded: Floats = np.ldexp(np.round(np.ldexp(mantissa, MANTISSA_BITS)), exponent - MANTISSA_BITS)
    return rounded


def _name(combination: Combination, count: int, season: int) -> str:
    """The models that answered, and what became of the season."""
    names = list(dict.fromkeys(member.name for member in combination.members))
    words = f"combination of {', '.join(names[:-1])} and {names[-1]}"
    if season == 1:
        return words
    if count < 2 * season:
        return f"{words}; no season: {count} periods, two seasons need {2 * season}"
    if combination.strength == 0.0:
        return f"{words}; no fixed season of {season} could be told from noise"
    return f"{words}; season of {season}, {combination.strength:.0%} of its profile kept"
