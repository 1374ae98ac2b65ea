"""What is sold: products, pipelines with their stages, deals and the history of their fields."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, money, time
from storage.words import ForecastCategory, StageKind


class Product(SQLModel, table=True):
    """Something that is sold. list_price is the one of today; retired_on the day since when it is not sold any more."""

    id: int | None = key()
    name: str
    name_key: str = Field(unique=True)
    series: str | None = None
    list_price: int | None = money()
    currency: str = "USD"
    created_at: datetime = time(nullable=False)
    retired_on: date | None = None


class Pipeline(SQLModel, table=True):
    id: int | None = key()
    name: str = Field(unique=True)
    is_default: bool = False


class Stage(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("pipeline_id", "name"),)

    id: int | None = key()
    pipeline_id: int = link("pipeline.id", nullable=False)
    name: str
    position: int
    probability: int | None = None
    kind: str = StageKind.OPEN
    category: str = ForecastCategory.PIPELINE


class Deal(SQLModel, table=True):
    """An opportunity.

    amount       the last known value: what a person said, else the product's list price
    list_amount  the product's list price when the deal was written down
    close_amount the value it closed at; empty while open
    created_on   the day it was engaged, where known; created_at is when the row was written
    touched_at   the last time that a person did anything with it
    next_step    what its owner does next, and on which day; next_reminder_id is the reminder that says so
    mrr          what its line items come to a month (minor units); None where none recurs
    by_items     the amount is the sum of its line items, and follows them
    """

    __table_args__ = (
        UniqueConstraint("source_file", "external_id"),
        Index("ix_deal_owner_status", "owner_id", "status"),
        Index("ix_deal_status_closed_on", "status", "closed_on"),
    )

    id: int | None = key()
    title: str | None = None
    company_id: int | None = link("company.id")
    contact_id: int | None = link("contact.id")
    owner_id: int = link("person.id", nullable=False, index=False)
    product_id: int | None = link("product.id", index=False)
    pipeline_id: int = link("pipeline.id", nullable=False, index=False)
    stage_id: int = link("stage.id", nullable=False)
    status: str = StageKind.OPEN
    amount: int | None = money()
    list_amount: int | None = money()
    close_amount: int | None = money()
    currency: str = "USD"
    category: str | None = None
    source: str | None = None
    lost_reason: str | None = None
    created_on: date | None = None
    expected_close: date | None = None
    closed_on: date | None = None
    created_at: datetime = time(nullable=False)
    touched_at: datetime = time(nullable=False, index=True)
    facts: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    next_step: str | None = None
    next_on: date | None = None
    next_reminder_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    version: int = 1
    source_file: str | None = None
    external_id: str | None = None
    mrr: int | None = money()
    by_items: bool = False


class DealRole(SQLModel, table=True):
    """Which part a contact plays in a deal: one of DEAL_ROLES."""

    __tablename__ = "deal_role"
    __table_args__ = (UniqueConstraint("deal_id", "contact_id"),)

    id: int | None = key()
    deal_id: int = link("deal.id", nullable=False)
    contact_id: int = link("contact.id", nullable=False)
    role: str


class DealHistory(SQLModel, table=True):
    """Each value that a deal's field has had, and since when."""

    __tablename__ = "deal_history"

    id: int | None = key()
    deal_id: int = link("deal.id", nullable=False)
    field: str
    value: str | None = None
    at: datetime = time(nullable=False, index=True)
    by_id: int | None = link("person.id", index=False)
