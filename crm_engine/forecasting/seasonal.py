"""What the calendar does to a series: the seasonal naive forecast, and a seasonal profile shrunk by how sure it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Profile:
    """The usual departure of each place in the season from the trend.

    values     shape (period,), on the series' own scale, summing to 0; place 0 is the first period of the history
    strength   0..1, the share of the raw profile that was kept; 0 where no season could be told from noise
    """

    values: Floats
    strength: float

    @property
    def period(self) -> int:
        return len(self.values)

    def at(self, start: int, count: int) -> Floats:
        """The profile over `count` periods from period number `start`, shape (count,)."""
        return self.values[(start + np.arange(count)) % self.period]


def seasonal_naive(history: Floats, horizon: int, season: int) -> Floats:
    """Repeat the last season, or the last value where there is no whole season. Shapes (t,) -> (horizon,).

    Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2.
    """
    lag = season if len(history) >= season else 1
    return history[len(history) - lag + np.arange(horizon) % lag]


def naive_scale(history: Floats, season: int) -> float:
    """Mean absolute error of the naive forecast within the history, the denominator of MASE; never 0.

    The seasonal lag where the history is longer than a season, else lag 1; where that naive never errs, lag 1,
    then the mean size of the history, then 1, so that MASE stays finite on a constant series.
    Source: Hyndman & Koehler (2006), Another look at measures of forecast accuracy.
    """
    lags = (season, 1) if len(history) > season else (1,)
    for lag in lags:
        scale = float(np.mean(np.abs(history[lag:] - history[:-lag]))) if len(history) > lag else 0.0
        if scale > 0.0:
            return scale
    return float(np.mean(np.abs(history))) or 1.0


def seasonal_profile(series: Floats, season: int) -> Profile:
    """Mean departure of each place in the season from a smooth trend, shrunk towards 0 by its own noise.

    series   shape (t,); with fewer than two seasons, or season 1, the profile is flat

    The shrinkage is the positive-part James-Stein factor 1 - (variance of a seasonal mean) / (variance between the
    means): a season seen twice is kept in part instead of being taken whole or dropped.
    Source: Miller & Williams (2003), Shrinkage estimators of time series seasonal factors.
    """
    count = len(series)
    if season < 2 or count < 2 * season:
        return Profile(np.zeros(max(season, 1)), 0.0)
    departure = series - _trend(series, season)
    places = np.arange(count) % season
    means = np.bincount(places, departure, season) / np.bincount(places, minlength=season)
    means -= means.mean()
    between = float(means @ means) / (season - 1)
    noise = departure - means[places]
    within = float(noise @ noise) / max(count - season - 1, 1) / (count / season)
    kept = max(0.0, 1.0 - within / between) if between > 0.0 else 0.0
    return Profile(means * kept, kept)


def _trend(series: Floats, season: int) -> Floats:
    """A trend free of the season, (t,): a centred moving average, or a line under three seasons."""
    count = len(series)
    time = np.arange(count, dtype=np.float64)
    if count < 3 * season:
        return _line_beside_season(series, season, time)
    window = np.full(season + 1 - season % 2, 1.0 / season)
    if season % 2 == 0:
        window[[0, -1]] = 0.5 / season
    middle = np.convolve(series, window, "valid")
    half = len(window) // 2
    near = min(len(middle), max(season, 2))
    head = np.polyval(np.polyfit(time[half : half + near], middle[:near], 1), time[:half])
    tail_time = time[count - half - near : count - half]
    tail = np.polyval(np.polyfit(tail_time, middle[-near:], 1), time[count - half :])
    return np.concatenate([head, middle, tail])


def _line_beside_season(series: Floats, season: int, time: Floats) -> Floats:
    """The line of a regression on time and the places of the season, shape (t,)."""
    design = np.zeros((len(series), season + 1))
    design[np.arange(len(series)), np.arange(len(series)) % season] = 1.0
    design[:, season] = time
    found = np.linalg.lstsq(design, series, rcond=None)[0]
    line: Floats = found[season] * time + found[:season].mean()
    return line
