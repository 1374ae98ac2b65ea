"""Queries about line items and prices of products."""

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from storage import scope
from storage.tables import Deal, LineItem, Product, ProductPrice
from storage.words import Actor, ItemPeriod, StageKind


class SoldItem(NamedTuple):
    """A recurring item of a won deal, whose it is, in which currency, and when it was won."""

    item: LineItem
    company_id: int | None
    currency: str
    won_on: date


def items_of(session: Session, deal_id: int) -> list[LineItem]:
    """The line items of a deal, in the order in which they were written down."""
    return list(session.exec(select(LineItem).where(LineItem.deal_id == deal_id).order_by(col(LineItem.id))))


def recurring_items(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> list[SoldItem]:
    """What recurs of visible won deals, the oldest first."""
    told: list[Any] = [LineItem, Deal.company_id, Deal.currency, Deal.closed_on]
    statement = (
        sa.select(*told)
        .join(Deal, col(LineItem.deal_id) == col(Deal.id))
        .where(col(LineItem.period) != ItemPeriod.ONCE, col(Deal.status) == StageKind.WON, scope.deals(actor))
        .where(col(Deal.closed_on).is_not(None), *conditions)
        .order_by(col(Deal.closed_on), col(LineItem.id))
    )
    return [SoldItem(*row) for row in session.execute(statement)]


def sold_products(session: Session, day: date) -> list[Product]:
    """What is sold on the day, by name: what is retired is left out."""
    sold = or_(col(Product.retired_on).is_(None), col(Product.retired_on) > day)
    return list(session.exec(select(Product).where(sold).order_by(Product.name)))


def prices_of(session: Session, product_id: int) -> list[ProductPrice]:
    """Every list price of a product, the latest first."""
    order = (col(ProductPrice.since).desc(), col(ProductPrice.id).desc())
    return list(session.exec(select(ProductPrice).where(ProductPrice.product_id == product_id).order_by(*order)))


def price_on(session: Session, product: Product, day: date) -> tuple[int, str] | None:
    """The list price (minor units, currency) that holds on the day; None where the product has none."""
    for price in prices_of(session, product.id or 0):
        if price.since <= day:
            return price.price, price.currency
    return (product.list_price, product.currency) if product.list_price is not None else None
