"""Queries about leads; who sees what comes from scope."""

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Lead, LeadHistory, User
from storage.words import Actor, LeadStatus

OPEN = tuple(status for status in LeadStatus if status not in (LeadStatus.CONVERTED, LeadStatus.UNQUALIFIED))


class Group(NamedTuple):
    """Leads of one source or owner: all of them, those that ended, and those of them that were converted."""

    name: str | None
    leads: int
    ended: int
    converted: int


def visible(session: Session, actor: Actor, lead_id: int) -> Lead | None:
    """One visible lead, locked for the transaction where the database knows how."""
    return session.exec(select(Lead).where(Lead.id == lead_id, scope.leads(actor)).with_for_update()).first()


def open_leads(session: Session, actor: Actor, limit: int) -> list[tuple[Lead, str]]:
    """Visible open leads with their owners' names, the latest touched first."""
    statement = (
        select(Lead, User.name)
        .join(User, col(Lead.owner_id) == col(User.id))
        .where(scope.leads(actor), col(Lead.status).in_(OPEN))
        .order_by(col(Lead.touched_at).desc(), col(Lead.id).desc())
        .limit(limit)
    )
    return list(session.exec(statement).all())


def names(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of the visible open leads."""
    statement = select(Lead.id, Lead.name).where(scope.leads(actor), col(Lead.status).in_(OPEN))
    return [(found, name) for found, name in session.exec(statement) if found is not None]


def known(session: Session, actor: Actor, name_key: str, email: str | None) -> list[Lead]:
    """Visible open leads of the name or with the mail address."""
    same: ColumnElement[bool] = col(Lead.name_key) == name_key
    if email:
        same = sa.or_(same, sa.func.lower(col(Lead.email)) == email.lower())
    statement = select(Lead).where(same, scope.leads(actor), col(Lead.status).in_(OPEN))
    return list(session.exec(statement.order_by(col(Lead.id))))


def sources(session: Session) -> list[str]:
    """Every source that a lead has had: they are words of the team, and no secret."""
    return [source for source in session.exec(select(Lead.source).distinct()) if source]


def counts(session: Session, actor: Actor) -> dict[str, int]:
    """How many visible leads there are of each status."""
    statement = select(Lead.status, sa.func.count()).where(scope.leads(actor)).group_by(col(Lead.status))
    return dict(session.exec(statement).all())


def history(session: Session, lead_id: int) -> list[LeadHistory]:
    statement = select(LeadHistory).where(LeadHistory.lead_id == lead_id).order_by(col(LeadHistory.id))
    return list(session.exec(statement))


def grouped(session: Session, actor: Actor, by_rep: bool, since: date | None) -> list[Group]:
    """Visible leads by their source or their owner, counted by the database, the largest group first."""
    name: Any = User.name if by_rep else Lead.source
    converted = sa.func.sum(sa.case((col(Lead.status) == LeadStatus.CONVERTED, 1), else_=0))
    ended = sa.func.sum(sa.case((col(Lead.status).in_(OPEN), 0), else_=1))
    place: list[Any] = [name, sa.func.count(), ended, converted]
    statement = (
        sa.select(*place)
        .select_from(Lead)
        .join(User, col(Lead.owner_id) == col(User.id))
        .where(scope.leads(actor), *_since(since))
        .group_by(name)
        .order_by(sa.func.count().desc(), name)
    )
    return [Group(row[0], int(row[1]), int(row[2]), int(row[3])) for row in session.execute(statement)]


def days_to_convert(session: Session, actor: Actor, since: date | None) -> list[int]:
    """How many days each converted lead took, from the day it came."""
    days: list[Any] = [Lead.created_on, Lead.ended_on]
    statement = sa.select(*days).where(scope.leads(actor), col(Lead.status) == LeadStatus.CONVERTED, *_since(since))
    return sorted((ended - created).days for created, ended in session.execute(statement))


def _since(since: date | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [col(Lead.created_on) >= since]
