"""Which method answers: chosen on every day by the windows that had ended by then, so the choice is tested as well."""

from dataclasses import dataclass

import numpy as np

from crm_engine.forecasting.deal_backtest import METHODS, Trial
from crm_engine.forecasting.deal_known import Days, Floats

COMBINATION = len(METHODS)
NAMES = (*METHODS, "combination")
POWER = 6.0
# Where errors are alike, the two methods that look inside the record are believed before those that only carry it
# on. Set on made-up companies and the public record of the benchmarks.
TRUST = {"quarter_shape": 1.0, "age_and_new": 1.0}
TRUST_ELSE = 0.15
PRIOR_WINDOWS = 0.3
CLEAR_WIN = 0.33


@dataclass(frozen=True)
class Choice:
    """What was said on each origin (g,), today last: NaN, and -1 for `chosen`, where nothing could be said.

    forecasts (g, methods + 1), the combination last; weights (g, methods) of the combination; chosen (g,) which one
    answered; answer (g,) what it said.
    """

    forecasts: Floats
    weights: Floats
    chosen: Days
    answer: Floats


def choose(trial: Trial) -> Choice:
    """Walk through the origins; on each, weigh and choose by the origins whose windows had ended by then.

    The combination weighs a method by its WAPE to the power -6, times how far it is trusted beforehand, and answers,
    unless the WAPE of one method was less than a third of its own: then that method answers. WAPEs are shrunk to their
    mean by a third of a window's worth of doubt. Before any window has ended, trust alone weighs.
    """
    size = len(trial.grid)
    forecasts = np.column_stack([trial.forecasts, np.full(size, np.nan)])
    weights = np.zeros((size, len(METHODS)))
    chosen = np.full(size, -1)
    for place in range(size):
        past = trial.ended_by(place)
        weights[place] = _weights(trial, past, place)
        if not weights[place].any():
            continue
        said = np.nan_to_num(trial.forecasts[place])
        forecasts[place, COMBINATION] = float(weights[place] @ said)
        chosen[place] = _best(trial, past, forecasts, place)
    rows = np.arange(size)
    answer = np.where(chosen >= 0, forecasts[rows, chosen], np.nan)
    return Choice(forecasts, weights, chosen, answer)


def past_wape(trial: Trial, past: slice, forecasts: Floats) -> Floats:
    """Shrunk WAPE (methods,) over past origins, each where it spoke; the mean of all where it never did."""
    actual = trial.actual[past, None]
    spoke = np.isfinite(forecasts[past]) & np.isfinite(actual)
    missed = np.where(spoke, np.abs(forecasts[past] - actual), 0.0).sum(axis=0)
    total = np.where(spoke, np.abs(actual), 0.0).sum(axis=0)
    seen = total > 0
    if not seen.any():
        return np.ones(forecasts.shape[1])
    wape = np.divide(missed, total, out=np.zeros_like(missed), where=seen)
    mean = float(wape[seen].mean())
    windows = np.array([trial.windows(int(count)) for count in spoke.sum(axis=0)]) * seen
    return np.asarray((windows * wape + PRIOR_WINDOWS * mean) / (windows + PRIOR_WINDOWS))


def _weights(trial: Trial, past: slice, place: int) -> Floats:
    speaks = np.isfinite(trial.forecasts[place])
    if not speaks.any():
        return np.zeros(len(METHODS))
    wape = np.maximum(past_wape(trial, past, trial.forecasts), 1e-3)
    trust = np.array([TRUST.get(name, TRUST_ELSE) for name in METHODS])
    weight = np.where(speaks, trust * wape**-POWER, 0.0)
    return np.asarray(weight / weight.sum())


def _best(trial: Trial, past: slice, forecasts: Floats, place: int) -> int:
    if past.stop == 0:
        return COMBINATION
    wape = np.where(np.isfinite(forecasts[place]), past_wape(trial, past, forecasts), np.inf)
    return int(wape.argmin()) if wape.min() < CLEAR_WIN * wape[COMBINATION] else COMBINATION
