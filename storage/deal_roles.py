"""Queries about who plays which part in a deal."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Contact, Deal, DealRole
from storage.words import Actor, StageKind


def of_deal(session: Session, actor: Actor, deal_id: int) -> list[tuple[str, str]]:
    """(contact, role) of a visible deal's visible contacts, in the order in which they came."""
    statement = (
        sa.select(col(Contact.name), col(DealRole.role))
        .join(DealRole, col(DealRole.contact_id) == col(Contact.id))
        .where(col(DealRole.deal_id) == deal_id, scope.contacts(actor))
        .order_by(col(DealRole.id))
    )
    return [(name, role) for name, role in session.execute(statement)]


def of_contact(session: Session, actor: Actor, contact_id: int, limit: int = 5) -> list[tuple[int, str]]:
    """(deal, role) of a contact in open deals that the actor sees, the latest first."""
    statement = (
        sa.select(col(Deal.id), col(DealRole.role))
        .join(DealRole, col(DealRole.deal_id) == col(Deal.id))
        .where(col(DealRole.contact_id) == contact_id, col(Deal.status) == StageKind.OPEN, scope.deals(actor))
        .order_by(col(Deal.id).desc())
        .limit(limit)
    )
    return [(deal_id, role) for deal_id, role in session.execute(statement)]


def one(session: Session, deal_id: int, contact_id: int) -> DealRole | None:
    statement = select(DealRole).where(DealRole.deal_id == deal_id, DealRole.contact_id == contact_id)
    return session.exec(statement.with_for_update()).first()
