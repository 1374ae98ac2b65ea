"""Leads: people who may become customers, before there is a company, a contact or a deal, and what they have been."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time
from storage.words import LeadStatus


class Lead(SQLModel, table=True):
    """Somebody who may buy.

    company   its name as said; company_id, contact_id and deal_id are what it was converted to
    source    one of the usual ones, or the team's own, such as Webinar
    reason    why it was found unqualified
    ended_on  the day on which it was converted or found unqualified
    """

    __table_args__ = (Index("ix_lead_owner_status", "owner_id", "status"),)

    id: int | None = key()
    name: str
    name_key: str = Field(index=True)
    company: str | None = None
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    source: str | None = None
    status: str = LeadStatus.NEW
    reason: str | None = None
    owner_id: int = link("person.id", nullable=False, index=False)
    created_on: date
    ended_on: date | None = None
    company_id: int | None = link("company.id")
    contact_id: int | None = link("contact.id")
    deal_id: int | None = link("deal.id")
    created_at: datetime = time(nullable=False)
    touched_at: datetime = time(nullable=False)


class LeadHistory(SQLModel, table=True):
    """Each status that a lead has had, and since when."""

    __tablename__ = "lead_history"

    id: int | None = key()
    lead_id: int = link("lead.id", nullable=False)
    field: str
    value: str | None = None
    at: datetime = time(nullable=False)
    by_id: int | None = link("person.id", index=False)
