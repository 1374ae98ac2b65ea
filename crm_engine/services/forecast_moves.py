"""Why a forecast has moved since a day: what was won meanwhile, and what the rest of the window lost and gained."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlmodel import Session

from crm_engine.forecasting import PipelineForecast, explain_change, forecast_deals
from crm_engine.forecasting.deal_change import PARTS
from crm_engine.services.exchange import basis
from crm_engine.services.forecasts import Question
from crm_engine.services.move_answers import Cause, Move
from storage import frames
from storage.rates import Into
from storage.words import Actor, BadInput, TooLittleData

MOST_DEALS = 8


def moved(session: Session, actor: Actor, question: Question, since: date) -> Move:
    """The forecast of the question's window as of `since` and as of the question's day, and what lies between.

    Raises BadInput where the days do not follow each other inside the window, TooLittleData.
    """
    window, as_of = question.window, question.as_of
    if not window.start - timedelta(days=1) <= since < as_of < window.end:
        raise BadInput("say a past day inside the window, and a window that is not over: why since monday")
    cut = frames.Cut(actor, as_of, question.whose.owners)
    into = basis(session, actor, frames.currencies(session, cut), as_of, question.currency).into
    deals, history = frames.deals(session, cut, into), frames.history(session, cut, into)
    if not len(deals):
        raise TooLittleData(1, 0, "deals")
    before = forecast_deals(deals, since, (window.end - since).days, history=history)
    after = forecast_deals(deals, as_of, (window.end - as_of).days, history=history)
    return _between(question, since, into, frames.won_by_day(session, cut, into, as_of), before, after)


def _between(
    question: Question,
    since: date,
    into: Into,
    by_day: "pd.Series[float]",
    before: PipelineForecast,
    after: PipelineForecast,
) -> Move:
    window, as_of = question.window, question.as_of
    first = pd.Timestamp(window.start)
    won_then = float(by_day.loc[first : pd.Timestamp(since)].sum())
    won_now = float(by_day.loc[first : pd.Timestamp(as_of)].sum())
    change = explain_change(before, after)
    rows: list[Any] = change.deals.head(MOST_DEALS).to_dict("records")
    return Move(
        label=question.whose.label,
        start=window.start,
        end=window.end,
        since=since,
        as_of=as_of,
        currency=into.currency,
        before=won_then + before.expected,
        after=won_now + after.expected,
        won=won_now - won_then,
        parts={name: float(getattr(change, name)) for name in PARTS},
        causes=tuple(Cause(int(row["deal_id"]), row["part"], float(row["change"])) for row in rows),
    )
