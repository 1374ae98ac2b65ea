"""The plan of a day: which open deals to work on, and how, so that the hours bring the most."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlmodel import Session

from crm_engine.forecasting import forecast_deals
from crm_engine.forecasting.deal_why import NEED_CLOSED
from crm_engine.optimise import plan_calls
from crm_engine.services.plan_answers import ACTIONS, WITHIN_DAYS, DayPlan, PlannedDeal
from crm_engine.services.whose import Whose
from storage import frames, pipelines
from storage.pipelines import OpenDeal
from storage.rates import Into
from storage.words import Actor, NotFound, TooLittleData, minor_per_major

MOST_DEALS = 300


def plan_day(session: Session, actor: Actor, whose: Whose, hours: float, as_of: date) -> DayPlan:
    """Choose at most one action a deal within the hours, for the highest expected gain.

    The gain of an action is the deal's amount times what the action adds to its chance of being won within 90 days. The
    chance is the engine's, which knows how deals of that age ended; where too few deals are closed, the stage's.

    Raises NotFound without an open deal that has an amount, TooLittleData where neither chance is known.
    """
    meant = () if whose.owners is None else (whose.owners,)
    money = pipelines.open_currencies(session, actor, *meant)
    currency = money[0][0] if money else actor.currency
    candidates = pipelines.most_valuable(session, actor, currency, *meant, limit=MOST_DEALS)
    if not candidates:
        raise NotFound("there are no open deals with an amount to plan for ({whose})", whose=whose.label)
    amount = np.array([deal.amount / minor_per_major(currency) for deal in candidates])
    chance, measured = _chances(session, frames.Cut(actor, as_of, whose.owners), currency, candidates)
    odds, effort = np.array([action.odds for action in ACTIONS]), np.array([action.hours for action in ACTIONS])
    lifted = chance[:, None] * odds / (1 + chance[:, None] * (odds - 1))
    gain = amount[:, None] * (lifted - chance[:, None])
    plan = plan_calls(gain, np.broadcast_to(effort, gain.shape), hours)
    chosen = [
        PlannedDeal(deal.id, deal.company, amount[row], chance[row], ACTIONS[action], float(gain[row, action]))
        for row, (deal, action) in enumerate(zip(candidates, plan.choice.tolist(), strict=True))
        if action >= 0
    ]
    return DayPlan(
        label=whose.label,
        as_of=as_of,
        currency=currency,
        hours=hours,
        deals=tuple(sorted(chosen, key=lambda deal: -deal.gain)),
        objective=plan.objective,
        bound=plan.bound,
        status=plan.status,
        next_hour=plan.prices.get("hour", 0.0),
        considered=len(candidates),
        open_deals=money[0][1],
        unpriced=pipelines.without_amount(session, actor, *meant),
        measured=measured,
        others=tuple(money[1:]),
    )


def _chances(
    session: Session, cut: frames.Cut, currency: str, candidates: list[OpenDeal]
) -> tuple[NDArray[np.float64], bool]:
    """The chance of each candidate (n,), and whether it is measured on closed deals."""
    table = frames.deals(session, cut, Into.alone(currency))
    said = forecast_deals(table, cut.as_of, WITHIN_DAYS, history=frames.history(session, cut, Into.alone(currency)))
    if said.enough_data:
        known = said.deals.set_index("deal_id")["win_probability"].astype(float)
        chance = known.reindex([deal.id for deal in candidates]).fillna(float(known.mean()))
        return np.asarray(chance, dtype=np.float64), True
    if any(deal.probability is None for deal in candidates):
        closed = int((table["closed_on"] <= pd.Timestamp(cut.as_of)).sum())
        raise TooLittleData(NEED_CLOSED, closed, "closed deals to know a deal's chance from")
    return np.array([(deal.probability or 0) / 100 for deal in candidates]), False
