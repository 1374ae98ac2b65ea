"""What was done, in a chain of hashes, and taking it back."""

import hashlib
import json
import secrets
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, inspect, text
from sqlalchemy import select as sa_select
from sqlmodel import Session, SQLModel, col, select

from storage.db import BEFORE_COMMIT
from storage.tables import Audit, Change, Deal, DealHistory
from storage.words import Actor

CHANGE, NOTED = "change_id", "audit_noted"
CHAIN_LOCK = 7_201
_TABLE: Any = inspect(Audit).local_table


def begin(session: Session, actor: Actor, command: str, now: datetime) -> None:
    """From here on, what the session writes belongs to one message of this actor."""
    session.info[CHANGE] = None
    session.info["change_by"] = (actor.user_id or None, command, now)


def current(session: Session) -> int | None:
    """The id of the change that the session has opened, if it has written anything."""
    found: int | None = session.info.get(CHANGE)
    return found


def record(session: Session, row: SQLModel, before: dict[str, Any] | None) -> int:
    """Note that `row` is new (before is None) or was changed; returns the change that it belongs to.

    The notes of a message are written down together, just before its commit: a third of the statements.
    """
    noted = session.info.setdefault(NOTED, [])
    if not noted:
        session.info.setdefault(BEFORE_COMMIT, []).append(write_down)
    noted.append((row, before))
    return _open(session)


def write_down(session: Session) -> None:
    """Write down what was noted, in the order in which it was."""
    noted: list[tuple[SQLModel, dict[str, Any] | None]] = session.info.pop(NOTED, [])
    session.flush()
    for table, group in groupby(noted, key=lambda note: type(note[0])):
        record_many(session, table, [(_id(row), before, snapshot(row)) for row, before in group])


def latest(session: Session) -> int:
    """The number of the last audit row that is written down."""
    return session.exec(select(Audit.id).order_by(col(Audit.id).desc()).limit(1)).first() or 0


def noted(session: Session) -> int:
    """How much is noted so far."""
    return len(session.info.get(NOTED, []))


def forget_noted(session: Session, since: int) -> None:
    """What was noted since has been taken back."""
    del session.info.get(NOTED, [])[since:]
    if since == 0:
        session.info.pop(NOTED, None)
        session.info.pop(CHANGE, None)


def record_gone(session: Session, table: type[SQLModel], row_id: int, before: dict[str, Any]) -> int:
    """Write down that a row was removed."""
    return record_many(session, table, [(row_id, before, None)])


Entry = tuple[int, dict[str, Any] | None, dict[str, Any] | None]


def record_many(session: Session, table: type[SQLModel], entries: list[Entry]) -> int:
    """Write down many rows of one table at once: (row id, before, after)."""
    change = _open(session)
    link, name = _last_hash(session), str(table.__tablename__)
    rows = []
    for row_id, before, after in entries:
        salt = secrets.token_hex(8)
        payload_hash = _hash(salt + json.dumps([name, row_id, before, after], sort_keys=True))
        link = _hash(link + payload_hash)
        rows.append(
            {
                "change_id": change,
                "table_name": name,
                "row_id": row_id,
                "before": before,
                "after": after,
                "salt": salt,
                "payload_hash": payload_hash,
                "hash": link,
            }
        )
    if rows:
        session.flush()
        session.connection().execute(insert(_TABLE), rows)
    return change


def snapshot(row: SQLModel) -> dict[str, Any]:
    """The row's columns as JSON can hold them: times and dates as ISO text."""
    return {column.key: plain(getattr(row, column.key)) for column in inspect(type(row)).column_attrs}


def verify(session: Session) -> int | None:
    """The id of the first audit row where the chain breaks, or None where it holds."""
    link = ""
    for row in session.exec(select(Audit).order_by(col(Audit.id))).yield_per(1000):
        link = _hash(link + row.payload_hash)
        erased = row.salt == ""
        payload = json.dumps([row.table_name, row.row_id, row.before, row.after], sort_keys=True)
        if link != row.hash or (not erased and _hash(row.salt + payload) != row.payload_hash):
            return row.id
    return None


def _open(session: Session) -> int:
    change: int | None = session.info.get(CHANGE)
    if change is None:
        person_id, command, now = session.info["change_by"]
        row = Change(person_id=person_id, command=command[:200], at=now)
        session.add(row)
        session.flush()
        assert row.id is not None
        change = session.info[CHANGE] = row.id
    return change


def version(session: Session) -> tuple[object, ...]:
    """What moves with every change of the data: the end of the chain, and the last change, deal and field's value.

    The last two tell also what is written as history, such as the sample company, and not audited row by row.
    """
    last: Any = col(Audit.id)
    chain = select(Audit.hash).order_by(last.desc()).limit(1).scalar_subquery()
    highest: list[Any] = [func.max(row) for row in (last, col(Change.id), col(Deal.id), col(DealHistory.id))]
    parts = [sa_select(chain), *(sa_select(each) for each in highest)]
    return tuple(session.execute(sa_select(*(part.scalar_subquery() for part in parts))).one())


def _last_hash(session: Session) -> str:
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway; a chain needs one
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    return session.exec(select(Audit.hash).order_by(col(Audit.id).desc()).limit(1)).first() or ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _id(row: SQLModel) -> int:
    value = getattr(row, "id", None)
    assert isinstance(value, int)
    return value


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    return value.isoformat() if isinstance(value, date | datetime) else value
