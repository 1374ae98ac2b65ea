"""The rolling-origin backtest: the whole method, run again from earlier days on what was known then."""

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crm_engine.forecasting.results import SeriesBacktest
from crm_engine.forecasting.seasonal import Floats, naive_scale, seasonal_naive

MOST_ORIGINS = 8
LEAST_HISTORY = 3

Flags = NDArray[np.bool_]
Answer = tuple[Floats, dict[float, tuple[Floats, Floats]]]
Method = Callable[[Floats], Answer]


def origins_of(count: int, horizon: int, season: int) -> list[int]:
    """How many periods each origin has seen: up to MOST_ORIGINS, evenly spread, from two seasons on.

    Every origin has the whole horizon ahead of it where the history is long enough for that, else what is left.
    """
    last = max(count - horizon, LEAST_HISTORY)
    first = min(max(2 * season, LEAST_HISTORY), max(last - season // 2, LEAST_HISTORY))
    if count <= LEAST_HISTORY:
        return []
    return sorted({round(origin) for origin in np.linspace(first, last, MOST_ORIGINS)})


def roll(history: Floats, horizon: int, season: int, levels: Sequence[float], method: Method) -> SeriesBacktest:
    """Forecast from each origin with history[:origin] alone, and compare with what came.

    history   shape (t,); method answers (mean, intervals) for `horizon` periods after the history that it is given
    """
    origins = origins_of(len(history), horizon, season)
    if not origins:
        nan = float("nan")
        return SeriesBacktest(nan, nan, nan, nan, nan, dict.fromkeys(levels, nan), nan, nan, 0)
    # A power of two as the unit costs no bit, and squares of very large values stay finite.
    unit = math.ldexp(1.0, max(math.frexp(float(np.max(np.abs(history))))[1] - 1, -1000))
    compared = [_compare(history, origin, horizon, season, unit, method) for origin in origins]
    return _measure(compared, levels, unit)


@dataclass(frozen=True, slots=True)
class Compared:
    """One origin's forecast beside what came, each shape (steps,), in the backtest's unit."""

    errors: Floats
    naive: Floats
    actuals: Floats
    scale: float
    inside: dict[float, Flags]


def _compare(history: Floats, origin: int, horizon: int, season: int, unit: float, method: Method) -> Compared:
    mean, intervals = method(history[:origin])
    came = history[origin : origin + horizon]
    steps = len(came)
    known, actuals = history[:origin] / unit, came / unit
    return Compared(
        errors=mean[:steps] / unit - actuals,
        naive=seasonal_naive(known, steps, season) - actuals,
        actuals=actuals,
        scale=naive_scale(known, season),
        inside={level: (low[:steps] <= came) & (came <= high[:steps]) for level, (low, high) in intervals.items()},
    )


def _measure(compared: list[Compared], levels: Sequence[float], unit: float) -> SeriesBacktest:
    errors = np.concatenate([one.errors for one in compared])
    naive = np.concatenate([one.naive for one in compared])
    actuals = np.concatenate([one.actuals for one in compared])
    scales = np.concatenate([np.full(len(one.errors), one.scale) for one in compared])
    mse = float(np.mean(errors**2))
    return SeriesBacktest(
        mase=_scaled(errors, scales),
        wape=_wape(errors, actuals),
        mse=min(mse * unit * unit, sys.float_info.max),
        rmse=math.sqrt(mse) * unit,
        bias=float(np.mean(errors)) * unit,
        coverage={level: float(np.mean(np.concatenate([one.inside[level] for one in compared]))) for level in levels},
        naive_mase=_scaled(naive, scales),
        naive_wape=_wape(naive, actuals),
        origins=len(compared),
    )


def _scaled(errors: Floats, scales: Floats) -> float:
    """Mean of the absolute errors over their scales; divided by the count before the sum, which so cannot overflow."""
    return float(np.sum(np.abs(errors) / len(errors) / scales))


def _wape(errors: Floats, actuals: Floats) -> float:
    off, total = float(np.sum(np.abs(errors))), float(np.sum(np.abs(actuals)))
    if total > 0.0:
        return off / total
    return 0.0 if off == 0.0 else float("nan")
