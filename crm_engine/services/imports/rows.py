"""Rows as plain values: looked up by key, written many at a time and audited, so that one undo takes all back."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, bindparam, insert, inspect, select, update
from sqlmodel import Session, SQLModel, col

from crm_engine.services.imports.rehearsal import rehearsed
from storage import audit
from storage.numbers import take_numbers
from storage.tables import Audit, Change

Values = dict[str, Any]
CHUNK = 500  # values in one IN
BATCH = 2_000  # rows in one statement; what is made for their audit goes before the next


def standing(session: Session, model: type[SQLModel], column: str, keys: Iterable[Any]) -> dict[Any, Values]:
    """The rows whose `column` (a unique one) is among the keys, by that key."""
    found = rows_where(session, model, column, keys)
    return {row[column]: row for row in found}


def rows_where(session: Session, model: type[SQLModel], column: str, keys: Iterable[Any]) -> list[Values]:
    """The rows whose `column` is among the keys."""
    table = table_of(model)
    wanted = list(dict.fromkeys(keys))
    found: list[Values] = []
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        found += [dict(row) for row in session.execute(select(table).where(table.c[column].in_(some))).mappings()]
    rehearsal = rehearsed(session)
    return found if rehearsal is None else rehearsal.beside(model, column, set(wanted), found)


def write_new(session: Session, model: type[SQLModel], rows: list[Values]) -> list[int]:
    """Insert rows, whatever they leave out at its default; returns their ids in order."""
    if not rows:
        return []
    table, usual = table_of(model), _defaults(model)
    if (rehearsal := rehearsed(session)) is not None:
        return rehearsal.add(model, rows, usual)
    ids = take_numbers(session, table, len(rows))
    for start in range(0, len(rows), BATCH):
        some = zip(ids[start : start + BATCH], rows[start : start + BATCH], strict=True)
        full = [{**usual, "id": row_id, **row} for row_id, row in some]
        session.connection().execute(insert(table), full)
        audit.record_many(session, model, [(row["id"], None, _plain(row)) for row in full])
    return ids


def write_changes(session: Session, model: type[SQLModel], changes: list[tuple[Values, Values]]) -> list[Values]:
    """Bring rows to what a file says, as `news_of` finds it. Returns the rows that were changed, as they stand now."""
    return rewrite(session, model, news_of(session, model, changes))


def news_of(
    session: Session,
    model: type[SQLModel],
    changes: list[tuple[Values, Values]],
    together: frozenset[str] = frozenset(),
) -> list[tuple[Values, Values]]:
    """What is new to rows in what a file says: pairs of (the row as it stands, what the file says of it), an id once.

    Where the file says what it said last time, and a person has changed the row since, the person's word stays.
    Fields in `together` say one thing, as a deal's stage and status do: where one of them is new, all are taken.
    """
    different = [(row, _different(row, said)) for row, said in changes]
    different = [(row, said) for row, said in different if said]
    before = _said_before(session, model, [row["id"] for row, _said in different])
    news = []
    for row, said in different:
        old = before.get(row["id"], {})
        fresh = {name: value for name, value in said.items() if name not in old or old[name] != _json(value)}
        if fresh.keys() & together:
            fresh |= {name: said[name] for name in said.keys() & together}
        if fresh:
            news.append((row, fresh))
    return news


def rewrite(session: Session, model: type[SQLModel], changes: list[tuple[Values, Values]]) -> list[Values]:
    """Change rows: pairs of (the row as it stands, new values). Returns them as they stand now."""
    table = table_of(model)
    if (rehearsal := rehearsed(session)) is not None:
        rehearsal.change(model, changes)
        return [{**row, **news} for row, news in changes]
    by_columns: dict[tuple[str, ...], list[Values]] = {}
    for row, news in changes:
        by_columns.setdefault(tuple(news), []).append({"row_id": row["id"], **{f"new_{k}": v for k, v in news.items()}})
    for columns, parameters in by_columns.items():
        values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in columns}
        session.connection().execute(update(table).where(table.c.id == bindparam("row_id")).values(values), parameters)
    for start in range(0, len(changes), BATCH):
        some = changes[start : start + BATCH]
        audit.record_many(session, model, [(row["id"], _plain(row), _plain({**row, **news})) for row, news in some])
    return [{**row, **news} for row, news in changes]


def table_of(model: type[SQLModel]) -> Table:
    """The table of a model, for Core statements."""
    table = inspect(model).local_table
    assert isinstance(table, Table)
    return table


def _different(row: Values, said: Mapping[str, Any]) -> Values:
    return {name: value for name, value in said.items() if row[name] != value}


def _said_before(session: Session, model: type[SQLModel], ids: Collection[int]) -> dict[int, Values]:
    """What imports that still stand have written into these rows, the latest word on each field."""
    table = str(model.__tablename__)
    found: dict[int, Values] = {}
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        statement = (
            select(col(Audit.row_id), col(Audit.before), col(Audit.after))
            .join(Change, col(Change.id) == col(Audit.change_id))
            .where(col(Audit.table_name) == table, col(Audit.row_id).in_(wanted[start : start + CHUNK]))
            .where(col(Change.command).like("import%"), col(Change.undone_at).is_(None))
            .order_by(col(Audit.id))
        )
        for row_id, before, after in session.execute(statement):
            words = found.setdefault(row_id, {})
            words.update({k: v for k, v in (after or {}).items() if before is None or before[k] != v})
    return found


@cache
def _defaults(model: type[SQLModel]) -> Values:
    empty = model()
    names = [column.key for column in inspect(model).column_attrs if column.key != "id"]
    return {name: getattr(empty, name, None) for name in names}


def _plain(row: Values) -> Values:
    return {name: _json(value) for name, value in row.items()}


def _json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
