"""Products: added, priced from a day on, retired and brought back, by managers and admins."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from crm_engine.services.customers import checked_name
from storage import audit, deals
from storage.items import price_on, prices_of
from storage.names import name_key
from storage.phrases import say
from storage.tables import Product, ProductPrice
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound, Role


@dataclass(frozen=True, slots=True)
class Price:
    """A list price in minor units, and the day from which it holds."""

    price: int
    currency: str
    since: date


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product as it is shown on a day; `prices` the latest first, `can_change` whether the reader may."""

    id: int
    name: str
    series: str | None
    price: int | None
    currency: str
    retired_on: date | None
    prices: tuple[Price, ...]
    can_change: bool
    event: str = ""
    change: int | None = None


def product_card(session: Session, actor: Actor, product_id: int, day: date, event: str = "") -> ProductCard:
    """The card of a product. Raises NotFound."""
    row = session.get(Product, product_id)
    if row is None or row.id is None:
        raise NotFound("there is no such product")
    price = price_on(session, row, day)
    return ProductCard(
        id=row.id,
        name=row.name,
        series=row.series,
        price=price[0] if price else None,
        currency=price[1] if price else row.currency,
        retired_on=row.retired_on,
        prices=tuple(Price(each.price, each.currency, each.since) for each in prices_of(session, row.id)),
        can_change=actor.role is not Role.REP,
        event=event,
        change=audit.current(session) if event else None,
    )


def add_product(
    session: Session,
    actor: Actor,
    name: str,
    price: tuple[int, str] | None,
    series: str | None,
    now: datetime,
    day: date,
) -> ProductCard:
    """Sell something new. Raises NotAllowed, BadInput, and Already where the name is taken."""
    _may(actor)
    name = checked_name(name, say("product name"))
    if deals.product_named(session, name) is not None:
        raise Already('there is a product "{name}" already', name=name[:60])
    row = Product(name=name, name_key=name_key(name), series=series, currency=actor.currency, created_at=now)
    if price is not None:
        row.list_price, row.currency = price
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    assert row.id is not None
    if price is not None:
        _keep_price(session, actor, row.id, price, day, now)
    return product_card(session, actor, row.id, day, "added")


def price_product(
    session: Session, actor: Actor, product_id: int, price: tuple[int, str], since: date, now: datetime, day: date
) -> ProductCard:
    """Set the list price (minor units, currency) that holds from a day on; deals keep what they were written down at.

    Raises NotFound, NotAllowed, BadInput, and Already where it holds anyway.
    """
    _may(actor)
    row = _product(session, product_id)
    if price[0] <= 0:
        raise BadInput("the price must be above zero")
    if price_on(session, row, since) == price and not any(
        each.since > since for each in prices_of(session, product_id)
    ):
        raise Already("this is the price from that day on already")
    if row.list_price is not None and not prices_of(session, product_id):
        before = min(row.created_at.date(), since)
        _keep_price(session, actor, product_id, (row.list_price, row.currency), before, now)
    _keep_price(session, actor, product_id, price, since, now)
    if since <= day:
        _change(session, row, list_price=price[0], currency=price[1])
    return product_card(session, actor, product_id, day, "priced")


def retire_product(session: Session, actor: Actor, product_id: int, day: date) -> ProductCard:
    """Sell it no more from the day on; what was sold keeps it. Raises NotFound, NotAllowed, Already."""
    _may(actor)
    row = _product(session, product_id)
    if row.retired_on is not None:
        raise Already("it is retired already")
    _change(session, row, retired_on=day)
    return product_card(session, actor, product_id, day, "retired")


def bring_back(session: Session, actor: Actor, product_id: int, day: date) -> ProductCard:
    """Sell it again. Raises NotFound, NotAllowed, Already."""
    _may(actor)
    row = _product(session, product_id)
    if row.retired_on is None:
        raise Already("it is sold already")
    _change(session, row, retired_on=None)
    return product_card(session, actor, product_id, day, "back")


def _may(actor: Actor) -> None:
    if actor.role is Role.REP:
        raise NotAllowed("the price list is kept by managers and admins")


def _product(session: Session, product_id: int) -> Product:
    row = session.get(Product, product_id)
    if row is None:
        raise NotFound("there is no such product")
    return row


def _keep_price(
    session: Session, actor: Actor, product_id: int, price: tuple[int, str], since: date, now: datetime
) -> None:
    row = ProductPrice(
        product_id=product_id, price=price[0], currency=price[1], since=since, at=now, by_id=actor.user_id or None
    )
    session.add(row)
    session.flush()
    audit.record(session, row, None)


def _change(session: Session, row: Product, **values: object) -> None:
    before = audit.snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    audit.record(session, row, before)
