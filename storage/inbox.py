"""The inbox: what the chat service handed over, kept before it is acknowledged, handled once.

All times here are the machine's own, whatever the company's clock says: they are about the chat service.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.tables import BotOffset, Inbox
from storage.upsert import insert_new

KEEP = timedelta(hours=48)
OFFSET_HOLDS = timedelta(days=6)  # after a week without updates Telegram counts anew from a random number


def keep(session: Session, updates: list[dict[str, Any]]) -> set[int]:
    """Store fetched updates (bot_id, update_id, chat_id, payload, received_at); one already there is left as it is.

    Returns the ids of those that are new.
    """
    if not updates:
        return set()
    rows = [{"state": "new", "attempts": 0, **row} for row in updates]
    return set(insert_new(session, Inbox, rows, ["bot_id", "update_id"], col(Inbox.update_id)))


def waiting(session: Session, bot_id: int, after: int = -1, limit: int = 500) -> list[Inbox]:
    """Updates not handled yet, oldest first, with an id above `after`."""
    statement = (
        select(Inbox)
        .where(Inbox.bot_id == bot_id, Inbox.state == "new", col(Inbox.update_id) > after)
        .order_by(col(Inbox.update_id))
        .limit(limit)
    )
    rows = list(session.exec(statement))
    for row in rows:
        session.expunge(row)
    return rows


def mark_done(session: Session, bot_id: int, update_id: int, real: datetime) -> bool:
    """Claim the right to take effect, in the same transaction as the effect; False where it was done before."""
    done = session.execute(
        update(Inbox)
        .where(col(Inbox.bot_id) == bot_id, col(Inbox.update_id) == update_id, col(Inbox.state) == "new")
        .values(state="done", done_at=real)
    )
    return bool(getattr(done, "rowcount", 0))


def mark_failed(session: Session, bot_id: int, update_id: int, error: str, *, tries: int, real: datetime) -> bool:
    """Count a failed handling; after `tries` the update is dead, which is what True says."""
    row = session.get(Inbox, (bot_id, update_id))
    if row is None or row.state != "new":
        return False
    row.attempts += 1
    row.error = error[:500]
    if row.attempts >= tries:
        row.state, row.done_at = "dead", real
    session.add(row)
    return row.state == "dead"


def forget_done(session: Session, real: datetime) -> None:
    """Done updates go after two days; the chat service repeats none older than one."""
    session.execute(delete(Inbox).where(col(Inbox.state) == "done", col(Inbox.done_at) < real - KEEP))


def next_offset(session: Session, bot_id: int, real: datetime) -> int | None:
    """The first update that is not acknowledged; None at the first start, and after six days without updates."""
    row = session.get(BotOffset, bot_id)
    return row.next_update_id if row is not None and real - row.seen_at < OFFSET_HOLDS else None


def save_offset(session: Session, bot_id: int, next_update_id: int, real: datetime) -> None:
    """Say which update is the next, in the transaction that keeps those before it."""
    session.merge(BotOffset(bot_id=bot_id, next_update_id=next_update_id, seen_at=real))
