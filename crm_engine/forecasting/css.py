"""One seasonal ARMA model, estimated by conditional sum of squares: damped Gauss-Newton over lfilter."""

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from crm_engine.forecasting.seasonal import Floats

NUDGE = 1e-5
STEPS = 12


@dataclass(frozen=True, slots=True)
class Order:
    """Lags of a seasonal ARMA model: p and q plain (0-2), P and Q at the season (0 or 1)."""

    p: int
    q: int
    P: int = 0
    Q: int = 0

    @property
    def size(self) -> int:
        return self.p + self.q + self.P + self.Q

    def polynomials(self, values: Floats, season: int) -> tuple[Floats, Floats]:
        """AR and MA polynomials in the lag, the constant term first, the seasonal factors multiplied in."""
        p, q = self.p, self.q
        ar = np.concatenate([[1.0], -values[:p]])
        ma = np.concatenate([[1.0], values[p : p + q]])
        if self.P:
            ar = np.convolve(ar, _at_season(-values[p + q], season))
        if self.Q:
            ma = np.convolve(ma, _at_season(values[-1], season))
        return ar, ma

    def start(self) -> Floats:
        """Where the search begins: what differenced monthly series usually show."""
        return np.array([-0.3] * (self.p + self.q) + [0.1] * self.P + [-0.5] * self.Q)

    def inside(self, values: Floats) -> bool:
        """Whether the parameters are stationary and invertible, with room to spare."""
        p, q = self.p, self.q
        seasonal = bool(np.all(np.abs(values[p + q :]) <= 0.9))
        return seasonal and _stable(values[:p]) and _stable(-values[p : p + q])


@dataclass(frozen=True, slots=True)
class Fitted:
    """An estimated ARMA model: its polynomials, one-step errors (t,), their variance, and AICc."""

    ar: Floats
    ma: Floats
    errors: Floats
    variance: float
    criterion: float


def fit_css(series: Floats, order: Order, season: int) -> Fitted:
    """Estimate an ARMA model of a centred, differenced series of shape (t,).

    Source: Box, Jenkins, Reinsel & Ljung, Time Series Analysis, 5th ed., 7.1 (conditional likelihood) and 7.2.
    """
    values, damping = order.start(), 1e-2
    errors = _errors(series, order, values, season)
    for _ in range(STEPS):
        step = _improve(series, order, season, values, errors, damping)
        if step is None:
            break
        gain = 1.0 - float(step[1] @ step[1]) / float(errors @ errors)
        values, errors, damping = step
        if gain < 1e-5:
            break
    ar, ma = order.polynomials(values, season)
    square, count, used = float(errors @ errors), len(series), order.size + 1
    criterion = count * float(np.log(max(square, 1e-30))) + 2.0 * used * count / max(count - used - 1, 1)
    return Fitted(ar, ma, errors, square / max(count - used, 1), criterion)


def _errors(series: Floats, order: Order, values: Floats, season: int) -> Floats:
    ar, ma = order.polynomials(values, season)
    errors: Floats = lfilter(ar, ma, series)
    return errors


def _improve(
    series: Floats, order: Order, season: int, values: Floats, errors: Floats, damping: float
) -> tuple[Floats, Floats, float] | None:
    """The next parameters, errors and damping, or None where no step inside the bounds lowers the sum of squares."""
    nudged = [_errors(series, order, values + NUDGE * unit, season) for unit in np.eye(order.size)]
    slopes = (np.array(nudged) - errors) / NUDGE
    curvature, gradient = slopes @ slopes.T, slopes @ errors
    square = float(errors @ errors)
    ridge = np.diag(np.diag(curvature) + 1e-12 * square + 1e-30)
    for _ in range(5):
        trial = values - np.linalg.solve(curvature + damping * ridge, gradient)
        if order.inside(trial):
            after = _errors(series, order, trial, season)
            if float(after @ after) < square:
                return trial, after, max(damping / 5.0, 1e-6)
        damping *= 5.0
    return None


def _at_season(value: float, season: int) -> Floats:
    factor = np.zeros(season + 1)
    factor[0], factor[season] = 1.0, value
    return factor


def _stable(lags: Floats, limit: float = 0.97) -> bool:
    """Whether 1 - a1 B - a2 B^2 has its roots outside the unit circle: the triangle of AR(2)."""
    if len(lags) == 0:
        return True
    if len(lags) == 1:
        return bool(abs(lags[0]) <= limit)
    first, second = float(lags[0]), float(lags[1])
    return abs(second) <= limit and first + second <= limit and second - first <= limit
