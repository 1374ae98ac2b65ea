"""Buying without an end: customers order at their own constant rate for ever (Gamma-Poisson, NBD).

It is what each model of dropping out becomes when nobody drops out, so it is the yardstick for whether anybody does.
Source: Ehrenberg (1959), The Pattern of Consumer Purchases, Applied Statistics 8(1).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, gammaln

from crm_engine.value.climb import climb
from crm_engine.value.rows import Rows

Floats = NDArray[np.float64]


def constant_rate_log_likelihood(rows: Rows) -> float:
    """The highest log likelihood that constant rates reach on the rows."""
    rate = float(rows.weight @ rows.x) / float(rows.weight @ rows.age)
    start = (0.5, float(np.clip(0.5 / max(rate, 1e-3), 1e-3, 1e3)))
    return climb(lambda params: _log_likelihood(params, rows), [start], rows.total).log_likelihood


def _log_likelihood(params: Floats, rows: Rows) -> tuple[float, Floats]:
    r, alpha = params
    by_count = gammaln(r + rows.counts) - gammaln(r) + r * np.log(alpha)
    end = np.log(alpha + rows.age)
    total = rows.by_count @ by_count - rows.weight @ ((r + rows.x) * end)
    by_r = rows.by_count @ (digamma(r + rows.counts) - digamma(r) + np.log(alpha)) - rows.weight @ end
    by_alpha = rows.total * r / alpha - (rows.weight * (r + rows.x)) @ (1 / (alpha + rows.age))
    return float(total), np.array([by_r, by_alpha])
