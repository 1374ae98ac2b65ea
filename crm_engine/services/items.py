"""Line items of deals: added, changed, removed; a deal's amount follows them unless another was said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deal_history import keep
from crm_engine.services.item_sums import sums_of, terms_of
from storage import audit, deals, items
from storage.tables import Deal, LineItem
from storage.words import Actor, Already, BadInput, Changed, ItemPeriod, NotFound, StageKind

MOST_ITEMS, MOST_PIECES, MOST_TERM, LONGEST_NAME = 50, 1_000_000, 600, 100
LARGEST = 10**15  # minor units of a deal


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a person says of one item. unit_price in minor units of `currency`, discount in hundredths of a percent."""

    name: str
    quantity: int
    unit_price: int
    currency: str
    product_id: int | None = None
    discount: int = 0
    period: ItemPeriod = ItemPeriod.ONCE
    term: int | None = None


def write_items(session: Session, deal: Deal, new: tuple[NewItem, ...], now: datetime) -> None:
    """Write items of a deal down and count them in; the caller notes the deal itself. Raises BadInput."""
    assert deal.id is not None
    for item in new:
        if item.currency != deal.currency:
            raise BadInput(
                "one deal is in one currency: this one is in {currency}, the item in {currency_2}",
                currency=deal.currency,
                currency_2=item.currency,
            )
        row = LineItem(
            deal_id=deal.id,
            product_id=item.product_id,
            name=item.name[:LONGEST_NAME],
            quantity=item.quantity,
            unit_price=item.unit_price,
            discount=item.discount,
            period=item.period,
            term=item.term,
            created_at=now,
        )
        _check(row)
        session.add(row)
        session.flush()
        audit.record(session, row, None)
    count_in(session, deal)


def count_in(session: Session, deal: Deal) -> None:
    """Bring the deal's monthly part, and its amount where it is their sum, up to its items. Raises BadInput."""
    rows = items.items_of(session, deal.id or 0)
    if len(rows) > MOST_ITEMS:
        raise BadInput("a deal has at most {most} items", most=MOST_ITEMS)
    sums = sums_of(rows)
    if sums.total > LARGEST:
        raise BadInput("the items come to more than I can keep")
    deal.mrr = sums.mrr
    if deal.by_items:
        deal.amount = sums.total if rows else None


def add_item(session: Session, actor: Actor, deal_id: int, new: NewItem, now: datetime) -> DealCard:
    """Add an item to an open deal. Raises NotFound, BadInput."""

    def work(deal: Deal) -> str:
        deal.by_items = deal.by_items or deal.amount is None
        if deal.amount is None:
            deal.currency = new.currency
        write_items(session, deal, (new,), now)
        return f"added: {new.quantity} × {new.name or 'recurring'}"

    return _with_deal(session, actor, deal_id, None, now, work)


def change_item(
    session: Session, actor: Actor, deal_id: int, item_id: int, version: int | None, now: datetime, **values: object
) -> DealCard:
    """Change an item's quantity, unit_price, discount, period or term.

    version  what the deal had when the button was shown: Raises Changed where it has another by now.
    Raises NotFound, BadInput, and Already where nothing is new.
    """

    def work(deal: Deal) -> str:
        row = _item(session, deal, item_id)
        before = audit.snapshot(row)
        for name, value in values.items():
            setattr(row, name, value)
        if row.period == ItemPeriod.ONCE:
            row.term = None
        if audit.snapshot(row) == before:
            raise Already("it is like this already")
        _check(row)
        session.add(row)
        session.flush()
        audit.record(session, row, before)
        count_in(session, deal)
        return f"changed: {row.quantity} × {row.name or 'recurring'}"

    return _with_deal(session, actor, deal_id, version, now, work)


def remove_item(
    session: Session, actor: Actor, deal_id: int, item_id: int, version: int | None, now: datetime
) -> DealCard:
    """Take an item away. Raises NotFound, BadInput, Changed."""

    def work(deal: Deal) -> str:
        row = _item(session, deal, item_id)
        audit.record_gone(session, LineItem, item_id, audit.snapshot(row))
        said = f"removed: {row.quantity} × {row.name or 'recurring'}"
        session.delete(row)
        session.flush()
        count_in(session, deal)
        return said

    return _with_deal(session, actor, deal_id, version, now, work)


def take_sum(session: Session, actor: Actor, deal_id: int, version: int | None, now: datetime) -> DealCard:
    """Let the deal's amount be what its items come to, from now on. Raises NotFound, BadInput, Changed, Already."""

    def work(deal: Deal) -> str:
        if deal.by_items:
            raise Already("the amount is the sum of the items already")
        if not items.items_of(session, deal.id or 0):
            raise BadInput("this deal has no items")
        deal.by_items = True
        count_in(session, deal)
        return "the amount is their sum"

    return _with_deal(session, actor, deal_id, version, now, work)


def _with_deal(
    session: Session, actor: Actor, deal_id: int, version: int | None, now: datetime, work: Callable[[Deal], str]
) -> DealCard:
    """Do the work on an open deal that the actor sees, and keep what it did to the amount and what it says it did."""
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    if deal.status != StageKind.OPEN:
        raise BadInput("this deal is closed; its items stay as they were sold")
    if version is not None and version != deal.version:
        raise Changed("the deal has changed since this button was shown; look at it again")
    before, amount = audit.snapshot(deal), deal.amount
    said = work(deal)
    deal.touched_at, deal.version = now, deal.version + 1
    session.add(deal)
    change = audit.record(session, deal, before)
    keep(session, actor, deal, "item", said, now)
    if deal.amount != amount:
        keep(session, actor, deal, "amount", None if deal.amount is None else str(deal.amount), now)
    return card_of(session, actor, deal_id, event="items", change=change)


def _item(session: Session, deal: Deal, item_id: int) -> LineItem:
    row = session.get(LineItem, item_id)
    if row is None or row.deal_id != deal.id:
        raise NotFound("this item is not on the deal any more")
    return row


def _check(row: LineItem) -> None:
    if not 1 <= row.quantity <= MOST_PIECES:
        raise BadInput("the quantity must lie between 1 and {most:,}", most=MOST_PIECES)
    if row.unit_price <= 0:
        raise BadInput("the price must be above zero")
    if not 0 <= row.discount < 10_000:
        raise BadInput("the discount must lie between 0 and 100 %")
    if row.term is not None and not 1 <= row.term <= MOST_TERM:
        raise BadInput("the term must lie between 1 and {most} {period}s", most=MOST_TERM, period=row.period)
    if row.quantity * row.unit_price * terms_of(row) > LARGEST:
        raise BadInput("that comes to more than I can keep")
