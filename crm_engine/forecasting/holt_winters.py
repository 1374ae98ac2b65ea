"""Damped Holt-Winters, run for hundreds of parameter candidates at once and averaged by their evidence."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.paths import Path
from crm_engine.forecasting.seasonal import Floats, Profile

LEVELS = (0.02, 0.08, 0.2, 0.35, 0.55, 0.8)
TRENDS = (0.0, 0.05, 0.2)
DAMPINGS = (0.85, 0.95)
SEASONS = (0.0, 0.05, 0.15, 0.3, 0.5)
STARTS_REFINED = 8
TRIES_EACH = 10


@dataclass(frozen=True, slots=True)
class Candidates:
    """Smoothing parameters, each (k,): level alpha, trend beta, season gamma, damping phi (0: no trend at all)."""

    alpha: Floats
    beta: Floats
    gamma: Floats
    phi: Floats

    def __len__(self) -> int:
        return len(self.alpha)

    def take(self, rows: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> "Candidates":
        return Candidates(self.alpha[rows], self.beta[rows], self.gamma[rows], self.phi[rows])

    def join(self, other: "Candidates") -> "Candidates":
        return Candidates(
            np.concatenate([self.alpha, other.alpha]),
            np.concatenate([self.beta, other.beta]),
            np.concatenate([self.gamma, other.gamma]),
            np.concatenate([self.phi, other.phi]),
        )


@dataclass(frozen=True, slots=True)
class Smoothed:
    """One-step errors (t, k), and the states at the end: level (k,), slope (k,), season (period, k)."""

    errors: Floats
    level: Floats
    slope: Floats
    season: Floats


def holt_winters(series: Floats, horizon: int, profile: Profile) -> Path:
    """Average damped Holt-Winters forecasts over a grid of parameters, weighted by their AICc.

    series   shape (t,), 3 or more; additive errors, trend and season on the scale that the caller chose
    profile  the season at the start; flat: the season is left out of the model

    Averaging instead of choosing keeps the season and the trend in proportion to their evidence.
    Source: Hyndman et al. (2008), Forecasting with Exponential Smoothing, ch. 2-3 and 6; Burnham & Anderson (2002),
    Model Selection and Multimodel Inference, ch. 4 (weights).
    """
    coarse = grid(seasonal=profile.strength > 0.0)
    first = smooth(series, coarse, profile)
    fit = np.sum(first.errors**2, axis=0)
    fine = refine(coarse, fit)
    second = smooth(series, fine, profile)
    candidates = coarse.join(fine)
    errors = np.concatenate([first.errors, second.errors], axis=1)
    weights = evidence(errors, candidates)
    ahead = np.concatenate(
        [extend(first, coarse, len(series), horizon), extend(second, fine, len(series), horizon)], axis=1
    )
    square = float(np.sum(errors**2, axis=0) @ weights) / max(len(series) - 4, 1)
    return Path(ahead @ weights, square * (growth(candidates, horizon, profile.period) @ weights), errors @ weights)


def grid(seasonal: bool) -> Candidates:
    """The coarse grid: no trend, or a damped one; with or without a moving season."""
    rows = [
        (alpha, alpha * (trend or 0.0), (1.0 - alpha) * gamma, phi)
        for alpha in LEVELS
        for trend in (None, *TRENDS)
        for phi in ((0.0,) if trend is None else DAMPINGS)
        for gamma in (SEASONS if seasonal else (0.0,))
    ]
    alpha, beta, gamma, phi = np.array(rows).T
    return Candidates(alpha, beta, gamma, phi)


def refine(coarse: Candidates, fit: Floats) -> Candidates:
    """Candidates around the best of the grid, always the same steps so that a forecast can be repeated."""
    steps = np.random.default_rng(0)
    best = coarse.take(np.repeat(np.argsort(fit, kind="stable")[:STARTS_REFINED], TRIES_EACH))
    size = len(best)
    alpha = np.clip(best.alpha * np.exp(steps.normal(0.0, 0.35, size)), 0.005, 0.98)
    beta = np.clip(best.beta * np.exp(steps.normal(0.0, 0.5, size)), 0.0, alpha)
    gamma = np.clip(best.gamma * np.exp(steps.normal(0.0, 0.35, size)), 0.0, 1.0 - alpha)
    phi = np.where(best.phi > 0.0, np.clip(best.phi + steps.normal(0.0, 0.03, size), 0.75, 0.985), 0.0)
    return Candidates(alpha, beta, gamma, phi)


def smooth(series: Floats, candidates: Candidates, profile: Profile) -> Smoothed:
    """Run the recursions of every candidate over the series; the states start from a line through the first periods."""
    count, period = len(series), profile.period
    adjusted = series - profile.at(0, count)
    start = min(count, 24)
    slope_0, level_0 = np.polyfit(np.arange(start), adjusted[:start], 1) if start > 1 else (0.0, adjusted[0])
    trending = candidates.phi > 0.0
    level = np.where(trending, level_0 - slope_0, adjusted[: min(count, 12)].mean())
    slope = np.where(trending, slope_0, 0.0)
    season = np.repeat(profile.values[:, None], len(candidates), axis=1)
    errors = np.empty((count, len(candidates)))
    for time in range(count):
        place, error = season[time % period], errors[time]
        slope *= candidates.phi
        level += slope
        np.subtract(series[time], level, out=error)
        error -= place
        level += candidates.alpha * error
        slope += candidates.beta * error
        place += candidates.gamma * error
    return Smoothed(errors, level, slope, season)


def evidence(errors: Floats, candidates: Candidates) -> Floats:
    """Weights of the candidates by AICc, shape (k,), summing to 1. errors (t, k)."""
    count = len(errors)
    parameters = 2.0 + 2.0 * (candidates.phi > 0.0) + (candidates.beta > 0.0) + (candidates.gamma > 0.0)
    correction = 2.0 * parameters * count / np.maximum(count - parameters - 1.0, 1.0)
    criterion = count * np.log(np.maximum(np.sum(errors**2, axis=0), 1e-30)) + correction
    weights = np.exp(-0.5 * (criterion - criterion.min()))
    total: Floats = weights / weights.sum()
    return total


def extend(smoothed: Smoothed, candidates: Candidates, count: int, horizon: int) -> Floats:
    """Forecasts of every candidate, shape (horizon, k)."""
    period = len(smoothed.season)
    reach = np.cumsum(candidates.phi ** np.arange(1, horizon + 1)[:, None], axis=0)
    ahead: Floats = smoothed.level + reach * smoothed.slope
    ahead += smoothed.season[(count + np.arange(horizon)) % period]
    return ahead


def growth(candidates: Candidates, horizon: int, period: int) -> Floats:
    """Forecast variance relative to one step's, shape (horizon, k): 1 + the sum of squared responses to past errors."""
    steps = np.arange(1, horizon)[:, None]
    reach = np.cumsum(candidates.phi**steps, axis=0)
    response = candidates.alpha + candidates.beta * reach + candidates.gamma * (steps % period == 0)
    return np.concatenate([np.ones((1, len(candidates))), 1.0 + np.cumsum(response**2, axis=0)])
