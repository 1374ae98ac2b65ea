"""Who plays which part in a deal: decides, speaks for us, uses it, stands in the way."""

from datetime import datetime

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deals import touch
from storage import audit, customers, deal_roles, deals
from storage.tables import DealRole
from storage.words import DEAL_ROLES, Actor, Already, BadInput, NotFound


def set_role(
    session: Session, actor: Actor, deal_id: int, contact_id: int, role: str | None, now: datetime
) -> DealCard:
    """Give a contact one of DEAL_ROLES in a deal, instead of the one they had; None takes it away.

    Raises NotFound where the actor does not see both, Already, BadInput.
    """
    deal, contact = deals.visible(session, actor, deal_id), customers.contact(session, actor, contact_id)
    if deal is None or contact is None:
        raise NotFound
    if role is not None and role not in DEAL_ROLES:
        raise BadInput("there is no such role; there are: {known}", known=", ".join(DEAL_ROLES))
    row = deal_roles.one(session, deal_id, contact_id)
    if (row.role if row else None) == role:
        raise Already("that is how it stands already")
    touch(session, deal, now)
    if row is None:
        assert role is not None
        row = DealRole(deal_id=deal_id, contact_id=contact_id, role=role)
        session.add(row)
        session.flush()
        audit.record(session, row, None)
    elif role is None:
        assert row.id is not None
        number, before = row.id, audit.snapshot(row)
        session.delete(row)
        session.flush()
        audit.record_gone(session, DealRole, number, before)
    else:
        before = audit.snapshot(row)
        row.role = role
        session.add(row)
        audit.record(session, row, before)
    return card_of(session, actor, deal_id, event="role", change=audit.current(session))
