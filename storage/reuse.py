"""Rows that are written anew after they were taken back keep their numbers, by which people know them."""

from typing import Any

from sqlalchemy import event
from sqlmodel import Session, SQLModel


def reuse(session: Session, freed: dict[str, list[int]]) -> None:
    """From here on, new rows of these tables take the freed numbers first. freed: table name -> numbers, in order."""
    left = {table: list(ids) for table, ids in freed.items()}

    def number(session: Session, _context: Any, _instances: Any) -> None:
        for row in session.new:
            ids = left.get(str(row.__tablename__)) if isinstance(row, SQLModel) else None
            if ids and getattr(row, "id", 0) is None:
                row.id = ids.pop(0)

    event.listen(session, "before_flush", number)
