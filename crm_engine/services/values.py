"""What customers are worth, from the deals that were won with them."""

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from crm_engine.services.exchange import Basis, basis
from crm_engine.services.mrr import mrr_of
from crm_engine.services.value_answers import HORIZON_DAYS, CustomerWorth, NoOrder, ValueCheck, Worths
from crm_engine.services.whose import Whose
from crm_engine.value import customer_value
from storage import customers, frames
from storage.words import Actor, TooLittleData

MODEL_NAME = "mbgnbd"


def value_of(
    session: Session, actor: Actor, whose: Whose, company_id: int, name: str, as_of: date, horizon: int = HORIZON_DAYS
) -> Worths | NoOrder:
    """One company beside all customers that the actor sees, in the team's own currency or the one it mostly buys in."""
    cut = frames.Cut(actor, as_of, whose.owners)
    bought = frames.order_currencies(session, cut, company_id)
    if not bought:
        return NoOrder(name)
    everybody = [(currency, 0) for currency, _count in frames.order_currencies(session, cut)]
    money = basis(session, actor, bought + [pair for pair in everybody if pair[0] not in dict(bought)], as_of)
    orders = frames.orders(session, cut, money.into)
    table = customer_value(orders, as_of, horizon)
    one = table[table["customer_id"] == company_id]
    if one.empty:
        return NoOrder(name)
    worths = _worths(table, one, orders, {company_id: name}, whose, as_of, money, horizon)
    return replace(worths, mrr=mrr_of(session, actor, company_id, as_of))


def most_valuable(session: Session, actor: Actor, whose: Whose, count: int, as_of: date) -> Worths:
    """The `count` customers of the highest expected value. Raises TooLittleData where nobody ordered."""
    cut = frames.Cut(actor, as_of, whose.owners)
    bought = frames.order_currencies(session, cut)
    if not bought:
        raise TooLittleData(1, 0, "won deals with a company")
    money = basis(session, actor, bought, as_of)
    orders = frames.orders(session, cut, money.into)
    table = customer_value(orders, as_of, HORIZON_DAYS)
    names = dict(customers.visible_companies(session, actor))
    best = table.sort_values(["expected_value", "monetary"], ascending=False, kind="stable").head(count)
    return _worths(table, best, orders, names, whose, as_of, money)


def _worths(
    table: pd.DataFrame,
    chosen: pd.DataFrame,
    orders: pd.DataFrame,
    names: dict[int, str],
    whose: Whose,
    as_of: date,
    money: Basis,
    horizon: int = HORIZON_DAYS,
) -> Worths:
    last = orders.groupby("customer_id")["ordered_on"].max()
    return Worths(
        label=whose.label,
        as_of=as_of,
        horizon=horizon,
        currency=money.into.currency,
        found=tuple(_worth(row, names, last) for row in chosen.to_dict("records")),
        customers=len(table),
        orders=len(orders),
        check=_check(table.attrs["check"]),
        others=tuple(pair for pair in money.others if pair[1]),
        rates=money.rates,
    )


def _worth(row: dict[Any, Any], names: dict[int, str], last: "pd.Series[Any]") -> CustomerWorth:
    company_id = int(row["customer_id"])
    return CustomerWorth(
        company_id=company_id,
        company=names.get(company_id, f"company {company_id}"),
        orders=int(row["frequency"]),
        money=float(row["monetary"]),
        last_order=pd.Timestamp(last[company_id]).date(),
        recency_days=int(row["recency_days"]),
        rfm=str(row["rfm"]),
        segment=str(row["segment"]),
        grade=str(row["grade"]),
        buys=float(row["probability_buys"]),
        expected=float(row["expected_value"]),
        low=float(row["low"]),
        high=float(row["high"]),
    )


def _check(check: dict[str, Any]) -> ValueCheck:
    return ValueCheck(
        by_model=check["model"] == MODEL_NAME,
        why=check["why"],
        error=float(check["mae"]),
        baseline_error=float(check["baseline_mae"]),
        coverage=float(check.get("coverage", math.nan)),
        customers=int(check.get("customers", 0)),
        days=int(check.get("hold_days", 0)),
    )
