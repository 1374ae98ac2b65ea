"""Queries about the members of the team: what is theirs, when they were last heard, which admins there are."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func
from sqlmodel import Session, col, select

from storage import outbox, scope
from storage.leads import OPEN
from storage.tables import Change, Company, Contact, Deal, Lead, Outbox, Pending, Reminder, Team, User
from storage.words import Actor, DeliveryState, Role, StageKind

HEARD = (DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNCERTAIN)
CHUNK = 500


def members(session: Session, actor: Actor) -> list[tuple[User, Team | None]]:
    """The people that the actor sees, those who have left last, by name."""
    statement = (
        select(User, Team)
        .outerjoin(Team, col(User.team_id) == col(Team.id))
        .where(scope.users(actor))
        .order_by(col(User.active).desc(), col(User.name))
    )
    return list(session.exec(statement).all())


def member(session: Session, actor: Actor, person_id: int) -> User | None:
    """One of the people that the actor sees, as the database has them now, locked where it knows how."""
    statement = select(User).where(User.id == person_id, scope.users(actor)).with_for_update()
    return session.exec(statement.execution_options(populate_existing=True)).first()


def active_admins(session: Session) -> list[User]:
    """Every admin, locked: of two who take the role from each other at once, the second sees what the first did."""
    statement = select(User).where(User.role == Role.ADMIN, col(User.active).is_(True)).order_by(col(User.id))
    return list(session.exec(statement.with_for_update().execution_options(populate_existing=True)))


def teams(session: Session) -> list[Team]:
    return list(session.exec(select(Team).order_by(Team.name)))


def open_deals(session: Session, ids: list[int]) -> dict[int, int]:
    """How many open deals each of these people has."""
    statement = (
        select(Deal.owner_id, func.count())
        .where(col(Deal.owner_id).in_(ids), Deal.status == StageKind.OPEN)
        .group_by(col(Deal.owner_id))
    )
    return dict(session.exec(statement).all())


def last_seen(session: Session, ids: list[int]) -> dict[int, datetime]:
    """When each of these people was last answered, or last changed something. Answers are kept for a month."""
    answered = select(Outbox.person_id, func.max(Outbox.created_at)).where(Outbox.kind == outbox.REPLY)
    changed = select(Change.person_id, func.max(Change.at))
    seen: dict[int, datetime] = {}
    for statement, person in ((answered, col(Outbox.person_id)), (changed, col(Change.person_id))):
        for person_id, at in session.exec(statement.where(person.in_(ids)).group_by(person)):
            if person_id is not None:
                seen[person_id] = max(at, seen.get(person_id, at))
    return seen


def deals_of(session: Session, person_id: int) -> list[Deal]:
    """Their open deals."""
    return _all(session, Deal, Deal.owner_id == person_id, Deal.status == StageKind.OPEN)


def companies_of(session: Session, person_id: int) -> list[Company]:
    return _all(session, Company, Company.owner_id == person_id)


def contacts_of(session: Session, person_id: int) -> list[Contact]:
    return _all(session, Contact, Contact.owner_id == person_id)


def leads_of(session: Session, person_id: int) -> list[Lead]:
    """Their open leads."""
    return _all(session, Lead, Lead.owner_id == person_id, col(Lead.status).in_(OPEN))


def reminders_of(session: Session, person_id: int) -> list[Reminder]:
    """Their reminders that are not done."""
    return _all(session, Reminder, Reminder.person_id == person_id, Reminder.status != "done")


def heard(session: Session, keys: list[str]) -> set[str]:
    """Those of the pushes with these keys that have reached their person, or may have."""
    found: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        some = col(Outbox.key).in_(keys[start : start + CHUNK])
        statement = select(Outbox.key).where(some, col(Outbox.state).in_(HEARD))
        found |= {key for key in session.exec(statement) if key is not None}
    return found


def drop_questions(session: Session, person_id: int) -> None:
    """The questions that wait for this person's answer are forgotten."""
    session.execute(delete(Pending).where(col(Pending.person_id) == person_id))


def _all(session: Session, table: Any, *conditions: ColumnElement[bool] | bool) -> list[Any]:
    return list(session.exec(select(table).where(*conditions).order_by(table.id).with_for_update()))
