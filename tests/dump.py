"""The whole database as plain text, to see that nothing has changed."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.db import Database

# What every message moves, refused or not: the queues, the open question, where a person's chat is.
MOVING = frozenset({"outbox", "inbox", "pending", "heard"})
HISTORY = frozenset({"audit", "change"})


def dump(database: Database, without: Collection[str] = ()) -> str:
    """Every row of every table, a line each, in the order of the keys; the queues and `without` are left out."""
    lines = []
    with database.reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            if table.name in MOVING or table.name in without:
                continue
            columns = [column for column in table.columns if (table.name, column.name) != ("person", "chat_id")]
            rows = session.execute(sa.select(*columns).order_by(*table.primary_key.columns))
            lines += [f"{table.name}: {row._asdict()!r}" for row in rows]
    return "\n".join(lines)
