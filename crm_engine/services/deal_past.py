"""The past of a deal: every stage, amount and owner that it has had, since when and by whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from storage import deals, trail
from storage.tables import User
from storage.words import Actor


@dataclass(frozen=True, slots=True)
class Moment:
    """From when on a field had a value. An amount is in minor units of the deal's currency; who is None: imported."""

    at: datetime
    field: str
    value: str | int | None
    who: str | None


@dataclass(frozen=True, slots=True)
class DealPast:
    """The deal as it is now, and its past, oldest first."""

    deal: DealCard
    moments: tuple[Moment, ...]


def deal_past(session: Session, actor: Actor, deal_id: int) -> DealPast:
    """What a visible deal has been. Raises NotFound."""
    deal = card_of(session, actor, deal_id)
    rows = sorted(deals.history(session, deal_id), key=lambda row: (row.at, row.id or 0))
    people = trail.names(session, User, (row.by_id for row in rows if row.by_id))
    moments = (Moment(row.at, row.field, _value(row.field, row.value), people.get(row.by_id or 0)) for row in rows)
    return DealPast(deal, tuple(moments))


def _value(field: str, value: str | None) -> str | int | None:
    return int(value) if field == "amount" and value is not None else value
