"""Queries about reminders, follow-ups and pushes in doubt."""

from datetime import date, datetime

from sqlalchemy import or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import scope
from storage.tables import Deal, FollowUp, Outbox, Reminder, User
from storage.words import Actor, DeliveryState, StageKind


def due(session: Session, now: datetime, limit: int = 1000) -> list[Reminder]:
    """Open reminders whose time has come and that no outbox row stands for yet, the oldest first."""
    statement = (
        select(Reminder)
        .where(Reminder.status == "open", col(Reminder.due_at) <= now)
        .order_by(col(Reminder.due_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(session.exec(statement))


def visible(session: Session, actor: Actor, reminder_id: int) -> Reminder | None:
    statement = select(Reminder).where(Reminder.id == reminder_id, scope.reminders(actor)).with_for_update()
    return session.exec(statement).first()


def coming(session: Session, actor: Actor, limit: int) -> list[Reminder]:
    """The actor's reminders that are not done, the earliest first."""
    waits = col(Reminder.status).in_(["open", "planned"])
    statement = select(Reminder).where(waits, scope.reminders(actor)).order_by(col(Reminder.due_at)).limit(limit)
    return list(session.exec(statement))


def people_in_reach(session: Session, present: frozenset[int]) -> list[User]:
    """Active users who can be written to: at Telegram, or because they sit at this terminal."""
    there = or_(col(User.chat_id).is_not(None), col(User.id).in_(present))
    statement = select(User).where(col(User.active).is_(True), col(User.chat_blocked).is_(False), there)
    return list(session.exec(statement))


def silent(session: Session, owner_id: int, untouched_since: datetime, limit: int) -> list[Deal]:
    """Open deals that nobody has touched since then, the most valuable first."""
    return list(session.exec(_open_of(owner_id).where(col(Deal.touched_at) <= untouched_since).limit(limit)))


def overdue(session: Session, owner_id: int, today: date) -> list[Deal]:
    """Open deals past their expected close date, the most valuable first."""
    return list(session.exec(_open_of(owner_id).where(col(Deal.expected_close) < today)))


def _open_of(owner_id: int) -> SelectOfScalar[Deal]:
    return (
        select(Deal)
        .where(Deal.owner_id == owner_id, Deal.status == StageKind.OPEN)
        .order_by(col(Deal.amount).desc().nulls_last(), col(Deal.id))
    )


def planned_on(session: Session, person_id: int, day: date) -> set[int]:
    """The deals that this person has been reminded of on that day."""
    statement = select(FollowUp.deal_id).where(FollowUp.person_id == person_id, FollowUp.local_date == day)
    return set(session.exec(statement))


def in_doubt(session: Session, person_id: int) -> list[Outbox]:
    """Pushes that may or may not have reached the person, and that they have not been told of."""
    statement = select(Outbox).where(
        Outbox.person_id == person_id, Outbox.state == DeliveryState.UNCERTAIN, col(Outbox.told_at).is_(None)
    )
    return list(session.exec(statement))
