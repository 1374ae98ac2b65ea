"""Who buys: companies and the people there, and which of them are not the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class Company(SQLModel, table=True):
    """A customer. One row a name: the key is the name without case, accents and spacing.

    merged_into_id  the company that this one was merged into; its row stays, so that its name still means that one
    """

    id: int | None = key()
    name: str
    name_key: str = Field(unique=True)
    sector: str | None = None
    location: str | None = None
    employees: int | None = None
    owner_id: int | None = link("person.id")
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    created_at: datetime = time(nullable=False)
    merged_into_id: int | None = link("company.id")


class Contact(SQLModel, table=True):
    id: int | None = key()
    name: str
    name_key: str = Field(index=True)
    company_id: int | None = link("company.id")
    role: str | None = None
    owner_id: int | None = link("person.id")
    created_at: datetime = time(nullable=False)
    merged_into_id: int | None = link("contact.id")
    facts: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    birthday: str | None = None  # 1980-05-05, or --05-05 where the year is not known


class ContactPoint(SQLModel, table=True):
    """One way to reach a contact: an email address or a phone number (E.164 where the country is known).

    label       work, mobile or home, where it is said
    is_primary  the one of its kind to be used first
    """

    id: int | None = key()
    contact_id: int = link("contact.id", nullable=False)
    kind: str
    value: str
    label: str | None = None
    is_primary: bool | None = None


class NotSame(SQLModel, table=True):
    """That somebody has said of two companies or contacts that look alike that they are two. one_id is the smaller."""

    __tablename__ = "not_same"
    __table_args__ = (UniqueConstraint("kind", "one_id", "other_id"),)

    id: int | None = key()
    kind: str
    one_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    other_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    person_id: int | None = link("person.id", index=False)
    at: datetime = time(nullable=False)
