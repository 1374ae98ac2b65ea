"""In plain words: what a pipeline forecast stands on, and what it lacks."""

import numpy as np

from crm_engine.forecasting.deal_backtest import Trial
from crm_engine.forecasting.deal_choice import NAMES, Choice
from crm_engine.forecasting.deal_known import KnownDeals
from crm_engine.forecasting.deal_results import DealBacktest
from storage.words import say

NEED_CLOSED = 10
NEED_WON = 3
WORDS = {
    "run_rate": say("the pace of the last 90 days"),
    "quarter_naive": say("the same window one quarter earlier"),
    "quarter_shape": say("the last quarter's revenue, laid out as in past quarters"),
    "age_and_new": say("the age of the open deals and the pace of new ones"),
    "regression": say("a regression on each customer's orders, amount, recency and grade"),
    "combination": say("all methods together, weighed by their past errors"),
}


def lacks(known: KnownDeals, backtest: DealBacktest) -> str:
    """What is missing for a forecast to rest on, as "have 2 closed deals, need 10"; "" where nothing is."""
    closed, won = int((~known.is_open).sum()), int(known.won.sum())
    if closed < NEED_CLOSED:
        return f"have {closed} closed deals, need {NEED_CLOSED}"
    if won < NEED_WON:
        return f"have {won} won deals, need {NEED_WON}"
    if backtest.origins == 0:
        return "have 0 past windows of this length to test on, need 1"
    return ""


def explain(known: KnownDeals, trial: Trial, choice: Choice, backtest: DealBacktest) -> str:
    """One to five short sentences: the method and its error, or what is lacking; then what the deals themselves
    lack."""
    short = lacks(known, backtest)
    told = [f"Not enough data: {short}. The figure is a first guess."] if short else [_method(trial, choice, backtest)]
    with_age = known.is_open & known.dated
    ages = known.day - known.created[with_age]
    outlived = int((ages > trial.today.hazard.oldest).sum()) if trial.today.hazard.oldest >= 0 else 0
    unpriced = int((known.won & ~np.isfinite(known.paid)).sum())
    undated = int((known.is_open & ~known.dated).sum())
    if outlived:
        told.append(
            f"{outlived} of {int(known.is_open.sum())} open deals are older than any that ever closed; "
            "they count almost nothing."
        )
    if undated:
        told.append(f"{undated} open deals have no creation date; each takes the mean chance of the others.")
    if unpriced:
        told.append(f"{unpriced} won deals have no amount; they count at their listed value, else nothing.")
    return " ".join(told)


def _method(trial: Trial, choice: Choice, backtest: DealBacktest) -> str:
    words = WORDS[NAMES[choice.chosen[-1]]]
    windows = trial.windows(backtest.origins)
    naive = f", the quarter before {backtest.naive_wape:.0%}" if np.isfinite(backtest.naive_wape) else ""
    error = (
        f"missed by {backtest.wape:.0%}{naive}"
        if np.isfinite(backtest.wape)
        else "met windows in which nothing was won"
    )
    return (
        f"From {words}. On {backtest.origins} past days ({windows:.1f} windows that do not overlap) "
        f"answers made this way {error}; {backtest.coverage:.0%} of the 80 % ranges held."
    )
