"""Queries about orders; who sees what comes from scope."""

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement
from sqlalchemy.sql import visitors
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Company, Deal, Order, Product, User
from storage.words import Actor, StageKind


class Found(NamedTuple):
    """An order with what stands on its card."""

    order: Order
    company: str
    owner: str
    product: str | None


def visible(session: Session, actor: Actor, order_id: int) -> Order | None:
    """One visible order, locked for the transaction where the database knows how."""
    return session.exec(select(Order).where(Order.id == order_id, scope.orders(actor)).with_for_update()).first()


def latest(session: Session, actor: Actor, limit: int, *conditions: ColumnElement[bool]) -> list[Found]:
    """Visible orders, the latest first."""
    told: list[Any] = [Order, Company.name, User.name, Product.name]
    statement = (
        sa.select(*told)
        .join(Company, col(Order.company_id) == col(Company.id))
        .join(User, col(Order.owner_id) == col(User.id))
        .outerjoin(Product, col(Order.product_id) == col(Product.id))
        .where(scope.orders(actor), *conditions)
        .order_by(col(Order.ordered_on).desc(), col(Order.id).desc())
        .limit(limit)
    )
    return [Found(*row) for row in session.execute(statement)]


def won_without_orders(session: Session, actor: Actor, company_id: int) -> list[Deal]:
    """Visible won deals of a company that no order names yet, the latest first."""
    statement = (
        select(Deal)
        .where(Deal.company_id == company_id, Deal.status == StageKind.WON, scope.deals(actor))
        .where(~sa.exists().where(col(Order.deal_id) == col(Deal.id)))
        .order_by(col(Deal.closed_on).desc(), col(Deal.id).desc())
    )
    return list(session.exec(statement))


def counted(actor: Actor, owners: ColumnElement[bool] | None, as_of: date) -> list[ColumnElement[bool]]:
    """The orders that figures count: visible ones by the day, of the people meant."""
    conditions = [scope.orders(actor), col(Order.ordered_on) <= as_of]
    return conditions if owners is None else [*conditions, _of_owners(owners)]


def named_by(actor: Actor, owners: ColumnElement[bool] | None, as_of: date) -> ColumnElement[bool]:
    """Whether one of the orders that are counted names the deal."""
    return sa.exists().where(col(Order.deal_id) == col(Deal.id), *counted(actor, owners, as_of)).correlate(Deal)


def _of_owners(owners: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition on deals' owners, of orders' owners. One on anything else of deals holds of orders by their deal."""
    others = False

    def swap(element: Any, **_options: Any) -> Any:
        nonlocal others
        if isinstance(element, Column) and getattr(element.table, "name", "") == Deal.__tablename__:
            others = others or element.name != "owner_id"
            return col(Order.owner_id).expression if element.name == "owner_id" else None  # type: ignore[attr-defined]
        return None

    swapped: ColumnElement[bool] = visitors.replacement_traverse(owners, {}, swap)
    return col(Order.deal_id).in_(select(Deal.id).where(owners)) if others else swapped
