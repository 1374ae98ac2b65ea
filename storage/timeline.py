"""Queries behind the brief before a call: what was done lately, what is open, what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Activity, Contact, Deal, Reminder, User
from storage.words import ActivityKind, Actor, Attachment, FileKind, Place, StageKind


@dataclass(frozen=True, slots=True)
class Event:
    """One activity: what, when, by whom, with whom, what was said, where that was, and the file that came with it."""

    id: int
    kind: ActivityKind
    at: datetime
    by: str
    contact: str | None
    text: str
    place: Place | None = None
    file: Attachment | None = None


@dataclass(frozen=True, slots=True)
class DealTotal:
    """A company's deals of one outcome and currency: how many, and their amounts in minor units."""

    status: StageKind
    currency: str
    count: int
    amount: int


def about_company(company_id: int) -> ColumnElement[bool]:
    return col(Activity.company_id) == company_id


def about_contact(contact_id: int, company_id: int | None) -> ColumnElement[bool]:
    """Activities with the contact, and those at their company that name nobody else."""
    theirs = col(Activity.contact_id) == contact_id
    if company_id is None:
        return theirs
    nobodys = sa.and_(col(Activity.company_id) == company_id, col(Activity.contact_id).is_(None))
    return sa.or_(theirs, nobodys)


def lately(session: Session, actor: Actor, about: ColumnElement[bool], limit: int) -> list[Event]:
    """The latest visible activities, the last one first."""
    statement = (
        sa.select(Activity, col(User.name), col(Contact.name))
        .join(User, col(Activity.person_id) == col(User.id))
        .outerjoin(Contact, sa.and_(col(Activity.contact_id) == col(Contact.id), scope.contacts(actor)))
        .where(about, scope.activities(actor))
        .order_by(col(Activity.at).desc(), col(Activity.id).desc())
        .limit(limit)
    )
    rows = session.execute(statement)
    return [
        Event(row.id, ActivityKind(row.kind), row.at, by, contact, row.text, _place(row), _file(row))
        for row, by, contact in rows
    ]


def event(session: Session, actor: Actor, activity_id: int) -> Event | None:
    """One visible activity."""
    return next(iter(lately(session, actor, col(Activity.id) == activity_id, 1)), None)


def with_files(session: Session, actor: Actor, about: ColumnElement[bool], limit: int) -> list[Event]:
    """The latest visible activities that came with a file, the last one first."""
    return lately(session, actor, sa.and_(about, col(Activity.file_id).is_not(None)), limit)


def deal_totals(session: Session, actor: Actor, company_id: int) -> list[DealTotal]:
    """The company's visible deals added up by the database, by outcome and currency."""
    paid = sa.case(
        (col(Deal.status) == StageKind.WON, sa.func.coalesce(Deal.close_amount, Deal.amount)), else_=Deal.amount
    )
    amount: Any = sa.func.coalesce(sa.func.sum(paid), 0)
    count: Any = sa.func.count()
    statement = (
        sa.select(col(Deal.status), col(Deal.currency), count, amount)
        .where(col(Deal.company_id) == company_id, scope.deals(actor))
        .group_by(col(Deal.status), col(Deal.currency))
        .order_by(count.desc(), col(Deal.currency))
    )
    return [DealTotal(StageKind(status), *rest) for status, *rest in session.execute(statement)]


def last_touch_of_deals(session: Session, actor: Actor, company_id: int) -> datetime | None:
    """When a person last did anything with one of the company's deals."""
    statement = select(sa.func.max(Deal.touched_at)).where(Deal.company_id == company_id, scope.deals(actor))
    found: datetime | None = session.exec(statement).one()
    return found


def next_reminder(session: Session, actor: Actor, company_id: int | None, contact_id: int | None) -> Reminder | None:
    """The actor's next reminder of the contact, or of the company or one of its deals."""
    of: list[ColumnElement[bool]] = []
    if contact_id is not None:
        of.append(col(Reminder.contact_id) == contact_id)
    if company_id is not None:
        deals = select(Deal.id).where(Deal.company_id == company_id)
        of += [col(Reminder.company_id) == company_id, col(Reminder.deal_id).in_(deals)]
    if not of:
        return None
    waits = col(Reminder.status).in_(["open", "planned"])
    statement = select(Reminder).where(waits, sa.or_(*of), scope.reminders(actor)).order_by(col(Reminder.due_at))
    return session.exec(statement.limit(1)).first()


def _place(row: Activity) -> Place | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Place(row.latitude, row.longitude, row.place)


def _file(row: Activity) -> Attachment | None:
    if row.file_id is None or row.file_kind is None:
        return None
    return Attachment(FileKind(row.file_kind), row.file_id, row.file_name, row.file_size)
