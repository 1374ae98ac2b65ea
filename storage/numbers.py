"""Numbers of rows taken before the rows are written, so that many can be written in one statement."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Table
from sqlmodel import Session


def take_numbers(session: Session, table: Table, count: int) -> list[int]:
    """As many numbers as are wanted that no row of the table has or has had, in order.

    SQLite has one writer, which is this transaction, and takes what is written under the last of them as its count;
    PostgreSQL gives each number to one transaction only.
    """
    if session.get_bind().dialect.name == "postgresql":
        sequence = sa.func.pg_get_serial_sequence(table.name, "id")
        statement: Any = sa.select(sa.func.nextval(sequence)).select_from(sa.func.generate_series(1, count))
        return sorted(session.execute(statement).scalars())
    used: Any = sa.select(sa.literal_column("seq")).select_from(sa.table("sqlite_sequence", sa.column("name")))
    last = session.execute(used.where(sa.column("name") == table.name)).scalar() or 0
    return list(range(last + 1, last + 1 + count))
