"""Reminders: asked for by people, kept as rows, planned into the outbox when they are due."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services import deal_cards, next_steps
from crm_engine.services.deal_cards import DealCard
from crm_engine.services.people import actor_of
from crm_engine.services.series import Series, carrier, carry_on
from storage import audit, customers, outbox, reminders
from storage.tables import Outbox, Reminder, User
from storage.words import Actor, Already, BadInput, NotFound

KIND = "reminder"
MAX_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class ReminderCard:
    """A reminder as it is shown. `late_from` is when it should have come, where it comes late.

    every   in which words it was said that it comes again; `again` whether it still does
    """

    id: int
    text: str
    due_at: datetime
    company: str | None
    deal: DealCard | None
    event: str = ""
    change: int | None = None
    late_from: datetime | None = None
    contact: str | None = None
    every: str | None = None
    again: bool = False


def remind(
    session: Session,
    actor: Actor,
    text: str,
    due_at: datetime,
    now: datetime,
    *,
    company_id: int | None = None,
    contact_id: int | None = None,
    deal_id: int | None = None,
    series: Series | None = None,
) -> ReminderCard:
    """Keep a reminder for the actor, or the first of a series. Raises BadInput where it is past or too long."""
    if due_at <= now:
        raise BadInput("that time is past already; name one to come, such as tomorrow 9:00")
    if len(text) > MAX_TEXT:
        raise BadInput(
            "the text has {length} characters; {most} are the most I keep for a reminder",
            length=len(text),
            most=MAX_TEXT,
        )
    row = Reminder(
        person_id=actor.user_id,
        deal_id=deal_id,
        company_id=company_id,
        contact_id=contact_id,
        text=text,
        due_at=due_at,
        created_at=now,
        rrule=series.rrule if series else None,
        every=series.every if series else None,
    )
    session.add(row)
    session.flush()
    change = audit.record(session, row, None)
    return _card(session, actor, row, event="set", change=change)


def coming(session: Session, actor: Actor, limit: int = 10) -> list[ReminderCard]:
    """The actor's reminders that are not done, the earliest first."""
    return [_card(session, actor, row) for row in reminders.coming(session, actor, limit)]


def finish(session: Session, actor: Actor, reminder_id: int, now: datetime) -> ReminderCard:
    """The actor has done it; of a series, this time. Raises NotFound, and Already where it is done."""
    row = _own(session, actor, reminder_id)
    if row.status == "done":
        raise Already("this is done already")
    before = audit.snapshot(row)
    row.status = "done"
    following = carry_on(session, row, now)
    session.add(row)
    change = audit.record(session, row, before)
    if following is not None:
        audit.record(session, following, None)
    next_steps.reminder_done(session, actor, row, now)
    return _card(session, actor, row, event="done", change=change)


def stop(session: Session, actor: Actor, reminder_id: int) -> ReminderCard:
    """It does not come again; an occurrence that was said already stays. Raises NotFound, Already."""
    row = carrier(session, actor, reminder_id)
    before = audit.snapshot(row)
    row.status, row.rrule = "done", None
    session.add(row)
    change = audit.record(session, row, before)
    return _card(session, actor, row, event="stopped", change=change)


def snooze(session: Session, actor: Actor, reminder_id: int, until: datetime, now: datetime) -> ReminderCard:
    """Say it again at `until`. Raises NotFound, BadInput."""
    row = _own(session, actor, reminder_id)
    if until <= now:
        raise BadInput("that time is past already")
    before = audit.snapshot(row)
    row.status, row.due_at = "open", until
    session.add(row)
    change = audit.record(session, row, before)
    next_steps.reminder_moved(session, actor, row, now)
    return _card(session, actor, row, event="snoozed", change=change)


def card_of(session: Session, actor: Actor, reminder_id: int, *, event: str = "") -> ReminderCard:
    """One of the actor's reminders. Raises NotFound."""
    return _card(session, actor, _own(session, actor, reminder_id), event=event, change=audit.current(session))


def plan_due(session: Session, now: datetime) -> int:
    """Put what is due into the outbox, once for each reminder and time; returns how many."""
    planned = 0
    for row in reminders.due(session, now):
        row.status = "planned"
        session.add(row)
        number = outbox.put(
            session,
            kind=KIND,
            key=key_of(row),
            person_id=row.person_id,
            payload={"reminder": row.id, "due": row.due_at.isoformat()},
            due_at=row.due_at,
            created_at=now,
        )
        planned += number is not None
        carry_on(session, row, now)
    return planned


def key_of(row: Reminder) -> str:
    """What its message is about, once: this reminder, for this person, at this time."""
    return f"{KIND}:{row.id}:{row.person_id}:{row.due_at.isoformat()}"


def due_card(
    session: Session, actor: Actor, row: Outbox, now: datetime, late_after_seconds: float
) -> ReminderCard | None:
    """What an outbox row is to say now; None where it is done, snoozed or gone since."""
    reminder = reminders.visible(session, actor, int(row.payload["reminder"]))
    due_at = datetime.fromisoformat(row.payload["due"])
    if reminder is None or reminder.status != "planned" or reminder.due_at != due_at:
        return None
    if next_steps.is_settled(session, reminder):
        return None
    late = (now - due_at).total_seconds() > late_after_seconds
    return _card(session, actor, reminder, event="due", late_from=due_at if late else None)


def send_again(session: Session, actor: Actor, outbox_id: int, now: datetime) -> None:
    """Send a push once more that was in doubt. Raises NotFound."""
    row = session.get(Outbox, outbox_id)
    if row is None or row.person_id != actor.user_id or row.state != "uncertain":
        raise NotFound("this has been settled already")
    outbox.put_back(session, outbox_id, due_at=now, error=outbox.ASKED_AGAIN)
    row.told_at = None  # should it be in doubt once more, that is to be told as well
    session.add(row)


def reader(session: Session, person_id: int) -> Actor | None:
    """The person whom a push is for, as one who sees rows; None where they are gone."""
    user = session.get(User, person_id)
    return actor_of(user) if user is not None and user.active else None


def _own(session: Session, actor: Actor, reminder_id: int) -> Reminder:
    row = reminders.visible(session, actor, reminder_id)
    if row is None:
        raise NotFound
    return row


def _card(
    session: Session,
    actor: Actor,
    row: Reminder,
    *,
    event: str = "",
    change: int | None = None,
    late_from: datetime | None = None,
) -> ReminderCard:
    assert row.id is not None
    deal = None
    if row.deal_id is not None:
        try:
            deal = deal_cards.card_of(session, actor, row.deal_id)
        except NotFound:  # it has another owner now: the reminder stays, what it hung on is not shown
            deal = None
    company = customers.company(session, actor, row.company_id) if row.company_id else None
    name = company.name if company else deal.company if deal else None
    contact = customers.contact(session, actor, row.contact_id) if row.contact_id else None
    who = contact.name if contact else None
    again = row.rrule is not None
    if row.every is not None and not again:
        again = reminders.carrier(session, actor, row.series_id or row.id) is not None
    return ReminderCard(row.id, row.text, row.due_at, name, deal, event, change, late_from, who, row.every, again=again)
