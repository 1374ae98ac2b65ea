"""What every model of a series gives back, and the scales on which the models run."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from crm_engine.forecasting.seasonal import Floats

FARTHEST = float(np.log(10.0))


@dataclass(frozen=True, slots=True)
class Path:
    """One model's forecast on its own scale.

    mean       shape (h,)
    variance   shape (h,), of the forecast error by the model's own account
    errors     shape (t,), one-step errors within the history (0 where the model had nothing to stand on)
    """

    mean: Floats
    variance: Floats
    errors: Floats


class Scale(StrEnum):
    """Where the models run: additive on the plain scale, multiplicative on the logarithmic one, the root in between."""

    PLAIN = "plain"
    ROOT = "root"
    LOG = "log"

    def forward(self, series: Floats) -> Floats:
        if self is Scale.ROOT:
            return np.sqrt(series)
        return np.log(series) if self is Scale.LOG else series

    def back(self, values: Floats, series: Floats) -> Floats:
        """Back to money; on the log scale within the history's range, stretched by itself but tenfold at most."""
        if self is Scale.PLAIN:
            return values
        if self is Scale.ROOT:
            return np.maximum(values, 0.0) ** 2
        lowest, highest = float(np.log(series.min())), float(np.log(series.max()))
        room = min(highest - lowest, FARTHEST)
        back: Floats = np.exp(np.clip(values, lowest - room, highest + room))
        return back


def scales_for(series: Floats) -> tuple[Scale, ...]:
    """Scales that the signs allow: root and log if all are positive, plain and root with zeros, else plain."""
    if bool(np.any(series < 0.0)):
        return (Scale.PLAIN,)
    return (Scale.ROOT, Scale.LOG) if bool(np.all(series > 0.0)) else (Scale.PLAIN, Scale.ROOT)
