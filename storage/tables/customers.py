"""Who buys: companies and the people there."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class Company(SQLModel, table=True):
    """A customer. One row a name: the key is the name without case, accents and spacing."""

    id: int | None = key()
    name: str
    name_key: str = Field(unique=True)
    sector: str | None = None
    location: str | None = None
    employees: int | None = None
    owner_id: int | None = link("person.id")
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    created_at: datetime = time(nullable=False)


class Contact(SQLModel, table=True):
    id: int | None = key()
    name: str
    name_key: str = Field(index=True)
    company_id: int | None = link("company.id")
    role: str | None = None
    owner_id: int | None = link("person.id")
    created_at: datetime = time(nullable=False)


class ContactPoint(SQLModel, table=True):
    """One way to reach a contact: an email address or a phone number (E.164 where the country is known)."""

    id: int | None = key()
    contact_id: int = link("contact.id", nullable=False)
    kind: str
    value: str
