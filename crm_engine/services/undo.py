"""Taking back what one message did."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from crm_engine.services import undo_rights
from storage import audit, restore
from storage.phrases import say
from storage.tables import Audit, Change
from storage.words import Actor, Already, Changed, NotFound, Role


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the words of the message, and how many rows."""

    command: str
    rows: int
    at: datetime


def undo(session: Session, actor: Actor, change_id: int | None, now: datetime) -> Undone:
    """Take back a change of the actor's (the latest where none is named). An undo itself is not undone.

    Raises NotFound where there is none, Already where it is taken back, Changed where someone has built on it, and
    NotAllowed where the actor could not do such a thing now.
    """
    change = session.get(Change, change_id) if change_id else _latest(session, actor)
    if change is None or (change.person_id != actor.user_id and not _may_undo_all(actor)):
        raise NotFound("there is nothing of yours to undo")
    if change.undone_at is not None:
        raise Already("this is undone already")
    assert change.id is not None
    admits = undo_rights.check(session, actor, change)
    try:
        rows = restore.take_back(session, change.id)
    except Changed as changed:
        raise Changed(_why(session, actor, change.id, changed)) from changed
    if admits:
        undo_rights.check_admin_remains(session)
    change.undone_at = now
    session.add(change)
    own = audit.current(session)
    if own is not None:
        mine = session.get_one(Change, own)
        mine.undoes_id = change.id
        session.add(mine)
    session.flush()
    return Undone(change.command, rows, change.at)


def _why(session: Session, actor: Actor, change_id: int, changed: Changed) -> str:
    """By whom the row was changed since: what can be done about it depends on that."""
    table, row = changed.facts["table"], changed.facts["row"]
    if not table:
        return say("later records hang on this by now; undo those first")
    statement = (
        select(Change)
        .join(Audit, col(Audit.change_id) == col(Change.id))
        .where(Audit.table_name == table, Audit.row_id == row)
        .order_by(col(Audit.id).desc())
        .limit(1)
    )
    last = session.exec(statement).one()
    if last.id == change_id and table == "reminder":  # nobody: it was planned by the clock
        return say("this has come already; press Done under it, or snooze it")
    if last.person_id == actor.user_id:
        return say('you have changed it since; undo that first: "{command}"', command=last.command[:60])
    return say("someone has changed it since")


def _latest(session: Session, actor: Actor) -> Change | None:
    statement = (
        select(Change)
        .where(_by(actor), col(Change.undone_at).is_(None), col(Change.undoes_id).is_(None))
        .order_by(col(Change.id).desc())
        .limit(1)
    )
    return session.exec(statement).first()


def _by(actor: Actor) -> ColumnElement[bool]:
    """The actor's own changes; for an admin also those of the command line, such as an import."""
    own = col(Change.person_id) == actor.user_id
    return or_(own, col(Change.person_id).is_(None)) if _may_undo_all(actor) else own


def _may_undo_all(actor: Actor) -> bool:
    return actor.role is Role.ADMIN
