"""Insert a row unless one with the same key is there: the same words on either database."""

from typing import Any

from sqlmodel import Session, SQLModel


def insert_new(session: Session, table: type[SQLModel], rows: list[dict[str, Any]], key: list[str]) -> int:
    """Insert the rows whose key columns are not taken yet; returns how many were."""
    if session.get_bind().dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:  # each dialect takes a tenth of a second to load, and a start has a second in all
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    done = session.execute(insert(table).values(rows).on_conflict_do_nothing(index_elements=key))
    return int(getattr(done, "rowcount", 0))
