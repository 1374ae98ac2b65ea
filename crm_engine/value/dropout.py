"""Likelihood of buying "until you drop", where a customer may drop out after each order: BG/NBD and MBG/NBD.

A customer orders at a rate drawn from Gamma(r, alpha) and after an order drops out with a chance drawn from Beta(a, b).
BG/NBD gives the first order no chance of being the last; MBG/NBD does, so it can doubt a customer who ordered once.
With y = x repeat orders that could have been the last (x for BG/NBD, x + 1 for MBG/NBD) both share one likelihood.

Sources: Fader, Hardie & Lee (2005), Counting Your Customers the Easy Way, Marketing Science 24(2);
Batislam, Denizel & Filiztekin (2007), Int. J. of Research in Marketing 24(3); Euler's transformation, DLMF 15.8.1.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, gammaln, hyp2f1

from crm_engine.value.rows import Rows

Floats = NDArray[np.float64]
# The forecast divides by a - 1; this near to 1 it is taken as the mean of both sides.
_NEAR_ONE = 1e-5


def log_likelihood(params: Floats, rows: Rows, first_order_counts: bool) -> tuple[float, Floats]:
    """Log likelihood of the rows and its gradient by (r, alpha, a, b), weights counted in."""
    r, alpha, a, b = params
    chances = rows.x + first_order_counts
    counts = rows.counts
    level = counts + first_order_counts
    by_count = (
        gammaln(r + counts)
        - gammaln(r)
        + r * np.log(alpha)
        + (gammaln(b + level) - gammaln(a + b + level) - gammaln(b) + gammaln(a + b))
    )
    end, last = np.log(alpha + rows.age), np.log(alpha + rows.recency)
    odds, dead = _odds_dropped(params, rows, chances, end - last)
    total = rows.weight @ (by_count[rows.place] - (r + rows.x) * end + np.log1p(odds))

    by_r = digamma(r + counts) - digamma(r) + np.log(alpha)
    by_a = digamma(a + b) - digamma(a + b + level)
    by_b = by_a + digamma(b + level) - digamma(b)
    weighted_dead = rows.weight * dead
    after = np.where(chances > 0, b + chances - 1, 1.0)
    gradient = np.array(
        [
            rows.by_count @ by_r - rows.weight @ end + weighted_dead @ (end - last),
            rows.total * r / alpha
            - (rows.weight * (r + rows.x)) @ (1 / (alpha + rows.age))
            + (weighted_dead * (r + rows.x)) @ (1 / (alpha + rows.age) - 1 / (alpha + rows.recency)),
            rows.by_count @ by_a + weighted_dead.sum() / a,
            rows.by_count @ by_b - weighted_dead @ (1 / after),
        ]
    )
    return float(total), gradient


def probability_alive(params: Floats, rows: Rows, first_order_counts: bool) -> Floats:
    """Chance, a row, that the customer has not dropped out by the end of their age."""
    _, alpha, _, _ = params
    gap = np.log(alpha + rows.age) - np.log(alpha + rows.recency)
    _, dead = _odds_dropped(params, rows, rows.x + first_order_counts, gap)
    return 1 - dead


def expected_orders_if_alive(
    params: Floats, x: Floats, age: Floats, horizon: float, first_order_counts: bool
) -> Floats:
    """Orders expected within horizon of a customer who has not dropped out, by repeat orders and age.

    Written after Euler's transformation: only the third argument then grows with x, so that nothing overflows.
    """
    r, alpha, a, b = params
    if abs(a - 1) < _NEAR_ONE:
        sides = [np.array([r, alpha, 1 + side * _NEAR_ONE, b]) for side in (-1, 1)]
        low, high = (expected_orders_if_alive(side, x, age, horizon, first_order_counts) for side in sides)
        return (low + high) / 2
    level = a + b + x + first_order_counts - 1
    z = horizon / (alpha + age + horizon)
    shrink = (1 - z) ** (a - 1) * hyp2f1(a + b + first_order_counts - 1 - r, a - 1, level, z)
    orders: Floats = np.maximum(level / (a - 1) * (1 - shrink), 0.0)
    return orders


def buys_if_alive(params: Floats, x: Floats, age: Floats, horizon: float) -> Floats:
    """Chance of one order or more within horizon of a customer who has not dropped out."""
    r, alpha, _, _ = params
    chance: Floats = -np.expm1((r + x) * -np.log1p(horizon / (alpha + age)))
    return chance


def _odds_dropped(params: Floats, rows: Rows, chances: Floats, gap: Floats) -> tuple[Floats, Floats]:
    """Odds that the last order was the end against still being there, and the chance of having dropped out."""
    r, _, a, b = params
    after = np.where(chances > 0, b + chances - 1, 1.0)
    # exp is held below overflow: odds of e^700 already mean certainly gone.
    odds = np.where(chances > 0, a / after * np.exp(np.minimum((r + rows.x) * gap, 690.0)), 0.0)
    return odds, odds / (1 + odds)
