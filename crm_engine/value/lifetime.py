"""Likelihood of buying over a hidden lifetime: Pareto/NBD.

A customer orders at a rate drawn from Gamma(r, alpha) until an end that comes at a rate drawn from Gamma(s, beta).
The integral over the end is taken by Gauss-Legendre over the logarithm of time, where it is smooth, instead of by the
difference of two hypergeometric functions, which cancels.

Sources: Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science 33(1);
Fader & Hardie (2005), A Note on Deriving the Pareto/NBD Model.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, gammaln

from crm_engine.value.rows import Rows

Floats = NDArray[np.float64]
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(32)
_NEAR_ONE = 1e-7


def log_likelihood(params: Floats, rows: Rows) -> tuple[float, Floats]:
    """Log likelihood of the rows and its gradient by (r, alpha, s, beta), weights counted in."""
    r, alpha, s, beta = params
    level = r + rows.x
    by_count = gammaln(r + rows.counts) - gammaln(r) + r * np.log(alpha)
    buy, live = np.log(alpha + rows.age), np.log(beta + rows.age)
    alive = -level * buy + s * (np.log(beta) - live)
    ended, time, share = _ended_before(params, rows)
    dead = ended - np.logaddexp(alive, ended)
    total = rows.by_count @ by_count + rows.weight @ np.logaddexp(alive, ended)

    # The chance of each place of the end, of having ended there, given the row.
    gone = np.exp(dead)
    here = 1 - gone
    weigh = share * (rows.weight * gone)[:, None]
    stay = rows.weight * here
    by_r = rows.by_count @ (digamma(r + rows.counts) - digamma(r) + np.log(alpha))
    buy_then, live_then = np.log(alpha + time), np.log(beta + time)
    of_s = np.log(beta) + 1 / s
    gradient = np.array(
        [
            by_r - stay @ buy - (weigh * buy_then).sum(),
            rows.total * r / alpha
            - (stay * level) @ (1 / (alpha + rows.age))
            - (weigh * level[:, None] / (alpha + time)).sum(),
            stay @ (np.log(beta) - live) + (weigh * (of_s - live_then)).sum(),
            stay @ (s / beta - s / (beta + rows.age)) + (weigh * (s / beta - (s + 1) / (beta + time))).sum(),
        ]
    )
    return float(total), gradient


def probability_alive(params: Floats, rows: Rows) -> Floats:
    """Chance, a row, that the customer's lifetime goes on past their age."""
    r, alpha, s, beta = params
    alive = -(r + rows.x) * np.log(alpha + rows.age) + s * (np.log(beta) - np.log(beta + rows.age))
    ended, _, _ = _ended_before(params, rows)
    chance: Floats = np.exp(alive - np.logaddexp(alive, ended))
    return chance


def expected_orders_if_alive(params: Floats, x: Floats, age: Floats, horizon: float) -> Floats:
    """Orders expected within horizon of a customer who is still one, by repeat orders and age."""
    r, alpha, s, beta = params
    rate = (r + x) / (alpha + age)
    stretch = np.log1p(horizon / (beta + age))
    power = 1 - s
    # (e^(power * stretch) - 1) / power, whose limit at power 0 is stretch.
    grown = stretch if abs(power) < _NEAR_ONE else np.expm1(power * stretch) / power
    orders: Floats = rate * (beta + age) * grown
    return orders


def buys_if_alive(params: Floats, x: Floats, age: Floats, horizon: float) -> Floats:
    """Chance of one order or more within horizon of a customer who is still one: the order comes before the end."""
    r, alpha, s, beta = params
    if horizon == 0:
        return np.zeros_like(age)
    base = np.log(alpha + age)
    width = np.log1p(horizon / (alpha + age))
    at = base[:, None] + width[:, None] * (_NODES + 1) / 2
    time = np.exp(at) - alpha - age[:, None]
    # In log time the density of the first order is (r + x) * (1 + u/(alpha+age))^-(r+x) * (1 + u/(beta+age))^-s.
    density = -(r + x)[:, None] * (at - base[:, None]) - s * np.log1p(time / (beta + age)[:, None])
    chance: Floats = np.clip((r + x) * width / 2 * (np.exp(density) @ _WEIGHTS), 0.0, 1.0)
    return chance


def _ended_before(params: Floats, rows: Rows) -> tuple[Floats, Floats, Floats]:
    """Log of the integral over an end between the last order and today, with its nodes and each node's share.

    ended (u,), time (u, nodes), share (u, nodes)
    """
    r, alpha, s, beta = params
    shift = min(alpha, beta)
    start = np.log(shift + rows.recency)
    width = np.log(shift + rows.age) - start
    at = start[:, None] + width[:, None] * (_NODES + 1) / 2
    time = np.maximum(np.exp(at) - shift, 0.0)
    curve = at - (r + rows.x)[:, None] * np.log(alpha + time) - (s + 1) * np.log(beta + time) + np.log(_WEIGHTS)
    top = curve.max(axis=1)
    parts = np.exp(curve - top[:, None])
    summed = parts.sum(axis=1)
    # A customer met today has had no time to end: the width is 0 and its logarithm is held at a very small number.
    scale = np.log(np.maximum(width, 1e-300) / 2) + np.log(s) + s * np.log(beta)
    return scale + top + np.log(summed), time, parts / summed[:, None]
