"""The first rows of a file as they would be stored, with names in place of numbers."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, SQLModel

from crm_engine.services.imports.rehearsal import Rehearsal
from crm_engine.services.imports.rows import Values, rows_where, standing
from storage.tables import Company, Contact, ContactPoint, Deal, ExchangeRate, Order, Product, Stage, Team, User

SHOWN = 3
MODELS: dict[str, type[SQLModel]] = {
    "rates": ExchangeRate,
    "teams": User,
    "products": Product,
    "companies": Company,
    "contacts": Contact,
    "deals": Deal,
    "orders": Order,
}
_FIELDS: dict[str, tuple[str, ...]] = {
    "rates": ("base", "quote", "day", "rate"),
    "teams": ("name", "role", "team_id"),
    "products": ("name", "series", "list_price"),
    "orders": ("company_id", "ordered_on", "amount", "product_id", "deal_id", "owner_id"),
    "companies": ("name", "sector", "location", "employees", "owner_id"),
    "contacts": ("name", "role", "company_id", "owner_id"),
    "deals": (
        *("title", "company_id", "product_id", "stage_id", "amount", "owner_id"),
        *("created_on", "expected_close", "closed_on", "source", "lost_reason"),
    ),
}
_LINKS: dict[str, type[SQLModel]] = {
    "company_id": Company,
    "product_id": Product,
    "stage_id": Stage,
    "owner_id": User,
    "team_id": Team,
}
_MONEY = frozenset({"amount", "list_price"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One row: whether it would be new, and its values by field, those that are not empty.

    fields  (field, value): a str, int, date or Money
    """

    new: bool
    fields: tuple[tuple[str, Any], ...]


def samples_of(session: Session, rehearsal: Rehearsal, kind: str, since: int) -> tuple[Sample, ...]:
    """The first rows of a kind that the rehearsal would have written since its log had that length."""
    wrote = [(row_id, news) for model, row_id, news in rehearsal.log[since:] if model is MODELS[kind]][:SHOWN]
    rows = [rehearsal.row(MODELS[kind], row_id) for row_id, _news in wrote]
    names = {link: _names(session, model, link, rows) for link, model in _LINKS.items() if link in _FIELDS[kind]}
    points = rows_where(session, ContactPoint, "contact_id", [row["id"] for row in rows]) if kind == "contacts" else []
    found = []
    for row, (_row_id, news) in zip(rows, wrote, strict=True):
        fields = [(field.removesuffix("_id"), _value(row, field, names)) for field in _FIELDS[kind]]
        fields += [(point["kind"], point["value"]) for point in points if point["contact_id"] == row["id"]]
        found.append(Sample(news is None, tuple((name, value) for name, value in fields if value is not None)))
    return tuple(found)


def _names(session: Session, model: type[SQLModel], link: str, rows: list[Values]) -> dict[int, str]:
    found = standing(session, model, "id", {row[link] for row in rows if row[link] is not None})
    return {row_id: str(row["name"]) for row_id, row in found.items()}


def _value(row: Values, field: str, names: dict[str, dict[int, str]]) -> Any:
    value = row[field]
    if field in names:
        return names[field].get(value)
    return Money(value, row["currency"]) if field in _MONEY and value is not None else value
