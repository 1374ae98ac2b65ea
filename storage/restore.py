"""Put rows back to what the audit says they were."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Date, bindparam, delete, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col

from storage import audit
from storage.tables import Audit
from storage.tables.columns import UtcDateTime
from storage.words import Changed

CHUNK = 500
PAGE = 5_000


class Entry(NamedTuple):
    """One line of the audit."""

    id: int
    table_name: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def take_back(session: Session, change_id: int) -> int:
    """Reverse every write of a change, last first; returns how many.

    Raises Changed, before anything is written back, where a row no longer stands as the change left it.
    """
    tables = {str(mapper.class_.__tablename__): mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    seen: set[tuple[str, int]] = set()
    for entries in _pages(session, change_id):
        last = [entry for entry in entries if (entry.table_name, entry.row_id) not in seen]
        _check(session, tables, last)
        seen.update((entry.table_name, entry.row_id) for entry in last)
    count = 0
    try:
        for entries in _pages(session, change_id):
            for name, group in groupby(entries, key=lambda entry: entry.table_name):
                _put_back(session, tables[name], list(group))
            count += len(entries)
    except IntegrityError as error:
        raise Changed("someone has built on it since", table="", row=0) from error
    session.expire_all()
    return count


def _pages(session: Session, change_id: int) -> Iterator[list[Entry]]:
    """A change's lines, last first; a part at a time, for an import may have written a million."""
    columns: list[Any] = [Audit.id, Audit.table_name, Audit.row_id, Audit.before, Audit.after]
    wanted = sa.select(*columns).where(col(Audit.change_id) == change_id).order_by(col(Audit.id).desc()).limit(PAGE)
    page = [Entry(*row) for row in session.execute(wanted)]
    while page:
        yield page
        page = [Entry(*row) for row in session.execute(wanted.where(col(Audit.id) < page[-1].id))]


def _check(session: Session, tables: dict[str, type[SQLModel]], entries: list[Entry]) -> None:
    """That every row still stands as the change left it."""
    last: dict[str, dict[int, Entry]] = {}
    for entry in entries:
        last.setdefault(entry.table_name, {}).setdefault(entry.row_id, entry)
    for name, wanted in last.items():
        found = _now(session, tables[name], list(wanted))
        for row_id, entry in wanted.items():
            now = found.get(row_id)
            if not _stands_as(now, _as_planned(entry, now)):
                raise Changed("someone has changed it since", table=name, row=row_id)


def _as_planned(entry: Entry, now: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the change left; a reminder that it gave to somebody may have been said to them since, by the clock."""
    before, after = entry.before, entry.after
    if entry.table_name != "reminder" or not before or not after or not now:
        return after
    given = before["person_id"] != after["person_id"]
    return after | {"status": now["status"]} if given and now["status"] == "planned" else after


def _stands_as(now: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether the row is as it was left; columns that a later version has added say nothing about that."""
    if now is None or after is None:
        return now is after
    return {name: now.get(name) for name in after} == after


def _now(session: Session, table: type[SQLModel], ids: list[int]) -> dict[int, dict[str, Any]]:
    """The rows that there are, by id, as the audit would note them."""
    rows: Any = inspect(table).local_table
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), CHUNK):
        some = session.execute(sa.select(rows).where(rows.c.id.in_(ids[start : start + CHUNK]))).mappings()
        found |= {row["id"]: {name: audit.plain(value) for name, value in row.items()} for row in some}
    return found


def _put_back(session: Session, table: type[SQLModel], entries: list[Entry]) -> None:
    """Reverse entries of one table, those of a kind in a row together."""
    rows: Any = inspect(table).local_table
    for (made, gone), group in groupby(entries, key=lambda entry: (entry.before is None, entry.after is None)):
        some = list(group)
        if made:
            ids = [entry.row_id for entry in some]
            for start in range(0, len(ids), CHUNK):
                session.execute(delete(rows).where(rows.c.id.in_(ids[start : start + CHUNK])))
            continue
        values = [_typed(table, entry.before or {}) for entry in some]
        if gone:
            session.execute(insert(rows), values)
        else:
            known = values[0].keys()  # one change is of one version, which may have had fewer columns
            columns = [column for column in rows.columns if column.name in known]
            changes = {column.name: bindparam(f"old_{column.name}", type_=column.type) for column in columns}
            statement = update(rows).where(rows.c.id == bindparam("old_id")).values(changes)
            old = [{f"old_{name}": value for name, value in row.items()} for row in values]
            session.connection().execute(statement, old)
    audit.record_many(session, table, [(entry.row_id, entry.after, entry.before) for entry in entries])


def _typed(table: type[SQLModel], values: dict[str, Any]) -> dict[str, Any]:
    columns = inspect(table).columns
    return {name: _parse(columns[name].type, value) for name, value in values.items()}


def _parse(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
