"""What a forecast of a series answers with."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from crm_engine.forecasting.seasonal import Floats


@dataclass(frozen=True, slots=True)
class SeriesBacktest:
    """How the same method did on this history's own past, each origin seeing only what came before it.

    mase, naive_mase   mean absolute error over the naive's before each origin; ours, the seasonal naive's
    wape, naive_wape   sum of absolute errors over sum of absolute actuals; NaN where only the actuals are 0
    mse, rmse, bias    in units of the history (mse squared); bias above 0: the forecasts were too high
    coverage           for each level the share of actuals inside the range
    origins            how many forecasts were compared; with 0 every other figure is NaN
    """

    mase: float
    wape: float
    mse: float
    rmse: float
    bias: float
    coverage: dict[float, float]
    naive_mase: float
    naive_wape: float
    origins: int

    def to_json(self) -> str:
        """This result as a JSON object, NaN as null."""
        return json.dumps(self.as_plain())

    def as_plain(self) -> dict[str, Any]:
        """Dictionaries and numbers only, NaN as None."""
        figures = ("mase", "wape", "mse", "rmse", "bias", "naive_mase", "naive_wape")
        return {
            **{name: _finite(getattr(self, name)) for name in figures},
            "coverage": {str(level): _finite(share) for level, share in self.coverage.items()},
            "origins": self.origins,
        }


@dataclass(frozen=True, eq=False)
class SeriesForecast:
    """The coming periods of a series.

    mean        shape (h,), the central forecast in units of the history
    intervals   level -> (low, high), each shape (h,)
    model       what answered, in words, with what it had to leave out
    backtest    the method's error on this history's past; computed when first read, then kept
    """

    mean: Floats
    intervals: dict[float, tuple[Floats, Floats]]
    model: str
    look_back: Callable[[], SeriesBacktest] = field(repr=False)

    @cached_property
    def backtest(self) -> SeriesBacktest:
        return self.look_back()

    def to_json(self) -> str:
        """This result as a JSON object, the backtest included (which is computed for it); NaN as null."""
        plain = {
            "mean": self.mean.tolist(),
            "intervals": {
                str(level): {"low": low.tolist(), "high": high.tolist()}
                for level, (low, high) in self.intervals.items()
            },
            "model": self.model,
            "backtest": self.backtest.as_plain(),
        }
        return json.dumps(plain)


def _finite(figure: float) -> float | None:
    return figure if math.isfinite(figure) else None
