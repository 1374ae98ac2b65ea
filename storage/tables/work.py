"""What people do for a customer: activities done, reminders to come, questions that wait for an answer."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Double, Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class Activity(SQLModel, table=True):
    """A call, meeting, visit, demo, email, note or message, and what was said.

    latitude, longitude  degrees (WGS 84) of where it was, both or neither; `place` is the name of that place
    file_id, file_kind   the file that came with it, under which Telegram keeps it; file_size in bytes
    """

    id: int | None = key()
    kind: str
    person_id: int = link("person.id", nullable=False)
    company_id: int | None = link("company.id")
    contact_id: int | None = link("contact.id")
    deal_id: int | None = link("deal.id")
    text: str = ""
    at: datetime = time(nullable=False, index=True)
    latitude: float | None = Field(default=None, sa_column=Column(Double(), nullable=True))
    longitude: float | None = Field(default=None, sa_column=Column(Double(), nullable=True))
    place: str | None = None
    file_kind: str | None = None
    file_id: str | None = None
    file_name: str | None = None
    file_size: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))


class Reminder(SQLModel, table=True):
    """Something to be said to a person at a time. What is due becomes one outbox row, once.

    rrule      where it comes again: the series (RFC 5545, wall time of the person); only the next to come carries it
    every      the series in the words in which it was said
    series_id  the first reminder of the series
    """

    __table_args__ = (Index("ix_reminder_open_due", "status", "due_at"),)

    id: int | None = key()
    person_id: int = link("person.id", nullable=False)
    deal_id: int | None = link("deal.id")
    company_id: int | None = link("company.id", index=False)
    contact_id: int | None = link("contact.id", index=False)
    text: str = ""
    due_at: datetime = time(nullable=False)
    status: str = "open"  # open, planned (its message is in the outbox), done
    created_at: datetime = time(nullable=False)
    rrule: str | None = None
    every: str | None = None
    series_id: int | None = link("reminder.id")


class FollowUp(SQLModel, table=True):
    """That the bot has decided, on one local day, to remind an owner of one deal. The key makes it once."""

    __tablename__ = "follow_up"

    deal_id: int = link("deal.id", nullable=False)
    local_date: date
    person_id: int = link("person.id", nullable=False)
    reason: str
    rank: int
    planned_at: datetime = time(nullable=False)
    id: int | None = key()
    __table_args__ = (Index("ux_follow_up_deal_date", "deal_id", "local_date", unique=True),)


class Pending(SQLModel, table=True):
    """A command that waits for one missing piece, per chat and person; its own buttons carry the token."""

    chat_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    person_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    command: str
    words: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    piece: str
    token: str
    expires_at: datetime = time(nullable=False, index=True)
