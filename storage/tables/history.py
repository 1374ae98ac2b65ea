"""What was done, by whom, and what stood there before: the ground for undo and for the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class Change(SQLModel, table=True):
    """Everything that one message did: what `/undo` takes back as a whole."""

    id: int | None = key()
    person_id: int | None = link("person.id")
    command: str
    at: datetime = time(nullable=False)
    undone_at: datetime | None = time()
    undoes_id: int | None = link("change.id", index=False)


class Audit(SQLModel, table=True):
    """One row written, with before and after. `hash` chains over the one before and sha256(salt + payload)."""

    __table_args__ = (Index("ix_audit_table_row", "table_name", "row_id"),)

    id: int | None = key()
    change_id: int = link("change.id", nullable=False)
    table_name: str
    row_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    salt: str
    payload_hash: str
    hash: str
