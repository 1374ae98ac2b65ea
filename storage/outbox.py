"""The outbox: what is to be said, who is saying it now, and how it ended.

due -> claimed (a lease) -> sending (committed just before the call) -> sent | failed | uncertain | cancelled
"""

from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, or_, update
from sqlmodel import Session, col, select

from storage.tables import Outbox, User
from storage.upsert import insert_new
from storage.words import DeliveryState

REPLY = "reply"
NOTICE = "notice"  # finished text, as a reply's, that nobody asked for
ASKED_AGAIN = "asked for again"  # the error of a push in doubt that its person wants sent once more
REPEATED = "repeated"  # the error of a reply that was in doubt once and goes out a second time
AHEAD = 200  # rows looked at to find the first of each chat


def put(session: Session, **values: Any) -> int | None:
    """Add one message; its number, or None where one with the same key is there already."""
    row = {"state": DeliveryState.DUE, "payload": {}, "attempts": 0, **values}
    return next(iter(insert_new(session, Outbox, [row], ["key"], col(Outbox.id))), None)


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


def next_for_telegram(
    session: Session, busy: list[int], *, now: datetime, limit: int, pushes: int
) -> list[tuple[int, int]]:
    """Which rows may go now: (row id, chat id), one a chat, replies first, each oldest first; `busy` chats wait.

    limit  how many in all; pushes  how many pushes among them
    """
    due = (col(Outbox.state) == DeliveryState.DUE, col(Outbox.due_at) <= now)
    replies = (
        sa.select(col(Outbox.id), col(Outbox.chat_id))
        .where(*due, col(Outbox.door) == "telegram", col(Outbox.kind) == REPLY, col(Outbox.chat_id).not_in(busy))
        .order_by(col(Outbox.id))
    )
    unasked = (
        sa.select(col(Outbox.id), col(User.chat_id))
        .join(User, col(User.id) == col(Outbox.person_id))
        .where(*due, col(Outbox.door).is_(None), col(User.chat_id).is_not(None), col(User.chat_id).not_in(busy))
        .where(col(User.chat_blocked).is_(False), col(User.active).is_(True))
        .order_by(col(Outbox.due_at), col(Outbox.id))
    )
    answering = _first_of_each_chat(session, replies, limit)
    free = min(limit - len(answering), pushes)
    pushing = _first_of_each_chat(session, unasked.where(col(User.chat_id).not_in(answering)), free)
    return [(row_id, chat_id) for chat_id, row_id in (answering | pushing).items()]


def _first_of_each_chat(session: Session, statement: "sa.Select[Any, Any]", limit: int) -> dict[int, int]:
    """The first row of each chat among (row id, chat id): chat id -> row id, `limit` of them."""
    first: dict[int, int] = {}
    if limit > 0:
        for row_id, chat_id in session.execute(statement.limit(AHEAD)):
            first.setdefault(chat_id, row_id)
    return dict(islice(first.items(), max(limit, 0)))


def claim_rows(session: Session, ids: list[int], *, real: datetime, holder: str, lease: timedelta) -> list[Outbox]:
    """Take these rows, where nobody else has taken them since; ours to send until the lease ends."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.id).in_(ids), col(Outbox.state) == DeliveryState.DUE)
        .values(state=DeliveryState.CLAIMED, claimed_by=holder, lease_until=real + lease)
    )
    mine = (col(Outbox.id).in_(ids), Outbox.state == DeliveryState.CLAIMED, Outbox.claimed_by == holder)
    rows = list(session.exec(select(Outbox).where(*mine)))
    for row in rows:
        session.expunge(row)
    return rows


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


def put_back(
    session: Session, row_id: int, *, due_at: datetime, error: str, parts: int = 0, counts: bool = True
) -> None:
    """It is known not to have been sent, but for its first `parts`: due again from `due_at`.

    counts  whether this was an attempt, of which there are only so many
    """
    row = session.get_one(Outbox, row_id)
    row.attempts -= not counts
    row.error = REPEATED if row.error == REPEATED else error
    _free(row, parts)
    row.state, row.due_at = DeliveryState.DUE, due_at
    session.add(row)


def put_off(session: Session, row_id: int, holder: str, until: datetime) -> None:
    """What `holder` has claimed is not to be said yet: due again at `until`, under its key, and not as an attempt."""
    row = session.get_one(Outbox, row_id)
    if row.state != DeliveryState.CLAIMED or row.claimed_by != holder:
        return
    _free(row, 0)
    row.payload = {**row.payload, "put_off_to": until.isoformat()}
    row.state, row.due_at = DeliveryState.DUE, until
    session.add(row)


def doubt(session: Session, row_id: int, *, error: str, parts: int = 0) -> DeliveryState:
    """Nobody knows whether it was sent, but for its first `parts`, which were. Returns what comes of it.

    A reply is due once more, marked as repeated; a push, and a reply that was in doubt before, is `uncertain`.
    """
    row = session.get_one(Outbox, row_id)
    again = row.kind == REPLY and row.error != REPEATED
    _free(row, parts)
    row.state, row.error = (DeliveryState.DUE, REPEATED) if again else (DeliveryState.UNCERTAIN, error)
    session.add(row)
    return row.state


def _free(row: Outbox, parts: int) -> None:
    row.lease_until = row.claimed_by = None
    if parts:
        row.payload = {**row.payload, "sent_parts": parts}


def release(session: Session, holder: str) -> None:
    """Give back what `holder` has claimed and not begun to send."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.state) == DeliveryState.CLAIMED, col(Outbox.claimed_by) == holder)
        .values(state=DeliveryState.DUE, claimed_by=None, lease_until=None)
    )


def expire(session: Session, real: datetime, dead: str | None = None) -> int:
    """Free what a sender held whose lease has passed, or who is known to be `dead`.

    Claimed rows are due again. Rows being sent are in doubt, as in `doubt`. Returns how many rows changed.
    """
    over = col(Outbox.lease_until) < real
    if dead is not None:
        over = or_(over, col(Outbox.claimed_by) == dead)
    claimed = and_(col(Outbox.state) == DeliveryState.CLAIMED, over)
    sending = and_(col(Outbox.state) == DeliveryState.SENDING, over)
    again = and_(sending, col(Outbox.kind) == REPLY, col(Outbox.error).is_distinct_from(REPEATED))
    free = {"claimed_by": None, "lease_until": None}
    counts = [
        session.execute(update(Outbox).where(claimed).values(state=DeliveryState.DUE, **free)),
        session.execute(update(Outbox).where(again).values(state=DeliveryState.DUE, error=REPEATED, **free)),
        session.execute(update(Outbox).where(sending).values(state=DeliveryState.UNCERTAIN, **free)),
    ]
    return sum(getattr(done, "rowcount", 0) for done in counts)


def move_chat(session: Session, old: int, new: int) -> None:
    """A group has become a supergroup, under a new number: what is still to be said there goes to the new one."""
    waiting = col(Outbox.state).not_in([DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.CANCELLED])
    session.execute(update(Outbox).where(col(Outbox.chat_id) == old, waiting).values(chat_id=new))
    session.execute(update(User).where(col(User.chat_id) == old).values(chat_id=new))
