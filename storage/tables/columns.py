"""Column types and small column makers that all tables share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Integer
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

# SQLite numbers rows by itself only where the key is spelled INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC. A naive value is refused, since nobody can say what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Any:
    """The row's own number."""
    return Field(default=None, sa_column=Column(BigId, primary_key=True, autoincrement=True))


def link(target: str, *, nullable: bool = True, index: bool = True) -> Any:
    """A reference to another table's row, such as `link("company.id")`."""
    column: Column[Any] = Column(BigId, ForeignKey(target), nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def time(*, nullable: bool = True, index: bool = False) -> Any:
    """An aware UTC time."""
    column: Column[Any] = Column(UtcDateTime(), nullable=nullable, index=index)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)


def money(*, nullable: bool = True) -> Any:
    """Integer minor units of the row's currency."""
    column: Column[Any] = Column(BigInteger(), nullable=nullable)
    return Field(default=None, sa_column=column) if nullable else Field(sa_column=column)
