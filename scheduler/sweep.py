"""Putting away: leases of the dead, updates long done, questions nobody answered."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col

from storage import drafts, inbox, outbox
from storage.db import Database
from storage.tables import Heard, Invitation, Outbox, Pending
from storage.words import DeliveryState

KEEP_SENT = timedelta(days=30)
KEEP_EXPIRED = timedelta(days=7)  # so that a late answer can be told that its question is over
KEEP_INVITATIONS = timedelta(days=30)


def sweep(database: Database, now: datetime, real: datetime) -> None:
    """Free expired leases and forget what is over."""
    database.write(lambda session: _sweep(session, now, real))


def _sweep(session: Session, now: datetime, real: datetime) -> None:
    outbox.expire(session, real)
    inbox.forget_done(session, real)
    drafts.forget_old(session, now)
    session.execute(delete(Pending).where(col(Pending.expires_at) < now - KEEP_EXPIRED))
    session.execute(delete(Heard).where(col(Heard.at) < now - KEEP_SENT))
    over = [DeliveryState.SENT, DeliveryState.CANCELLED]
    session.execute(delete(Outbox).where(col(Outbox.state).in_(over), col(Outbox.created_at) < now - KEEP_SENT))
    unused = col(Invitation.used_at).is_(None)
    session.execute(delete(Invitation).where(unused, col(Invitation.expires_at) < now - KEEP_INVITATIONS))
