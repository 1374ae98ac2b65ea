"""The outbox: what is to be said, who is saying it now, and how it ended.

due -> claimed (a lease) -> sending (committed just before the call) -> sent | failed | uncertain | cancelled
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlmodel import Session, col, select

from storage.tables import Outbox, User
from storage.words import DeliveryState

REPLY = "reply"


def put(session: Session, **values: Any) -> bool:
    """Add one message; False where one with the same key is there already."""
    insert = insert_sqlite if session.get_bind().dialect.name == "sqlite" else insert_postgresql
    row = {"state": DeliveryState.DUE, "payload": {}, "attempts": 0, **values}
    done = session.execute(insert(Outbox).values(**row).on_conflict_do_nothing(index_elements=["key"]))
    return bool(getattr(done, "rowcount", 0))


def claim(
    session: Session,
    ready: ColumnElement[bool],
    *,
    now: datetime,
    real: datetime,
    holder: str,
    lease: timedelta,
    limit: int,
) -> list[Outbox]:
    """Take up to `limit` due rows that meet `ready`, replies first, oldest first; theirs to send until the lease ends.

    now   business time, against which due_at counts; real   the machine's time, against which leases count
    """
    statement = (
        select(Outbox)
        .where(Outbox.state == DeliveryState.DUE, col(Outbox.due_at) <= now, ready)
        .order_by(col(Outbox.kind) != REPLY, col(Outbox.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(session.exec(statement))
    for row in rows:
        row.state, row.claimed_by, row.lease_until = DeliveryState.CLAIMED, holder, real + lease
        session.add(row)
    session.flush()
    for row in rows:
        session.expunge(row)
    return rows


def for_telegram(busy: list[int]) -> ColumnElement[bool]:
    """Rows for the Telegram door: its replies, and pushes to people with a chat; `busy` chats wait."""
    reachable = select(User.id).where(
        col(User.chat_id).is_not(None), col(User.chat_blocked).is_(False), col(User.active).is_(True)
    )
    if busy:
        reachable = reachable.where(col(User.chat_id).not_in(busy))
    reply = and_(col(Outbox.door) == "telegram", col(Outbox.chat_id).not_in(busy))
    return or_(reply, and_(col(Outbox.door).is_(None), col(Outbox.person_id).in_(reachable)))


def for_terminal(person_id: int) -> ColumnElement[bool]:
    """Rows for the person who sits at the terminal."""
    return and_(col(Outbox.person_id) == person_id, or_(col(Outbox.door) == "terminal", col(Outbox.door).is_(None)))


def begin_sending(session: Session, row_id: int, holder: str, *, real: datetime, lease: timedelta) -> bool:
    """Say, durably, that the call is about to be made. False where the claim is no longer ours."""
    done = session.execute(
        update(Outbox)
        .where(
            col(Outbox.id) == row_id,
            col(Outbox.state) == DeliveryState.CLAIMED,
            col(Outbox.claimed_by) == holder,
            col(Outbox.lease_until) > real,
        )
        .values(state=DeliveryState.SENDING, lease_until=real + lease, attempts=Outbox.attempts + 1)
    )
    return bool(getattr(done, "rowcount", 0))


def finish(
    session: Session,
    row_id: int,
    state: DeliveryState,
    *,
    at: datetime,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Say how it ended, and drop the bytes that are no longer needed."""
    values: dict[str, Any] = {"state": state, "lease_until": None, "message_id": message_id, "error": error}
    if state is DeliveryState.SENT:
        values |= {"sent_at": at, "photo": None, "document": None}
    session.execute(update(Outbox).where(col(Outbox.id) == row_id).values(**values))


def put_back(session: Session, row_id: int, *, due_at: datetime, error: str) -> None:
    """It is known not to have been sent: due again from `due_at`."""
    values = {"state": DeliveryState.DUE, "lease_until": None, "claimed_by": None, "due_at": due_at, "error": error}
    session.execute(update(Outbox).where(col(Outbox.id) == row_id).values(**values))


def expire(session: Session, real: datetime) -> int:
    """Free what a dead sender held: claimed rows are due again; rows being sent are in doubt, and stay so.

    A reply in doubt is sent once more, marked as repeated; a push in doubt is `uncertain` until a person decides.
    """
    over = col(Outbox.lease_until) < real
    claimed = and_(col(Outbox.state) == DeliveryState.CLAIMED, over)
    sending = and_(col(Outbox.state) == DeliveryState.SENDING, over)
    again = and_(sending, col(Outbox.kind) == REPLY, col(Outbox.attempts) < 2)
    free = {"claimed_by": None, "lease_until": None}
    counts = [
        session.execute(update(Outbox).where(claimed).values(state=DeliveryState.DUE, **free)),
        session.execute(update(Outbox).where(again).values(state=DeliveryState.DUE, error="repeated", **free)),
        session.execute(update(Outbox).where(sending).values(state=DeliveryState.UNCERTAIN, **free)),
    ]
    return sum(getattr(done, "rowcount", 0) for done in counts)
