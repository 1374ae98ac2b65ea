"""Queries as DataFrames for the engine: deals, their changes and orders, as far as the actor sees them.

Amounts leave here as floats in major units of one currency (money of others at its rate, or left out), days as naive
dates in the reader's zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from storage import orders as order_queries
from storage import scope
from storage.rates import Into
from storage.tables import Company, Deal, DealHistory, Order, Product, Stage, Team, User
from storage.words import Actor, StageKind, minor_per_major


@dataclass(frozen=True, slots=True)
class Cut:
    """Which deals a frame holds: those the actor sees, of the owners meant, that were known at the end of a day.

    owners  a condition on the deal's owner, such as `storage.teams.owned_by_team`; None for all that the actor sees
    """

    actor: Actor
    as_of: date
    owners: ColumnElement[bool] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Visible deals of the owners that existed by the day; one without a start exists once written down."""
        next_midnight = datetime.combine(self.as_of + timedelta(days=1), time(), ZoneInfo(self.actor.timezone))
        written = sa.and_(col(Deal.created_on).is_(None), col(Deal.created_at) < next_midnight)
        existed = sa.or_(col(Deal.created_on) <= self.as_of, col(Deal.closed_on) <= self.as_of, written)
        return [*self.owned(), existed]

    def owned(self) -> list[ColumnElement[bool]]:
        """Visible deals of the owners, whenever they were written down."""
        return [scope.deals(self.actor), *([] if self.owners is None else [self.owners])]


def currencies(session: Session, cut: Cut) -> list[tuple[str, int]]:
    """The currencies of the deals and how many deals each has, the most used first."""
    return _counted(session, *cut.conditions())


def order_currencies(session: Session, cut: Cut, company_id: int | None = None) -> list[tuple[str, int]]:
    """The same of what customers have bought, one company or all: see `orders`."""
    bought = _bought(cut, company_id)
    count: Any = sa.func.count()
    statement = sa.select(bought.c.currency, count).group_by(bought.c.currency)
    rows = session.execute(statement.order_by(count.desc(), bought.c.currency))
    return [(currency, number) for currency, number in rows]


def _counted(session: Session, *conditions: ColumnElement[bool]) -> list[tuple[str, int]]:
    count: Any = sa.func.count()
    statement = (
        sa.select(col(Deal.currency), count)
        .where(*conditions)
        .group_by(col(Deal.currency))
        .order_by(count.desc(), col(Deal.currency))
    )
    return [(currency, number) for currency, number in session.execute(statement)]


def deals(session: Session, cut: Cut, into: Into) -> pd.DataFrame:
    """One row a deal known by the day, with the columns that `forecast_deals` reads.

    deal_id, created_on, closed_on (NaT while open), amount (what a won deal closed at, else the last known value),
    won (True, False, NA while open), stage, listed, customer, owner, product, source, team
    """
    known = sa.func.coalesce(Deal.close_amount, Deal.amount)
    paid = sa.case((col(Deal.status) == StageKind.WON, known), else_=Deal.amount)
    place: list[Any] = [Deal.id, Deal.created_on, Deal.closed_on, paid, Deal.status, Stage.name, Deal.list_amount]
    people: list[Any] = [Company.name, User.name, Product.name, Deal.source, Team.name, Deal.currency]
    statement = (
        sa.select(*place, *people)
        .join(Stage, col(Deal.stage_id) == col(Stage.id))
        .join(User, col(Deal.owner_id) == col(User.id))
        .outerjoin(Team, col(User.team_id) == col(Team.id))
        .outerjoin(Company, col(Deal.company_id) == col(Company.id))
        .outerjoin(Product, col(Deal.product_id) == col(Product.id))
        .where(*cut.conditions(), col(Deal.currency).in_(list(into.factors)))
        .order_by(col(Deal.id))
    )
    names = ["deal_id", "created_on", "closed_on", "amount", "status", "stage", "listed"]
    names += ["customer", "owner", "product", "source", "team", "currency"]
    table = pd.DataFrame(_rows(session, statement), columns=names)
    for name in ("created_on", "closed_on"):
        table[name] = pd.to_datetime(table[name])
    currency = table.pop("currency")
    for name in ("amount", "listed"):
        table[name] = _major(table[name], currency, into)
    status = table.pop("status")
    table.insert(4, "won", (status == StageKind.WON).astype("boolean").mask(status == StageKind.OPEN))
    return table


