"""The 80 % range of an answer, from its own past relative errors, wider where few windows have been seen."""

import numpy as np
from scipy import stats

from crm_engine.forecasting.deal_backtest import Trial
from crm_engine.forecasting.deal_choice import Choice
from crm_engine.forecasting.deal_known import Floats

LEVEL = 0.8
PRIOR_WINDOWS = 3.0
UNFORESEEN = 0.13
COUNTED = 0.8
WILDEST = 0.6
HALF_LIFE = 180.0
FEWEST_DEALS = 0.1


def ranges(trial: Trial, choice: Choice) -> tuple[Floats, Floats]:
    """Low and high (g,) on each origin, from the origins whose windows had ended by then.

    The spread is the root mean square of past relative errors, none counted as more than 60 % (one wild start of a
    young record would widen every range), those of half a year ago half as much as today's; pooled with three windows'
    worth of what chance alone gives: with F expected and m the mean won amount, F / m deals arrive as a Poisson count,
    of whose variance the open deals foretell a fifth, plus 13 % for what no history shows. It is stretched by Student's
    t for the few windows seen, and laid out as a gamma distribution, which is never below nothing. The constants were
    set on made-up companies and on teams of the public record in the benchmarks.
    """
    centre = np.maximum(choice.answer, FEWEST_DEALS * trial.typical)
    found = [_pooled(trial, choice, place, centre[place]) for place in range(len(trial.grid))]
    variance, windows = np.array(found).T
    reach = stats.t.ppf((1 + LEVEL) / 2, windows + PRIOR_WINDOWS) / stats.norm.ppf((1 + LEVEL) / 2)
    spread = np.sqrt(variance) * reach
    said = np.isfinite(centre) & (centre > 0)
    shape = np.where(said, 1 / spread**2, 1.0)
    scale = np.where(said, centre, 0.0) / shape
    low, high = (scale * stats.gamma.ppf(share, shape) for share in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    silent = ~np.isfinite(choice.answer)
    return (
        np.where(silent, np.nan, np.minimum(low, choice.answer)),
        np.where(silent, np.nan, np.maximum(high, choice.answer)),
    )


def _pooled(trial: Trial, choice: Choice, place: int, centre: float) -> tuple[float, float]:
    """Squared coefficient of variation of what will be won around the answer, and in how many windows it was seen.

    1 and 0 where nothing was said.
    """
    if not centre > 0:
        return 1.0, 0.0
    past = trial.ended_by(place)
    deals = centre / trial.typical[place] if trial.typical[place] > 0 else FEWEST_DEALS
    chance = COUNTED * (1 + trial.spread[place] ** 2) / deals + UNFORESEEN**2
    said, came = choice.answer[past], trial.actual[past]
    usable = np.isfinite(said) & np.isfinite(came) & (said > 0)
    windows, seen = 0.0, 0.0
    if usable.any():
        errors = np.clip((came[usable] - said[usable]) / said[usable], -WILDEST, WILDEST)
        weight = 0.5 ** ((trial.grid[place] - trial.grid[past][usable]) / HALF_LIFE)
        seen = float(weight @ errors**2 / weight.sum())
        fresh = float(weight.sum() ** 2 / (weight @ weight) / len(weight))
        windows = fresh * trial.windows(int(usable.sum()))
    return (windows * seen + PRIOR_WINDOWS * chance) / (windows + PRIOR_WINDOWS), windows
