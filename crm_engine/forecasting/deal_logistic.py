"""A logistic regression for few deals: every weight shrunk to nothing, as strongly as the outcomes themselves ask."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from crm_engine.forecasting.deal_known import Floats

STRENGTHS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
INTERCEPT_VARIANCE = 4.0
MOST_STEPS = 30
CLOSE_ENOUGH = 1e-7


@dataclass(frozen=True)
class Fit:
    """One strength's fit: weight (1 + columns,), the intercept first, and its covariance.

    log_evidence is the log marginal likelihood by Laplace's approximation.
    """

    weight: Floats
    covariance: Floats
    log_evidence: float


@dataclass(frozen=True)
class Shift:
    """What the fields say of deals (m,): mean log odds, its variance, the probability, and parts (m, columns + 1).

    `parts` sum to nearly the log odds of `probability`, the intercept first.
    """

    probability: Floats
    variance: Floats
    parts: Floats


def fit_and_shift(X: Floats, wins: Floats, total: Floats, new: Floats) -> Shift:
    """Fit on kinds of deals X (k, columns) of which wins (k,) of total (k,) were won, and say P(won) for new ones.

    new (m, columns). Weights are drawn from a normal distribution of variance 0 (no field tells anything) or one of
    six; each of the seven is believed by its evidence, and probabilities are averaged over what the weights may be.
    Source: MacKay, The evidence framework applied to classification networks, Neural Computation 4 (1992); Bishop,
    Pattern Recognition and Machine Learning, 4.4-4.5.
    """
    fits = [_fit(X[:, :0], wins, total, 1.0)]
    if X.shape[1]:
        for strength in STRENGTHS:
            fits.append(_fit(X, wins, total, strength, fits[-1].weight))
    return _average(fits, new)


def _average(fits: list[Fit], new: Floats) -> Shift:
    share = special.softmax([fit.log_evidence for fit in fits])
    probability, variance = np.zeros(len(new)), np.zeros(len(new))
    parts = np.zeros((len(new), new.shape[1] + 1))
    means = []
    for fit, believed in zip(fits, share, strict=True):
        A = np.column_stack([np.ones(len(new)), new[:, : len(fit.weight) - 1]])
        spread = np.einsum("ij,jk,ik->i", A, fit.covariance, A)
        damped = 1 / np.sqrt(1 + np.pi * spread / 8)
        mean = A @ fit.weight
        probability += believed * special.expit(damped * mean)
        variance += believed * (spread + mean**2)
        parts[:, : A.shape[1]] += believed * damped[:, None] * A * fit.weight
        means.append(believed * mean)
    return Shift(probability, np.maximum(variance - np.sum(means, axis=0) ** 2, 0.0), parts)


def _fit(X: Floats, wins: Floats, total: Floats, strength: float, start: Floats | None = None) -> Fit:
    """Newton's method on the penalised likelihood; it has one top, and the step is halved where it overshoots."""
    A = np.column_stack([np.ones(len(X)), X])
    precision = np.append(1 / INTERCEPT_VARIANCE, np.full(X.shape[1], 1 / strength))
    weight = np.zeros(A.shape[1])
    if start is not None:
        weight[: len(start)] = start
    else:
        weight[0] = special.logit((wins.sum() + 1) / (total.sum() + 2))
    height = _height(A, wins, total, precision, weight)
    for _ in range(MOST_STEPS):
        chance = special.expit(A @ weight)
        slope = A.T @ (wins - total * chance) - precision * weight
        step = np.linalg.solve(_curvature(A, total, chance, precision), slope)
        while (risen := _height(A, wins, total, precision, weight + step)) < height - CLOSE_ENOUGH:
            step = step / 2
        weight, height = weight + step, risen
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    curvature = _curvature(A, total, special.expit(A @ weight), precision)
    evidence = height + 0.5 * float(np.log(precision).sum()) - 0.5 * float(np.linalg.slogdet(curvature)[1])
    return Fit(weight, np.asarray(np.linalg.inv(curvature), dtype=np.float64), evidence)


def _curvature(A: Floats, total: Floats, chance: Floats, precision: Floats) -> Floats:
    return np.asarray((A * (total * chance * (1 - chance))[:, None]).T @ A + np.diag(precision))


def _height(A: Floats, wins: Floats, total: Floats, precision: Floats, weight: Floats) -> float:
    odds = A @ weight
    likelihood = float((wins * odds - total * np.logaddexp(0.0, odds)).sum())
    return likelihood - 0.5 * float((precision * weight**2).sum())
