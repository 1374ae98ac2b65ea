"""The rolling-origin backtest: the whole method, run again from earlier days on what was known then."""

from collections.abc import Callable, Sequence

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
    errors, naive, actuals, scales = [], [], [], []
    inside: dict[float, list[Flags]] = {level: [] for level in levels}
    for origin in origins:
        known, came = history[:origin], history[origin : origin + horizon]
        mean, intervals = method(known)
        errors.append(mean[: len(came)] - came)
        naive.append(seasonal_naive(known, len(came), season) - came)
        actuals.append(came)
        scales.append(np.full(len(came), naive_scale(known, season)))
        for level, (low, high) in intervals.items():
            inside[level].append((low[: len(came)] <= came) & (came <= high[: len(came)]))
    coverage = {level: float(np.mean(np.concatenate(held))) for level, held in inside.items()}
    return _measure(
        np.concatenate(errors),
        np.concatenate(naive),
        np.concatenate(actuals),
        np.concatenate(scales),
        coverage,
        len(origins),
    )


def _measure(
    errors: Floats, naive: Floats, actuals: Floats, scales: Floats, coverage: dict[float, float], origins: int
) -> SeriesBacktest:
    mse = float(np.mean(errors**2))
    return SeriesBacktest(
        mase=float(np.mean(np.abs(errors) / scales)),
        wape=_wape(errors, actuals),
        mse=mse,
        rmse=float(np.sqrt(mse)),
        bias=float(np.mean(errors)),
        coverage=coverage,
        naive_mase=float(np.mean(np.abs(naive) / scales)),
        naive_wape=_wape(naive, actuals),
        origins=origins,
    )


def _wape(errors: Floats, actuals: Floats) -> float:
    off, total = float(np.sum(np.abs(errors))), float(np.sum(np.abs(actuals)))
    if total > 0.0:
        return off / total
    return 0.0 if off == 0.0 else float("nan")
