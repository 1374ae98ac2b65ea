"""Forecasts: what will be won in a window, from what was known at the end of a day."""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlmodel import Session

from crm_engine.forecasting import PipelineForecast, forecast_deals
from crm_engine.forecasting.deal_why import NEED_CLOSED, NEED_WON, WORDS
from crm_engine.services import fitted
from crm_engine.services.exchange import basis
from crm_engine.services.forecast_answers import (
    Came,
    Check,
    Fan,
    Forecast,
    Lack,
    Leading,
    Method,
    Outlook,
    Rows,
    Window,
)
from crm_engine.services.whose import Whose
from crm_engine.services.won_series import fan_of
from storage import frames
from storage.phrases import say
from storage.words import Actor, BadInput

LONGEST_AHEAD = 731
MOST_LEADING = 20


@dataclass(frozen=True, slots=True)
class Question:
    """Whose revenue, in which window, as of which day; `today` is how far the truth is known.

    currency  the one to forecast in; None takes the team's own, or the one that most deals are in (see `basis`)
    """

    whose: Whose
    window: Window
    as_of: date
    today: date
    currency: str | None = None


def forecast(session: Session, actor: Actor, question: Question) -> Forecast:
    """Answer from the deals that the actor sees. Raises BadInput where the window ends more than two years ahead."""
    if (question.window.end - question.as_of).days > LONGEST_AHEAD:
        raise BadInput("I look at most two years ahead")
    whose = question.whose
    asked = ("forecast", fitted.asker(actor, whose.owners), replace(question, whose=replace(whose, owners=None)))
    return fitted.once(session, asked, lambda: _work_out(session, actor, question))


def _work_out(session: Session, actor: Actor, question: Question) -> Forecast:
    window, as_of = question.window, question.as_of
    cut = frames.Cut(actor, as_of, question.whose.owners)
    known = frames.currencies(session, cut)
    money = basis(session, actor, known, as_of, question.currency)
    deals = frames.deals(session, cut, money.into)
    history = frames.history(session, cut, money.into)
    by_day = frames.won_by_day(session, cut, money.into, question.today)
    said = _ask(deals, history, as_of, (window.end - as_of).days)
    rows = _rows(deals, as_of, said)
    won = _won(deals, window.start, min(window.end, as_of))
    lack = _lack(rows, said) if window.left(as_of) else None
    outlook = None
    if said is not None and lack is None:
        before = _ask(deals, history, as_of, (window.start - as_of).days - 1)
        outlook = _outlook(won, said, before, window.left(as_of) / said.days)
    return Forecast(
        label=question.whose.label,
        window=window,
        as_of=as_of,
        currency=money.into.currency,
        won=won,
        rows=rows,
        outlook=outlook,
        lack=lack,
        came=_came(by_day, window, as_of, question.today),
        fan=_fan(by_day, question) if outlook is not None else None,
        others=money.others,
        rates=money.rates,
        about=(question.whose.kind, question.whose.row_id),
        asked_on=question.today,
    )


def _ask(deals: pd.DataFrame, history: pd.DataFrame, as_of: date, days: int) -> PipelineForecast | None:
    """The engine's answer for the days that follow; None where there are none, or no deals to ask about."""
    return forecast_deals(deals, as_of, days, history=history) if days > 0 and len(deals) else None


def _outlook(won: float, said: PipelineForecast, before: PipelineForecast | None, share: float) -> Outlook:
    """The window's revenue: what is won, and what the engine says of the days to come.

    share  of the days asked about that lie in the window: below 1 where it begins later

    A later window takes its share of the days, and of each open deal what its chance grows by inside the window. Its
    range keeps the width of the whole stretch, the only one that was tested, and is the wider for it.
    """
    ahead = said.expected * share
    opened = said.from_open if before is None else min(ahead, _open_later(said, before))
    past = said.backtest
    return Outlook(
        expected=won + ahead,
        low=won + max(0.0, ahead - (said.expected - said.low)),
        high=won + ahead + (said.high - said.expected),
        from_open=opened,
        from_new=ahead - opened,
        method=WORDS[said.method],
        check=Check(past.origins, said.days, past.wape, past.naive_wape, past.coverage),
        naive=_naive(won, said, share),
        methods=_methods(said),
        leading=_leading(said),
    )


