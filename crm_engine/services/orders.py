"""Orders: written down, and taken away again; a won deal with orders is counted by these."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from crm_engine.services.customers import company_for
from storage import audit, customers, deals, orders
from storage.tables import Order
from storage.words import Actor, BadInput, NotFound

LONGEST = 100


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What a person says of an order; the amount in minor units of `currency`."""

    company: str
    amount: int
    currency: str
    ordered_on: date
    product_id: int | None = None
    what: str | None = None
    deal_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order as it is shown. `event`: added, removed, or empty."""

    id: int
    company: str
    amount: int
    currency: str
    ordered_on: date
    what: str | None
    owner: str
    deal_id: int | None
    event: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class WonDeal:
    """A won deal that an order may belong to."""

    id: int
    amount: int | None
    currency: str
    closed_on: date | None


def add_order(session: Session, actor: Actor, new: NewOrder, now: datetime, today: date) -> OrderCard:
    """Keep an order, the actor's. Raises BadInput, and NotFound for a deal that the actor does not see."""
    if new.amount <= 0:
        raise BadInput("an order has an amount above zero")
    if new.ordered_on > today:
        raise BadInput("an order is of today or before; what may come is a deal")
    if new.what is not None and len(new.what) > LONGEST:
        raise BadInput(
            "what was bought has {number} characters; {most} are the most", number=len(new.what), most=LONGEST
        )
    company = company_for(session, actor, new.company, now)
    assert company.id is not None
    if new.deal_id is not None:
        deal = deals.visible(session, actor, new.deal_id)
        if deal is None:
            raise NotFound
        if deal.company_id != company.id:
            raise BadInput("deal #{id} is with another company", id=new.deal_id)
    row = Order(
        company_id=company.id,
        deal_id=new.deal_id,
        product_id=new.product_id,
        owner_id=actor.user_id,
        what=new.what,
        ordered_on=new.ordered_on,
        amount=new.amount,
        currency=new.currency,
        created_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    assert row.id is not None
    return order_card(session, actor, row.id, "added")


def order_card(session: Session, actor: Actor, order_id: int, event: str = "") -> OrderCard:
    """The card of a visible order. Raises NotFound."""
    found = orders.latest(session, actor, 1, col(Order.id) == order_id)
    if not found:
        raise NotFound
    return _card(found[0], event, audit.current(session) if event else None)


def latest_orders(session: Session, actor: Actor, limit: int, company_id: int | None = None) -> list[OrderCard]:
    """The latest orders that the actor sees, of one company or of all."""
    one = [] if company_id is None else [col(Order.company_id) == company_id]
    return [_card(found) for found in orders.latest(session, actor, limit, *one)]


def remove_order(session: Session, actor: Actor, order_id: int) -> OrderCard:
    """Take an order away. Raises NotFound."""
    card = order_card(session, actor, order_id, "removed")
    row = orders.visible(session, actor, order_id)
    assert row is not None
    before = audit.snapshot(row)
    session.delete(row)
    session.flush()
    change = audit.record_gone(session, Order, order_id, before)
    return OrderCard(**{**{name: getattr(card, name) for name in OrderCard.__slots__}, "change": change})


def may_belong_to(session: Session, actor: Actor, company: str) -> list[WonDeal]:
    """Won deals of the company that no order names: the order may be one of theirs, and must not count beside it."""
    row = customers.company_named(session, company)
    found = orders.won_without_orders(session, actor, row.id) if row is not None and row.id is not None else []
    return [WonDeal(deal.id or 0, deal.close_amount, deal.currency, deal.closed_on) for deal in found]


def _card(found: orders.Found, event: str = "", change: int | None = None) -> OrderCard:
    order = found.order
    assert order.id is not None
    what = found.product or order.what
    return OrderCard(
        order.id,
        found.company,
        order.amount,
        order.currency,
        order.ordered_on,
        what,
        found.owner,
        order.deal_id,
        event,
        change,
    )
