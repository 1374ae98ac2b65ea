"""Likelihood of buying "until you drop", where a customer may drop out after each order: BG/NBD and MBG/NBD.

A customer orders at a rate drawn from Gamma(r, alpha) and after an order drops out with a chance drawn from Beta(a, b).
BG/NBD gives the first order no chance of being the last; MBG/NBD does, so it can doubt a customer who ordered once.
With y = x repeat orders that could have been the last (x for BG/NBD, x + 1 for MBG/NBD) both share one likelihood.

Sources: Fader, Hardie & Lee (2005), Counting Your Customers the Easy Way, Marketing Science 24(2);
Batislam, Denizel & Filiztekin (2007), Int. J. of Research in Marketing 24(3).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, gammaln

from crm_engine.value.beta_mean import beta_nodes
from crm_engine.value.rows import Rows

Floats = NDArray[np.float64]
# Customers worked out at once, so that a million need no more memory than some.
_AT_ONCE = 20_000
# So small a chance is divided by as the limit it stands for.
_NO_CHANCE = 1e-13


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
    """Orders expected within horizon of a customer who has not dropped out, by repeat orders and age, (k,) each.

    With p the chance of dropping out after an order and a rate from Gamma(r + x, alpha + age), it is
    (1 - (1 + p horizon / (alpha + age))^-(r + x)) / p, and p is Beta(a, b + y): its mean is taken by quadrature.
    """
    r, alpha, a, b = params
    counts, place = np.unique(x, return_inverse=True)
    chances, weights = beta_nodes(float(a), b + counts + first_order_counts)
    orders = np.empty(len(x))
    for number, count in enumerate(counts):
        mine = np.flatnonzero(place == number)
        for part in np.array_split(mine, len(mine) // _AT_ONCE + 1):
            p = np.maximum(chances[number], _NO_CHANCE)
            left = np.log1p(np.multiply.outer(horizon / (alpha + age[part]), p))
            orders[part] = -np.expm1(-(r + count) * left) @ (weights[number] / p)
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
