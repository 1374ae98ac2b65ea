"""Queries about reminders, follow-ups and pushes in doubt."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage import scope
from storage.tables import Deal, FollowUp, Outbox, Reminder, User
from storage.upsert import insert_new
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


def carrier(session: Session, actor: Actor, series_id: int) -> Reminder | None:
    """The one reminder of a series that carries it on; None where it has ended."""
    statement = select(Reminder).where(
        Reminder.series_id == series_id, col(Reminder.rrule).is_not(None), scope.reminders(actor)
    )
    return session.exec(statement.with_for_update()).first()


def coming(session: Session, actor: Actor, limit: int) -> list[Reminder]:
    """The actor's reminders that are not done, the earliest first."""
    waits = col(Reminder.status).in_(["open", "planned"])
    statement = select(Reminder).where(waits, scope.reminders(actor)).order_by(col(Reminder.due_at)).limit(limit)
    return list(session.exec(statement))


def people_in_reach(session: Session, present: frozenset[int]) -> list[User]:
    """Active users who can be written to: at Telegram, or because they sit at this terminal.

    They are locked where the database knows how, so that two planners never count one person's day at once.
    """
    there = or_(col(User.chat_id).is_not(None), col(User.id).in_(present))
    statement = select(User).where(col(User.active).is_(True), col(User.chat_blocked).is_(False), there)
    return list(session.exec(statement.order_by(col(User.id)).with_for_update(skip_locked=True, key_share=True)))


def silent(
    session: Session, owner_id: int, untouched_since: datetime, free: ColumnElement[bool], limit: int
) -> list[Deal]:
    """Open deals that nobody has touched since then, the most valuable first."""
    old = col(Deal.touched_at) < untouched_since
    return list(session.exec(_open_of(owner_id).where(old, free).limit(limit)))


def overdue(session: Session, owner_id: int, today: date, free: ColumnElement[bool]) -> list[Deal]:
    """Open deals past their expected close date, the most valuable first."""
    return list(session.exec(_open_of(owner_id).where(col(Deal.expected_close) < today, free)))


def free_for_follow_up(owner_id: int, day: date, start_of_day: datetime) -> ColumnElement[bool]:
    """The condition that nobody was told of the deal on that local day, and that its owner has not put it off.

    It is put off by a reminder of it that its owner set after a follow-up, to the end of the day for which that is set.
    """
    told = exists().where(col(FollowUp.deal_id) == col(Deal.id), col(FollowUp.local_date) == day)
    put_off = exists().where(
        col(FollowUp.deal_id) == col(Deal.id),
        col(Reminder.deal_id) == col(Deal.id),
        col(Reminder.person_id) == owner_id,
        col(Reminder.created_at) >= col(FollowUp.planned_at),
        col(Reminder.due_at) >= start_of_day,
    )
    return and_(~told, ~put_off)


def _open_of(owner_id: int) -> SelectOfScalar[Deal]:
    return (
        select(Deal)
        .where(Deal.owner_id == owner_id, Deal.status == StageKind.OPEN)
        .order_by(col(Deal.amount).desc().nulls_last(), col(Deal.id))
    )


def planned_count(session: Session, person_id: int, day: date) -> int:
    """Of how many deals this person has been told on that day."""
    mine = (FollowUp.person_id == person_id, FollowUp.local_date == day)
    return session.exec(select(func.count()).select_from(FollowUp).where(*mine)).one()


def decide(session: Session, deal_id: int, day: date, person_id: int, *, reason: str, rank: int, now: datetime) -> bool:
    """Write down that the person is told of the deal on that day; False where somebody is already."""
    row = {"deal_id": deal_id, "local_date": day, "person_id": person_id, "reason": reason, "rank": rank}
    new = insert_new(session, FollowUp, [row | {"planned_at": now}], ["deal_id", "local_date"], col(FollowUp.id))
    return bool(new)


def in_doubt(session: Session, person_id: int) -> list[Outbox]:
    """Pushes that may or may not have reached the person, and that they have not been told of."""
    statement = select(Outbox).where(
        Outbox.person_id == person_id, Outbox.state == DeliveryState.UNCERTAIN, col(Outbox.told_at).is_(None)
    )
    return list(session.exec(statement))
