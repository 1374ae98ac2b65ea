"""Errors of forecasts against what was won, as a table of methods and as one figure for the answer."""

import numpy as np
import pandas as pd

from crm_engine.forecasting.deal_backtest import NAIVE, Trial
from crm_engine.forecasting.deal_choice import NAMES, Choice
from crm_engine.forecasting.deal_known import Bools, Floats
from crm_engine.forecasting.deal_results import DealBacktest


def score(trial: Trial, choice: Choice, low: Floats, high: Floats) -> DealBacktest:
    """Compare the answers, their ranges (g,) and every method with what was won where the window has ended.

    Where the quarter-naive spoke on some of them, only these count, so that every error stands on the same days;
    a method that needs a longer record still may have fewer.
    """
    scored = np.isfinite(choice.answer) & np.isfinite(trial.actual)
    with_naive = scored & np.isfinite(trial.forecasts[:, NAIVE])
    scored = with_naive if with_naive.any() else scored
    errors = score_one(choice.answer[scored], trial.actual[scored])
    inside = (low <= trial.actual) & (trial.actual <= high)
    naive = trial.forecasts[scored, NAIVE]
    return DealBacktest(
        origins=int(errors["origins"]),
        wape=errors["wape"],
        mse=errors["mse"],
        rmse=errors["rmse"],
        bias=errors["bias"],
        coverage=float(inside[scored].mean()) if scored.any() else float("nan"),
        naive_wape=score_one(naive, trial.actual[scored])["wape"],
        candidates=_candidates(trial, choice, scored),
    )


def score_one(said: Floats, came: Floats) -> dict[str, float]:
    """origins, wape, mse, rmse, mae and bias of forecasts (k,) against what came (k,), where both are numbers; NaN
    without any.

    WAPE is NaN where nothing came.
    """
    both = np.isfinite(said) & np.isfinite(came)
    if not both.any():
        return {"origins": 0, **dict.fromkeys(("wape", "mse", "rmse", "mae", "bias"), float("nan"))}
    errors = said[both] - came[both]
    total, mse = float(np.abs(came[both]).sum()), float(np.mean(errors**2))
    return {
        "origins": int(both.sum()),
        "wape": float(np.abs(errors).sum()) / total if total > 0 else float("nan"),
        "mse": mse,
        "rmse": float(np.sqrt(mse)),
        "mae": float(np.abs(errors).mean()),
        "bias": float(errors.mean()),
    }


def _candidates(trial: Trial, choice: Choice, scored: Bools) -> pd.DataFrame:
    weights = [*choice.weights[-1], np.nan]
    rows = [
        {
            "method": name,
            **score_one(choice.forecasts[scored, place], trial.actual[scored]),
            "weight": weights[place],
            "chosen": bool(choice.chosen[-1] == place),
            "forecast": choice.forecasts[-1, place],
        }
        for place, name in enumerate(NAMES)
    ]
    return pd.DataFrame(rows)
