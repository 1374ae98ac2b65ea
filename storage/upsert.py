"""Insert rows unless ones with the same key are there: the same words on either database."""

from typing import Any

from sqlmodel import Session, SQLModel


def insert_new(
    session: Session, table: type[SQLModel], rows: list[dict[str, Any]], key: list[str], give: Any
) -> list[Any]:
    """Insert the rows whose key columns are not taken yet; returns the column `give` of those that were."""
    if session.get_bind().dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:  # each dialect takes a tenth of a second to load, and a start has a second in all
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    # Only the form for one row is compiled once and kept.
    values = rows[0] if len(rows) == 1 else rows
    statement = insert(table).values(values).on_conflict_do_nothing(index_elements=key).returning(give)
    return list(session.scalars(statement))
