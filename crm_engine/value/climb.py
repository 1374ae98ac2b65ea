"""Find the parameters at which a log likelihood is highest, all of them positive, within bounds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
# Parameters are searched on a log scale between e^-9 and e^9, in units in which the longest age is 1.
_EDGE = 9.0
_ON_EDGE = 0.05


@dataclass(frozen=True, slots=True)
class Peak:
    """The best parameters found, the log likelihood there, and which of them sit on the edge of the search."""

    params: Floats
    log_likelihood: float
    on_edge: tuple[int, ...]


def climb(score: Callable[[Floats], tuple[float, Floats]], starts: Sequence[Sequence[float]], total: float) -> Peak:
    """Maximise score(params) -> (log likelihood, gradient), from each start; keep the highest.

    total   weight of all rows: the search sees the mean, so that its tolerances mean the same at any size
    """

    def downhill(logs: Floats) -> tuple[float, Floats]:
        params = np.exp(logs)
        value, gradient = score(params)
        return -value / total, -gradient * params / total

    bounds = [(-_EDGE, _EDGE)] * len(starts[0])
    options = {"ftol": 1e-15, "gtol": 1e-9, "maxiter": 1000, "maxcor": 20}
    found = [
        minimize(downhill, np.log(start), jac=True, method="L-BFGS-B", bounds=bounds, options=options)
        for start in starts
    ]
    best = min(found, key=lambda result: float(result.fun))
    on_edge = tuple(int(place) for place in np.flatnonzero(np.abs(best.x) > _EDGE - _ON_EDGE))
    return Peak(np.exp(best.x), -float(best.fun) * total, on_edge)
