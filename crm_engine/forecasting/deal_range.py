"""The 80 % range of an answer, from its own past relative errors, wider where few windows have been seen."""

import numpy as np
from scipy import stats

from crm_engine.forecasting.deal_backtest import Trial
from crm_engine.forecasting.deal_choice import Choice
from crm_engine.forecasting.deal_known import Floats

LEVEL = 0.8
PRIOR_WINDOWS = 2.0
UNFORESEEN = 0.15
FEWEST_DEALS = 0.1


def ranges(trial: Trial, choice: Choice) -> tuple[Floats, Floats]:
    """Low and high (g,) on each origin, from the origins whose windows had ended by then.

    The spread is the root mean square of past relative errors, pooled with two windows' worth of what chance alone
    gives: with F expected and m the mean won amount, F / m deals arrive as a Poisson count, plus 15 % for what no
    history shows. It is stretched by Student's t for the few windows seen, and laid out as a gamma distribution,
    which is never below nothing.
    """
    scores = [_range(trial, choice, place) for place in range(len(trial.grid))]
    return np.array([low for low, _ in scores]), np.array([high for _, high in scores])


def _range(trial: Trial, choice: Choice, place: int) -> tuple[float, float]:
    answer = choice.answer[place]
    if not np.isfinite(answer):
        return float("nan"), float("nan")
    past = trial.ended_by(place)
    centre = max(answer, FEWEST_DEALS * trial.typical[place])
    if centre <= 0:
        return 0.0, 0.0
    spread = _spread(trial, choice, past, place, centre)
    shape = 1 / spread**2
    low, high = stats.gamma.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2], shape, scale=centre / shape)
    return float(min(low, answer)), float(max(high, answer))


def _spread(trial: Trial, choice: Choice, past: slice, place: int, centre: float) -> float:
    """Coefficient of variation of what will be won around the answer."""
    deals = centre / trial.typical[place] if trial.typical[place] > 0 else FEWEST_DEALS
    chance = (1 + trial.spread[place] ** 2) / deals + UNFORESEEN**2
    said, came = choice.answer[past], trial.actual[past]
    usable = np.isfinite(said) & np.isfinite(came) & (said > 0)
    windows = trial.windows(int(usable.sum()))
    errors = (came[usable] - said[usable]) / said[usable]
    seen = float(np.mean(errors**2)) if len(errors) else 0.0
    pooled = (windows * seen + PRIOR_WINDOWS * chance) / (windows + PRIOR_WINDOWS)
    freedom = windows + PRIOR_WINDOWS
    stretch = stats.t.ppf((1 + LEVEL) / 2, freedom) / stats.norm.ppf((1 + LEVEL) / 2)
    return float(np.sqrt(pooled * (1 + 1 / freedom)) * stretch)