def _naive(won: float, said: PipelineForecast, share: float) -> float | None:
    plain = next((row.forecast for row in _methods(said) if row.name == "quarter_naive"), math.nan)
    return won + plain * share if math.isfinite(plain) else None


def _methods(said: PipelineForecast) -> tuple[Method, ...]:
    rows = said.backtest.candidates.to_dict("records")
    return tuple(
        Method(
            name=str(row["method"]),
            origins=int(row["origins"]),
            wape=float(row["wape"]),
            mae=float(row["mae"]),
            mse=float(row["mse"]),
            weight=float(row["weight"]),
            chosen=row["method"] == said.method,
            forecast=float(row["forecast"]),
        )
        for row in rows
    )


def _leading(said: PipelineForecast) -> tuple[Leading, ...]:
    """The open deals that bring most, the largest first."""
    best = said.deals.sort_values("expected_amount", ascending=False, kind="stable").head(MOST_LEADING)
    rows = zip(best["deal_id"], best["win_probability"], best["expected_amount"], strict=True)
    return tuple(Leading(int(deal_id), float(chance), float(brings)) for deal_id, chance, brings in rows)


def _open_later(said: PipelineForecast, before: PipelineForecast) -> float:
    """What the open deals bring after the days that `before` asks about."""
    late = said.deals.set_index("deal_id")
    early = before.deals.set_index("deal_id")["win_probability"].reindex(late.index)
    chance = late["win_probability"]
    kept = (1 - early / chance.where(chance > 0)).fillna(0.0).clip(0.0, 1.0)
    return float((late["expected_amount"] * kept).sum())


def _rows(deals: pd.DataFrame, as_of: date, said: PipelineForecast | None) -> Rows:
    closed = deals["closed_on"] <= pd.Timestamp(as_of)
    hopeless: Any = said.deals.loc[said.deals["expected_close"].isna(), "deal_id"] if said is not None else []
    never = deals["deal_id"].isin(hopeless)
    return Rows(
        closed=int(closed.sum()),
        won=int((closed & deals["won"].fillna(False).astype(bool)).sum()),
        open=int((~closed).sum()),
        outlived=int((never & ~deals["created_on"].isna()).sum()),
        undated=int((~closed & deals["created_on"].isna()).sum()),
    )


def _won(deals: pd.DataFrame, start: date, end: date) -> float:
    inside = (deals["closed_on"] >= pd.Timestamp(start)) & (deals["closed_on"] <= pd.Timestamp(end))
    inside &= deals["won"].fillna(False).astype(bool)
    return float(deals["amount"].fillna(deals["listed"])[inside].sum())


def _lack(rows: Rows, said: PipelineForecast | None) -> Lack | None:
    """What the engine's own rule asks for and does not find."""
    if said is not None and said.enough_data:
        return None
    if rows.closed < NEED_CLOSED:
        return Lack(rows.closed, NEED_CLOSED, say("closed deals"))
    if rows.won < NEED_WON:
        return Lack(rows.won, NEED_WON, say("won deals"))
    return Lack(0, 1, say("past windows of {days} days to test on", days=said.days if said else 0))


def _came(by_day: "pd.Series[float]", window: Window, as_of: date, today: date) -> Came | None:
    """The truth about a window, where days have passed since the as-of day."""
    if as_of >= today or window.start > today:
        return None
    until = min(window.end, today)
    inside = by_day.loc[pd.Timestamp(window.start) : pd.Timestamp(until)]
    return Came(float(inside.sum()), until, whole=window.end < today)


def _fan(by_day: "pd.Series[float]", question: Question) -> Fan | None:
    until = max(question.window.end, question.as_of + timedelta(days=1))
    return fan_of(by_day, question.as_of, until, question.today)
