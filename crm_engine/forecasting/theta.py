"""The Theta method: simple exponential smoothing with half of the past's linear drift, in closed form."""

import numpy as np
from scipy.signal import lfilter

from crm_engine.forecasting.paths import Path
from crm_engine.forecasting.seasonal import Floats, Profile

ALPHAS = np.array([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])


def theta(series: Floats, horizon: int, profile: Profile) -> Path:
    """Theta forecasts averaged over the smoothing weight by likelihood, on the series without its season.

    series   shape (t,), 3 or more
    Source: Assimakopoulos & Nikolopoulos (2000); Hyndman & Billah (2003), Unmasking the Theta method (closed form).
    """
    count = len(series)
    adjusted = series - profile.at(0, count)
    errors, levels = exponential_smoothing(adjusted, ALPHAS)
    squares = np.maximum(np.sum(errors[1:] ** 2, axis=0), 1e-30)
    weights = np.exp(-0.5 * count * np.log(squares / squares.min()))
    weights /= weights.sum()
    ahead = theta_line(levels, drift(adjusted), ALPHAS, count, horizon)
    steps = np.arange(horizon)[:, None]
    variance = (1.0 + steps * ALPHAS**2) * (squares / max(count - 2, 1))
    return Path(ahead @ weights + profile.at(count, horizon), variance @ weights, errors @ weights)


def exponential_smoothing(series: Floats, alphas: Floats) -> tuple[Floats, Floats]:
    """One-step errors (t, k) and last levels (k,) of simple exponential smoothing from the first value."""
    errors = np.empty((len(series), len(alphas)))
    levels = np.empty(len(alphas))
    for column, alpha in enumerate(alphas):
        level = lfilter([alpha], [1.0, alpha - 1.0], series, zi=[(1.0 - alpha) * series[0]])[0]
        errors[0, column] = 0.0
        errors[1:, column] = series[1:] - level[:-1]
        levels[column] = level[-1]
    return errors, levels


def drift(series: Floats) -> float:
    """Slope of the least-squares line through the series, per period."""
    time = np.arange(len(series)) - (len(series) - 1) / 2.0
    return float(time @ series / (time @ time))


def theta_line(levels: Floats, slope: float, alphas: Floats, count: int, horizon: int) -> Floats:
    """Theta's forecast from levels (k,) and the slope, (horizon, k); theta is 2, so half of the slope counts."""
    steps = np.arange(horizon)[:, None]
    line: Floats = levels + 0.5 * slope * (steps + 1.0 / alphas - (1.0 - alphas) ** count / alphas)
    return line
