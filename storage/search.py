"""Searching companies and contacts by name: candidates from an index in memory, and of them what the actor may see.

The index is kept beside the database's engine and follows the audit, where every write of a row stands: before each
search the rows written since the last one are read again. Who sees what is asked of the database each time, and so are
the names that are shown; the index only says where to look.
"""

import threading
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from storage import audit, scope
from storage.name_index import NameIndex
from storage.tables import Audit, Company, Contact
from storage.words import Actor, Choice

Named = type[Company] | type[Contact]
CHUNK = 200
MOST_NEWS = 5_000  # rows written since the last search, above which all names are read anew
_LOCK = threading.Lock()


class _Kept:
    """The index of one table, and the last audit row that it knows of."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index = NameIndex()
        self.version = -1


_KEPT: WeakKeyDictionary[Engine, dict[Named, _Kept]] = WeakKeyDictionary()


def companies(session: Session, actor: Actor, words: str, limit: int) -> list[Choice]:
    """Visible companies whose names resemble the words, the likeliest first; `facts["score"]` is 0-100."""
    return _search(session, actor, Company, words, limit)


def contacts(session: Session, actor: Actor, words: str, limit: int) -> list[Choice]:
    """Visible contacts in the same way; `facts["company"]` is the name of where they work, or None."""
    return _search(session, actor, Contact, words, limit)


def _search(session: Session, actor: Actor, table: Named, words: str, limit: int) -> list[Choice]:
    kept = _kept(session, table)
    found: list[Choice] = []
    with kept.lock:
        _bring_up_to_date(session, kept, table)
        for step in kept.index.hits(words):
            for start in range(0, len(step), CHUNK):
                found += _visible(session, actor, table, step[start : start + CHUNK])
                if len(found) >= limit:
                    return found[:limit]
    return found


def _visible(session: Session, actor: Actor, table: Named, hits: list[tuple[float, int]]) -> list[Choice]:
    ids = [row_id for _score, row_id in hits]
    if table is Company:
        statement: Any = sa.select(col(Company.id), col(Company.name), sa.null()).where(scope.companies(actor))
    else:
        statement = sa.select(col(Contact.id), col(Contact.name), col(Company.name)).where(scope.contacts(actor))
        statement = statement.outerjoin(Company, col(Contact.company_id) == col(Company.id))
    rows = {row[0]: row[1:] for row in session.execute(statement.where(col(table.id).in_(ids)))}
    return [
        Choice(row_id, rows[row_id][0], {"score": score, "company": rows[row_id][1]})
        for score, row_id in hits
        if row_id in rows
    ]


def _kept(session: Session, table: Named) -> _Kept:
    with _LOCK:
        return _KEPT.setdefault(session.get_bind().engine, {}).setdefault(table, _Kept())


def _bring_up_to_date(session: Session, kept: _Kept, table: Named) -> None:
    """Read again what others have written since; rows of this very transaction may still be taken back."""
    version = _version(session)
    if version <= kept.version:
        return
    news = None if kept.version < 0 else _written_since(session, kept.version, version, table)
    if news is None or len(news) > MOST_NEWS:
        kept.index = NameIndex(_names(session, table))
    else:
        for start in range(0, len(news), CHUNK):
            some = news[start : start + CHUNK]
            names = dict(_names(session, table, some))
            for row_id in some:
                if row_id in names:
                    kept.index.put(row_id, names[row_id])
                else:
                    kept.index.drop(row_id)
    kept.version = version


def _version(session: Session) -> int:
    """The last audit row of a transaction that is over."""
    own = audit.current(session) or 0
    statement = select(Audit.id).where(Audit.change_id != own).order_by(col(Audit.id).desc()).limit(1)
    return session.exec(statement).first() or 0


def _written_since(session: Session, after: int, until: int, table: Named) -> list[int]:
    rows = select(Audit.row_id).where(col(Audit.id) > after, col(Audit.id) <= until)
    statement = rows.where(Audit.table_name == str(table.__tablename__)).distinct().limit(MOST_NEWS + 1)
    return list(session.exec(statement))


def _names(session: Session, table: Named, ids: list[int] | None = None) -> list[tuple[int, str]]:
    statement: Any = sa.select(table.id, table.name)  # type: ignore[call-overload]
    if ids is not None:
        statement = statement.where(col(table.id).in_(ids))
    return [(row[0], row[1]) for row in session.execute(statement)]
