"""Reminders that come again: each occurrence is a row of its own, and the next one is made when one is said or done."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.recurring import next_after
from storage import reminders
from storage.tables import Reminder, User
from storage.words import Actor, Already, NotFound


@dataclass(frozen=True, slots=True)
class Series:
    """When something comes again (see recurring), and in which words that was said."""

    rrule: str
    every: str


def carry_on(session: Session, row: Reminder, now: datetime) -> Reminder | None:
    """Make the next occurrence, which takes the series over; None where the row carries none, or it is at its end.

    What fell due while nothing ran comes once, for the occurrence that was waiting: the next one lies ahead of now.
    """
    if row.rrule is None:
        return None
    zone = session.get_one(User, row.person_id).timezone
    moment = next_after(row.rrule, zone, max(row.due_at, now))
    following = None
    if moment is not None:
        following = Reminder(
            person_id=row.person_id,
            deal_id=row.deal_id,
            company_id=row.company_id,
            contact_id=row.contact_id,
            text=row.text,
            due_at=moment,
            created_at=now,
            rrule=row.rrule,
            every=row.every,
            series_id=row.series_id or row.id,
        )
        session.add(following)
    row.rrule = None
    session.add(row)
    session.flush()
    return following


def carrier(session: Session, actor: Actor, reminder_id: int) -> Reminder:
    """The occurrence to come of the series that one of the actor's reminders belongs to. Raises NotFound, Already."""
    row = reminders.visible(session, actor, reminder_id)
    if row is None or row.every is None:
        raise NotFound("I cannot find a reminder of yours there that comes again")
    found = row if row.rrule else reminders.carrier(session, actor, row.series_id or reminder_id)
    if found is None or found.status == "done":
        raise Already("this does not come again any more")
    return found