def history(session: Session, cut: Cut, into: Into) -> pd.DataFrame:
    """Changes of stage, amount (major units) and owner up to the day: deal_id, at (naive), field, value."""
    changed: list[Any] = [DealHistory.deal_id, DealHistory.at, DealHistory.field, DealHistory.value, Deal.currency]
    statement = (
        sa.select(*changed)
        .join(Deal, col(DealHistory.deal_id) == col(Deal.id))
        .where(*cut.conditions(), col(Deal.currency).in_(list(into.factors)))
        .where(col(DealHistory.field).in_(("stage", "amount", "owner")))
        .order_by(col(DealHistory.id))
    )
    table = pd.DataFrame(_rows(session, statement), columns=["deal_id", "at", "field", "value", "currency"])
    table["value"] = table["value"].astype(object)
    table["at"] = pd.to_datetime(table["at"], utc=True).dt.tz_convert(cut.actor.timezone).dt.tz_localize(None)
    table = table[table["at"] < pd.Timestamp(cut.as_of) + pd.Timedelta(days=1)].reset_index(drop=True)
    amounts, currency = table["field"] == "amount", table.pop("currency")
    table.loc[amounts, "value"] = _major(table.loc[amounts, "value"], currency[amounts], into).astype(object)
    return table


def orders(session: Session, cut: Cut, into: Into) -> pd.DataFrame:
    """What known companies have bought by the day: customer_id, ordered_on, amount (major units).

    One row an order, and one a won deal that no such order names: an order stands in its deal's place, never beside it.
    """
    bought = _bought(cut)
    columns = (bought.c.customer_id, bought.c.ordered_on, bought.c.amount, bought.c.currency)
    counted = (bought.c.currency.in_(list(into.factors)), bought.c.amount.is_not(None))
    statement = sa.select(*columns).where(*counted).order_by(bought.c.source, bought.c.id)
    table = pd.DataFrame(session.execute(statement).all(), columns=["customer_id", "ordered_on", "amount", "currency"])
    table["ordered_on"] = pd.to_datetime(table["ordered_on"])
    table["amount"] = _major(table["amount"], table.pop("currency"), into)
    return table


def _bought(cut: Cut, company_id: int | None = None) -> Any:
    """Orders, and won deals without any, as a subquery: customer_id, ordered_on, amount, currency, source, id."""
    paid = sa.func.coalesce(Deal.close_amount, Deal.amount, Deal.list_amount)
    deal: list[Any] = [Deal.company_id, Deal.closed_on, paid, Deal.currency, sa.literal("deal"), Deal.id]
    order: list[Any] = [Order.company_id, Order.ordered_on, Order.amount, Order.currency, sa.literal("order"), Order.id]
    names = ("customer_id", "ordered_on", "amount", "currency", "source", "id")
    named = order_queries.named_by(cut.actor, cut.owners, cut.as_of)
    from_deals = sa.select(*_named(deal, names)).where(*cut.owned(), *_ordered(cut), ~named)
    from_orders = sa.select(*_named(order, names)).where(*order_queries.counted(cut.actor, cut.owners, cut.as_of))
    if company_id is not None:
        from_deals = from_deals.where(col(Deal.company_id) == company_id)
        from_orders = from_orders.where(col(Order.company_id) == company_id)
    return sa.union_all(from_deals, from_orders).subquery()


def _named(columns: list[Any], names: tuple[str, ...]) -> list[Any]:
    return [column.label(name) for column, name in zip(columns, names, strict=True)]


def won_by_day(session: Session, cut: Cut, into: Into, until: date) -> "pd.Series[float]":
    """Revenue won on each day up to `until`, also of deals that were not known at the cut: what really came."""
    amount = sa.func.sum(sa.func.coalesce(Deal.close_amount, Deal.amount, Deal.list_amount, 0))
    statement = (
        sa.select(col(Deal.closed_on), amount, col(Deal.currency))
        .where(*cut.owned(), col(Deal.currency).in_(list(into.factors)), col(Deal.status) == StageKind.WON)
        .where(col(Deal.closed_on) <= until)
        .group_by(col(Deal.closed_on), col(Deal.currency))
        .order_by(col(Deal.closed_on))
    )
    table = pd.DataFrame(session.execute(statement).all(), columns=["day", "amount", "currency"])
    amounts = _major(table["amount"], table["currency"], into)
    return amounts.groupby(pd.DatetimeIndex(table["day"])).sum().rename_axis(None)


def _rows(session: Session, statement: Any) -> list[Any]:
    """Plain rows from the session's own connection: no objects are made of them, which takes half of the time."""
    return list(session.connection().execute(statement).all())


def _ordered(cut: Cut) -> list[ColumnElement[bool]]:
    """A deal won by the day at a known company."""
    return [col(Deal.status) == StageKind.WON, col(Deal.closed_on) <= cut.as_of, col(Deal.company_id).is_not(None)]


def _major(amounts: "pd.Series[Any]", currencies: "pd.Series[Any]", into: Into) -> "pd.Series[float]":
    """Minor units, each of its own currency, in major units of the one meant."""
    scale = {currency: minor_per_major(currency) / factor for currency, factor in into.factors.items()}
    return pd.to_numeric(amounts, errors="coerce").astype(float) / currencies.map(scale).astype(float)
