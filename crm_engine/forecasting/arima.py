"""Seasonal ARIMA: a few orders, estimated quickly and averaged by AICc."""

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from crm_engine.forecasting.css import Fitted, Order, fit_css
from crm_engine.forecasting.paths import Path
from crm_engine.forecasting.seasonal import Floats, Profile

NEGLIGIBLE = 0.02


@dataclass(frozen=True, slots=True)
class Family:
    """ARIMA orders that share their differencing, so that AICc may compare them.

    plain, seasonal   how often the series is differenced at lag 1 and at the season
    drifting          whether the mean of the differenced series is kept as a constant
    """

    plain: int
    seasonal: int
    drifting: bool
    orders: tuple[Order, ...]


SEASONAL_CHANGE = Family(0, 1, True, (Order(1, 0, 0, 1), Order(1, 1, 0, 1), Order(2, 0, 0, 1), Order(2, 1, 0, 1)))
SEASONAL_WALK = Family(1, 1, False, (Order(0, 1, 0, 1), Order(1, 1, 0, 1), Order(2, 0, 0, 1), Order(0, 2, 0, 1)))
PLAIN_WALK = Family(1, 0, False, (Order(0, 1), Order(1, 1), Order(2, 0), Order(0, 2), Order(2, 1)))


def arima(series: Floats, horizon: int, profile: Profile, family: Family) -> Path:
    """ARIMA forecasts averaged over the orders of a family.

    series    shape (t,), longer than the differencing by 4 or more
    profile   taken out before and put back after where the family does not difference at the season itself

    Source: Box, Jenkins, Reinsel & Ljung, Time Series Analysis, 5th ed., ch. 5 and 9.
    """
    count, season = len(series), profile.period
    if not family.seasonal:
        series = series - profile.at(0, count)
    differencing = _differencing(family, season)
    changes = np.convolve(series, differencing, "valid")
    constant = float(changes.mean()) if family.drifting else 0.0
    fits = [fit_css(changes - constant, order, season) for order in family.orders]
    weights = _weights(fits)
    mean, variance, errors = np.zeros(horizon), np.zeros(horizon), np.zeros(count)
    for fit, weight in zip(fits, weights, strict=True):
        if weight > 0.0:
            mean += weight * _extend(series, fit, differencing, constant, horizon)
            variance += weight * _variance(fit, differencing, horizon)
            errors[count - len(changes) :] += weight * fit.errors
    if not family.seasonal:
        mean += profile.at(count, horizon)
    return Path(mean, variance, errors)


def _differencing(family: Family, season: int) -> Floats:
    """The polynomial (1 - B)^plain (1 - B^season)^seasonal."""
    polynomial = np.ones(1)
    for lag in [1] * family.plain + [season] * family.seasonal:
        factor = np.zeros(lag + 1)
        factor[0], factor[lag] = 1.0, -1.0
        polynomial = np.convolve(polynomial, factor)
    return polynomial


def _weights(fits: list[Fitted]) -> Floats:
    """AICc weights, those below NEGLIGIBLE set to 0."""
    criteria = np.array([fit.criterion for fit in fits])
    weights = np.exp(-0.5 * (criteria - criteria.min()))
    weights /= weights.sum()
    weights[weights < NEGLIGIBLE] = 0.0
    kept: Floats = weights / weights.sum()
    return kept


def _extend(series: Floats, fit: Fitted, differencing: Floats, constant: float, horizon: int) -> Floats:
    """Forecasts by the difference equation: full(B) y = constant + ma(B) e, future e at 0. Shape (horizon,)."""
    full = np.convolve(fit.ar, differencing)
    lags, shocks = len(full) - 1, len(fit.ma) - 1
    values = np.zeros(lags + horizon)
    known = min(lags, len(series))
    values[lags - known : lags] = series[len(series) - known :]
    errors = np.zeros(shocks + horizon)
    recent = min(shocks, len(fit.errors))
    errors[shocks - recent : shocks] = fit.errors[len(fit.errors) - recent :]
    past, moved = -full[:0:-1], fit.ma[:0:-1]
    level = constant * float(fit.ar.sum())
    for step in range(horizon):
        values[lags + step] = level + past @ values[step : lags + step] + moved @ errors[step : shocks + step]
    return values[lags:]


def _variance(fit: Fitted, differencing: Floats, horizon: int) -> Floats:
    """Variance of the forecast error, from the psi weights. Shape (horizon,)."""
    impulse = np.zeros(horizon)
    impulse[0] = 1.0
    psi = lfilter(fit.ma, np.convolve(fit.ar, differencing), impulse)
    variance: Floats = np.cumsum(psi**2) * fit.variance
    return variance
