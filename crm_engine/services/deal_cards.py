"""What a deal looks like to people: one shape for cards and lists."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from crm_engine.services.duplicates import Resembling
from storage import deals
from storage.tables import Deal
from storage.words import Actor, NotFound, StageKind


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a deal, what stood there, and what stands there now; an amount in minor units."""

    field: str
    before: int | date | str | None
    after: int | date | str | None


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal as it is shown. Money in minor units; `change` is what Undo takes back, where the card tells of a write.

    event  what was just done to it: logged, stage, won, lost, edited, or empty
    resembles  a known company that the deal's new one is very likely the same as
    changes    where fields were edited, which and how
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
    return to_card(found, event=event, change=change, before=before)


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
        event=event,
        change=change,
        before=before,
    )


def open_deals(session: Session, actor: Actor, limit: int = 30) -> list[DealCard]:
    """The open deals that the actor sees, the latest touched first."""
    return [to_card(found) for found in deals.cards(session, actor, col(Deal.status) == StageKind.OPEN, limit=limit)]


def open_deals_of(session: Session, actor: Actor, company_id: int) -> list[DealCard]:
    """The visible open deals of one company."""
    return [to_card(found) for found in deals.open_of_company(session, actor, company_id)]
