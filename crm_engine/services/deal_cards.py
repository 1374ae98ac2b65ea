"""What a deal looks like to people: one shape for cards and lists."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from crm_engine.services.deal_details import NONE, Details, details_of
from crm_engine.services.duplicates import Resembling
from crm_engine.services.item_sums import Sums, item_total, sums_of
from storage import deals, items
from storage.tables import Deal, LineItem
from storage.words import Actor, ItemPeriod, NotFound, StageKind


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line item as it is shown; `total` once, or a month or year, after the discount (hundredths of a percent)."""

    id: int
    name: str
    quantity: int
    unit_price: int
    discount: int
    period: ItemPeriod
    term: int | None
    total: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a deal, what stood there, and what stands there now; an amount in minor units."""

    field: str
    before: int | date | str | None
    after: int | date | str | None


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal as it is shown. Money in minor units; `change` is what Undo takes back, where the card tells of a write.

    event  what was just done to it: logged, stage, won, lost, edited, items, or empty
    mrr    what recurs a month; never added to the amount, which has it inside, over its terms
    items, sums  on a card alone, not in lists; by_items: the amount is their sum
    resembles  a known company that the deal's new one is very likely the same as
    changes    where fields were edited, which and how
    details  what else is known of it; a list goes without
    next_step, next_on  what is done next, and on which day
    before   the stage before the move, or the step that was just done
    """

    id: int
    company: str | None
    title: str | None
    amount: int | None
    currency: str
    stage: str
    status: StageKind
    owner: str
    product: str | None
    source: str | None
    expected_close: date | None
    closed_on: date | None
    lost_reason: str | None
    touched_at: datetime
    event: str = ""
    change: int | None = None
    before: str | None = None
    resembles: Resembling | None = None
    changes: tuple[FieldChange, ...] = ()
    mrr: int | None = None
    version: int = 1
    by_items: bool = False
    items: tuple[ItemLine, ...] = ()
    sums: Sums | None = None
    details: Details = NONE
    next_step: str | None = None
    next_on: date | None = None


def card_of(
    session: Session,
    actor: Actor,
    deal_id: int,
    *,
    event: str = "",
    change: int | None = None,
    before: str | None = None,
) -> DealCard:
    """The card of a visible deal. Raises NotFound."""
    found = deals.card(session, actor, deal_id)
    if found is None:
        raise NotFound
    card = to_card(found, event=event, change=change, before=before)
    card = replace(card, details=details_of(session, actor, found.deal))
    rows = items.items_of(session, deal_id)
    return replace(card, items=tuple(_line(row) for row in rows), sums=sums_of(rows)) if rows else card


def to_card(found: deals.Found, *, event: str = "", change: int | None = None, before: str | None = None) -> DealCard:
    """A card from the rows that a query brought together."""
    deal, stage, company, owner, product = found
    assert deal.id is not None
    return DealCard(
        id=deal.id,
        company=company.name if company else None,
        title=deal.title,
        amount=deal.amount,
        currency=deal.currency,
        stage=stage.name,
        status=StageKind(deal.status),
        owner=owner.name,
        product=product.name if product else None,
        source=deal.source,
        expected_close=deal.expected_close,
        closed_on=deal.closed_on,
        lost_reason=deal.lost_reason,
        touched_at=deal.touched_at,
        next_step=deal.next_step,
        next_on=deal.next_on,
        event=event,
        change=change,
        before=before,
        mrr=deal.mrr,
        version=deal.version,
        by_items=deal.by_items,
    )


def _line(row: LineItem) -> ItemLine:
    assert row.id is not None
    return ItemLine(
        row.id,
        row.name,
        row.quantity,
        row.unit_price,
        row.discount,
        ItemPeriod(row.period),
        row.term,
        item_total(row),
    )


def cards_numbered(session: Session, actor: Actor, numbers: list[int]) -> dict[int, DealCard]:
    """The cards of these deals, as far as the actor sees them, by number."""
    found = deals.cards(session, actor, col(Deal.id).in_(numbers), limit=len(numbers)) if numbers else []
    return {card.id: card for card in map(to_card, found)}


def open_deals(session: Session, actor: Actor, *conditions: ColumnElement[bool], limit: int = 30) -> list[DealCard]:
    """The open deals that the actor sees and that fit the conditions, the latest touched first."""
    still = col(Deal.status) == StageKind.OPEN
    return [to_card(found) for found in deals.cards(session, actor, still, *conditions, limit=limit)]


def open_deals_of(session: Session, actor: Actor, company_id: int) -> list[DealCard]:
    """The visible open deals of one company."""
    return [to_card(found) for found in deals.open_of_company(session, actor, company_id)]
