"""The past of a deal's fields, written down as they change."""

from datetime import datetime

from sqlmodel import Session

from storage import audit
from storage.tables import Deal, DealHistory
from storage.words import Actor


def keep(session: Session, actor: Actor, deal: Deal, field: str, value: str | None, now: datetime) -> None:
    """Note what a field of the deal has from now on."""
    assert deal.id is not None
    row = DealHistory(deal_id=deal.id, field=field, value=value, at=now, by_id=actor.user_id)
    session.add(row)
    audit.record(session, row, None)
