"""The value of each customer, in one table that says how far such tables were off before."""

import math
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from crm_engine.value import rfm
from crm_engine.value.history import History, fold, read_day, read_orders
from crm_engine.value.holdout import Trial, hold_out
from crm_engine.value.outlook import BASELINE, MODEL, Outlook, look_ahead
from crm_engine.value.ranges import range_without_check
from storage.words import BadInput, TooLittleData, say

BUYS_WITHIN_DAYS = 30


def customer_value(
    orders: pd.DataFrame, as_of: str | date | datetime | pd.Timestamp, horizon_days: int, discount: float = 0.0
) -> pd.DataFrame:
    """Value every customer who has ordered by as_of; nothing after that day is looked at.

    orders         one row an order: customer_id, ordered_on (a day without a zone), amount (one currency; a refund is
                   negative, takes money off and is no order)
    as_of          the last day that counts
    horizon_days   days ahead that expected_orders, expected_value, low and high speak of, 1 or more
    discount       yearly rate at which later money is worth less, 0.1 for 10 %

    Returns one row a customer, sorted by customer_id:
    recency_days         days since the last order
    frequency            orders placed
    monetary             money of all orders less refunds
    rfm, segment         scores 1-5 of the three as "5-4-5", and the segment they make (ties: see `rfm`)
    grade                A the top 20 % by expected_value, B the next 30, C the next 30, D the rest; ties up
    probability_active   chance of still being a customer
    probability_buys     chance of an order within 30 days
    expected_orders      days with an order within the horizon (orders of one day count once)
    expected_value       money within the horizon, discounted; low and high hold 80 % of such customers

    `.attrs["check"]` is the hold-out: model (what answered), why, mae and bias in orders a customer over the last
    hold_days, baseline_mae of past frequency, coverage of low-high, top_decile. Where past frequency was closer, or no
    dropping out can be told from the data, past frequency answers. mae is NaN where the history is too short.

    Raises BadInput for columns, dates, customers or amounts that cannot be used; TooLittleData where nobody ordered.
    Sources: see `fit_buying` (MBG/NBD) and `fit_spend` (Gamma-Gamma).
    """
    day = read_day(as_of, "as_of")
    if not horizon_days >= 1 or math.isinf(horizon_days):
        raise BadInput("horizon_days must be 1 or more", field="horizon_days")
    if not 0 <= discount < math.inf:
        raise BadInput("discount must be 0 or more", field="discount")
    purchases = read_orders(orders, day)
    history = fold(purchases, day)
    if not len(history):
        raise TooLittleData(1, 0, "customers with an order")
    trial = hold_out(purchases, day, int(horizon_days))
    outlook = look_ahead(history)
    name, why = _who_answers(outlook, trial)

    frame = _scores(history)
    frame["probability_active"] = outlook.probability_active()
    frame["probability_buys"] = outlook.probability_buys(BUYS_WITHIN_DAYS)
    frame["expected_orders"] = outlook.expected_orders(name, horizon_days)
    value = outlook.expected_value(name, horizon_days, discount)
    frame["expected_value"] = value
    if trial is None:
        frame["low"], frame["high"] = range_without_check(history, value, outlook.amount, horizon_days)
    else:
        frame["low"], frame["high"] = trial.spread(name).around(value, horizon_days / trial.days)
    frame.insert(6, "grade", rfm.grades(value))
    frame.attrs["check"] = _check(name, why, trial)
    return frame


def _scores(history: History) -> pd.DataFrame:
    recent = rfm.recent_fifths(history.recency_days)
    often = rfm.fifths(history.orders.astype(np.float64))
    much = rfm.fifths(history.monetary)
    return pd.DataFrame(
        {
            "customer_id": history.ids,
            "recency_days": history.recency_days.astype(np.int64),
            "frequency": history.orders,
            "monetary": history.monetary,
            "rfm": rfm.codes(recent, often, much),
            "segment": rfm.segments(recent, often, much),
        }
    )


def _who_answers(outlook: Outlook, trial: Trial | None) -> tuple[str, str]:
    """The method that answers, and why it is not the model, or what the matter is with the model.

    A parameter on its bound while dropping out is plain means customers alike in it. Then the hold-out decides.
    """
    fit = outlook.fit
    if fit is None or not fit.drops_out or (trial is None and not fit.identified):
        return BASELINE, outlook.why
    if trial is None or (fit.identified and trial.best == MODEL):
        return MODEL, ""
    if trial.best == MODEL:
        return MODEL, say("{why}, yet closer than past frequency on the hold-out", why=outlook.why)
    return BASELINE, trial.why or say("past frequency was closer on the hold-out")


def _check(name: str, why: str, trial: Trial | None) -> dict[str, Any]:
    if trial is None:
        short = why or say("the history is too short to hold a part of it out")
        nan = math.nan
        return {"model": name, "why": short, "mae": nan, "baseline_mae": nan, "bias": nan, "top_decile": {}}
    return {
        "model": name,
        "why": why,
        "mae": trial.errors[name],
        "baseline_mae": trial.errors[BASELINE],
        "model_mae": trial.errors[MODEL],
        "bias": trial.bias(name),
        "coverage": trial.coverage(name),
        "top_decile": trial.top_decile(name),
        "customers": len(trial.orders),
        "hold_days": trial.days,
        "cutoff": str(np.datetime64(trial.cutoff, "D")),
    }
