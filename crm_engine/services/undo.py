"""Taking back what one message did."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage import audit, restore
from storage.tables import Change
from storage.words import Actor, BadInput, NotFound, Role


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the words of the message, and how many rows."""

    command: str
    rows: int
    at: datetime


def undo(session: Session, actor: Actor, change_id: int | None, now: datetime) -> Undone:
    """Take back a change of the actor's (the latest where none is named). An undo itself is not undone.

    Raises NotFound where there is none, BadInput where it is taken back already, Changed where someone has built on it.
    """
    change = session.get(Change, change_id) if change_id else _latest(session, actor)
    if change is None or (change.person_id != actor.user_id and actor.role is not Role.ADMIN):
        raise NotFound("there is nothing of yours to undo")
    if change.undone_at is not None:
        raise BadInput("this is undone already")
    assert change.id is not None
    rows = restore.take_back(session, change.id)
    change.undone_at = now
    session.add(change)
    own = audit.current(session)
    if own is not None:
        mine = session.get_one(Change, own)
        mine.undoes_id = change.id
        session.add(mine)
    session.flush()
    return Undone(change.command, rows, change.at)


def _latest(session: Session, actor: Actor) -> Change | None:
    statement = (
        select(Change)
        .where(Change.person_id == actor.user_id, col(Change.undone_at).is_(None), col(Change.undoes_id).is_(None))
        .order_by(col(Change.id).desc())
        .limit(1)
    )
    return session.exec(statement).first()
