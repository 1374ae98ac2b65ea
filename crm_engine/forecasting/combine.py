"""The combination: every model on every scale that fits, weighted by its error on the recent past."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.arima import PLAIN_WALK, SEASONAL_CHANGE, SEASONAL_WALK, arima
from crm_engine.forecasting.holt_winters import holt_winters
from crm_engine.forecasting.paths import Path, Scale, scales_for
from crm_engine.forecasting.seasonal import Floats, Profile, seasonal_profile
from crm_engine.forecasting.theta import theta

RECENT_SEASONS = 3
RECENT_AT_LEAST = 24
ARIMA_NEEDS = 10


@dataclass(frozen=True, slots=True)
class Member:
    """One model on one scale, and its share of the combination."""

    name: str
    scale: Scale
    path: Path
    weight: float


@dataclass(frozen=True, slots=True)
class Combination:
    """The members, their weights summing to 1, and how much of the seasonal profile was kept (0..1)."""

    members: tuple[Member, ...]
    strength: float


def combine(series: Floats, horizon: int, season: int) -> Combination:
    """Fit every model to the series (t,), 3 or more values of size 1 at most, and weigh them by past error.

    Source of the weights: Bates & Granger (1969), The combination of forecasts; inverse squares of the mean absolute
    one-step error over the last three seasons (24 periods at least), measured on the plain scale for all.
    """
    found: list[tuple[str, Scale, Path]] = []
    strength = 0.0
    for scale in scales_for(series):
        scaled = scale.forward(series)
        profile = seasonal_profile(scaled, season)
        strength = max(strength, profile.strength)
        found += [(name, scale, path) for name, path in _paths(scaled, horizon, profile)]
    errors = np.array([_recent_error(series, scale, path, season) for _, scale, path in found])
    shares = errors**-2.0
    shares /= shares.sum()
    members = tuple(Member(*each, float(share)) for each, share in zip(found, shares, strict=True))
    return Combination(members, strength)


def _paths(scaled: Floats, horizon: int, profile: Profile) -> list[tuple[str, Path]]:
    """The models that the length allows: ARIMA with seasonal differences takes three seasons and a half."""
    paths = [
        ("damped Holt-Winters", holt_winters(scaled, horizon, profile)),
        ("Theta", theta(scaled, horizon, profile)),
    ]
    if 2 * len(scaled) >= 7 * profile.period and profile.period > 1 and len(scaled) >= ARIMA_NEEDS:
        return [
            *paths,
            ("ARIMA", arima(scaled, horizon, profile, SEASONAL_CHANGE)),
            ("ARIMA", arima(scaled, horizon, profile, SEASONAL_WALK)),
        ]
    if len(scaled) >= ARIMA_NEEDS:
        return [*paths, ("ARIMA", arima(scaled, horizon, profile, PLAIN_WALK))]
    return paths


def _recent_error(series: Floats, scale: Scale, path: Path, season: int) -> float:
    """Mean absolute one-step error in plain units over the last seasons, past the first one where there is enough."""
    fitted = scale.back(scale.forward(series) - path.errors, series)
    recent = max(RECENT_SEASONS * season, RECENT_AT_LEAST)
    first = max(first_settled(len(series), season), len(series) - recent)
    return float(np.mean(np.abs(series - fitted)[first:])) + 1e-12


def first_settled(count: int, season: int) -> int:
    """The first period whose one-step error counts: past the first season, within which the models find their feet."""
    return min(season + 1, count // 2)
