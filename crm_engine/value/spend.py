"""What a customer spends on an order: the Gamma-Gamma model.

An order's amount is Gamma(p, v) and v differs between customers as Gamma(q, gamma), whatever they order how often.
Source: Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, equations 1a and 5.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import digamma, gammaln

from crm_engine.value.climb import climb
from crm_engine.value.rows import read_numbers
from storage.words import TooLittleData

Floats = NDArray[np.float64]
_NEED = 2


@dataclass(frozen=True, slots=True)
class SpendFit:
    """A fitted Gamma-Gamma model.

    params           p, q, gamma (gamma in the unit of the amounts)
    log_likelihood   at the params, over the customers with an order and a positive amount
    identified       False where a parameter sits on its bound, or where q <= 1 and the mean would be infinite
    why              what is the matter, empty where identified
    """

    params: dict[str, float]
    log_likelihood: float
    identified: bool
    why: str
    _orders: Floats = field(repr=False)
    _mean: Floats = field(repr=False)

    def expected_amount(self) -> Floats:
        """Amount expected of each customer's next order, shape (n,), in the order given.

        A customer without a usable order gets the population's mean. All NaN where q <= 1: that mean is infinite.
        """
        p, q, gamma = self.params.values()
        if q <= 1:
            return np.full(len(self._orders), np.nan)
        return p * (gamma + self._orders * self._mean) / (p * self._orders + q - 1)

    def to_json(self) -> str:
        """The parameters and what stands behind them, as JSON."""
        return json.dumps(
            {
                "params": self.params,
                "log_likelihood": self.log_likelihood,
                "identified": self.identified,
                "why": self.why,
            }
        )


def fit_spend(orders: ArrayLike, mean_amount: ArrayLike, weights: ArrayLike | None = None) -> SpendFit:
    """Fit Gamma-Gamma by maximum likelihood.

    orders        shape (n,), how many orders the mean stands on
    mean_amount   shape (n,), mean amount of those orders, in any one currency
    weights       shape (n,), how many customers each entry stands for; 1 each where not given

    Entries without an order or without a positive amount do not count in the fit.
    Raises BadInput for missing, infinite or negative numbers, TooLittleData for fewer than two usable customers.
    """
    count = read_numbers(orders, "orders")
    mean = read_numbers(mean_amount, "mean_amount", len(count))
    weight = np.ones(len(count)) if weights is None else read_numbers(weights, "weights", len(count))
    used = (count > 0) & (mean > 0) & (weight > 0)
    if used.sum() < _NEED:
        raise TooLittleData(_NEED, int(used.sum()), "customers with an order and an amount")
    x, z, w = count[used], mean[used], weight[used]
    unit = float(w @ z / w.sum())

    peak = climb(_likelihood(x, z / unit, w), [(2.0, 3.0, 1.0)], float(w.sum()))
    p, q, gamma = (float(value) for value in peak.params)
    # An amount in another unit shifts the log density by the unit's log, once a customer.
    total = float(peak.log_likelihood - w.sum() * np.log(unit))
    why = _what_is_wrong(peak.on_edge, q)
    usable = np.where((count > 0) & (mean > 0), count, 0.0)
    return SpendFit({"p": p, "q": q, "gamma": gamma * unit}, total, not why, why, usable, mean)


def _likelihood(x: Floats, z: Floats, w: Floats) -> Callable[[Floats], tuple[float, Floats]]:
    """The log likelihood and its gradient by (p, q, gamma). Gamma functions are taken once a count, not a customer."""
    counts, place = np.unique(x, return_inverse=True)
    standing = np.bincount(place, weights=w)
    total, money, wx = float(w.sum()), x * z, w * x
    logs = float(wx @ (np.log(z) + np.log(x)))
    constant = float(w @ np.log(z))

    def score(params: Floats) -> tuple[float, Floats]:
        p, q, gamma = params
        both = np.log(gamma + money)
        w_both, wx_both = float(w @ both), float(wx @ both)
        by_count = gammaln(p * counts + q) - gammaln(p * counts)
        height = standing @ by_count + total * (q * np.log(gamma) - gammaln(q)) + p * logs - constant
        height -= p * wx_both + q * w_both
        level = digamma(p * counts + q)
        by_p = (standing * counts) @ (level - digamma(p * counts)) + logs - wx_both
        by_q = standing @ level + total * (np.log(gamma) - digamma(q)) - w_both
        share = 1 / (gamma + money)
        by_gamma = total * q / gamma - p * float(wx @ share) - q * float(w @ share)
        return float(height), np.array([by_p, by_q, by_gamma])

    return score


def _what_is_wrong(on_edge: tuple[int, ...], q: float) -> str:
    if on_edge:
        return f"{', '.join(('p', 'q', 'gamma')[place] for place in on_edge)} on the bound: customers hardly differ"
    if q <= 1:
        return "q is not above 1: the mean amount has no finite expectation"
    return ""
