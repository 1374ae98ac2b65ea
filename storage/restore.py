"""Put rows back to what the audit says they were."""

from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Date, delete, insert, inspect, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from storage import audit
from storage.tables import Audit
from storage.tables.columns import UtcDateTime
from storage.words import Changed


def take_back(session: Session, change_id: int) -> int:
    """Reverse every write of a change, last first; returns how many.

    Raises Changed, before anything is written back, where a row no longer stands as the change left it.
    """
    entries = list(session.exec(select(Audit).where(Audit.change_id == change_id).order_by(col(Audit.id).desc())))
    tables = {str(mapper.class_.__tablename__): mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    seen: set[tuple[str, int]] = set()
    for entry in entries:
        place = (entry.table_name, entry.row_id)
        if place not in seen and _now(session, tables[entry.table_name], entry.row_id) != entry.after:
            raise Changed("someone has changed it since", table=entry.table_name, row=entry.row_id)
        seen.add(place)
    try:
        for name, group in groupby(entries, key=lambda entry: entry.table_name):
            _put_back(session, tables[name], list(group))
    except IntegrityError as error:
        raise Changed("someone has built on it since", table="", row=0) from error
    session.expire_all()
    return len(entries)


def _now(session: Session, table: type[SQLModel], row_id: int) -> dict[str, Any] | None:
    row = session.get(table, row_id, populate_existing=True)
    return None if row is None else audit.snapshot(row)


def _put_back(session: Session, table: type[SQLModel], entries: list[Audit]) -> None:
    key = inspect(table).columns["id"]
    for entry in entries:
        if entry.before is None:
            session.execute(delete(table).where(key == entry.row_id))
        elif entry.after is None:
            session.execute(insert(table).values(**_typed(table, entry.before)))
        else:
            session.execute(update(table).where(key == entry.row_id).values(**_typed(table, entry.before)))
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
