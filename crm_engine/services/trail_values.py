"""What the numbers in an audited row mean: names for references, money for amounts, times for times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date
from sqlmodel import Session, SQLModel

from storage import trail
from storage.tables.columns import UtcDateTime

# Keys and secrets, and what changes with every writing.
LEFT_OUT = frozenset({"id", "name_key", "code_hash", "version", "created_at", "touched_at", "planned_at"})
MONEY = frozenset({"amount", "list_amount", "close_amount", "list_price", "mrr", "price"})


@dataclass(frozen=True, slots=True)
class Money:
    """Minor units of a currency."""

    minor: int
    currency: str


Value = str | int | float | bool | Money | datetime | date | None
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What the references in some rows point to, by column and number, and the currencies of their deals."""

    names: dict[str, dict[int, str]]
    currencies: dict[int, str]

    @classmethod
    def of(cls, session: Session, rows: list[dict[str, Any]]) -> "Names":
        """Look up every reference in these rows."""
        found = {}
        for column, table in trail.POINTS_TO.items():
            ids = [row[column] for row in rows if isinstance(row.get(column), int)]
            if ids:
                found[column] = trail.names(session, table, ids)
        deals = [row["deal_id"] for row in rows if isinstance(row.get("deal_id"), int) and "field" in row]
        return cls(found, trail.currencies(session, deals) if deals else {})


def kept(column: str) -> bool:
    """Whether people want to see the column."""
    return column not in LEFT_OUT


def meaning(column: str, row: Row, names: Names) -> Value:
    """The value of a column in a row, as people understand it; None where it is empty."""
    value = row.get(column)
    if value is None or value == "" or value == {}:
        return None
    if column in trail.POINTS_TO and isinstance(value, int):
        return names.names.get(column, {}).get(value, f"#{value}")
    if column.endswith("_id") and isinstance(value, int):
        return f"#{value}"
    if column in MONEY and isinstance(value, int):
        return Money(value, str(row.get("currency", "")))
    if column == "value" and row.get("field") == "amount" and str(value).lstrip("-").isdigit():
        return Money(int(value), names.currencies.get(row.get("deal_id") or 0, ""))
    return _moment(column, value) or (value if isinstance(value, str | int | float) else str(value))


def _moment(column: str, value: object) -> datetime | date | None:
    if not isinstance(value, str) or column not in TIMES | DAYS:
        return None
    return datetime.fromisoformat(value) if column in TIMES else date.fromisoformat(value)


def _columns(kind: type[Any]) -> frozenset[str]:
    tables = SQLModel.metadata.tables.values()
    return frozenset(column.name for table in tables for column in table.columns if isinstance(column.type, kind))


TIMES, DAYS = _columns(UtcDateTime), _columns(Date)
