"""The next step of a deal: what its owner does next, on which day, with a reminder that goes with it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deal_history import keep
from storage import audit, deals
from storage.tables import Deal, Reminder
from storage.words import Actor, Already, BadInput, NotFound, StageKind

LONGEST = 200
FIELD = "next step"


def set_next(
    session: Session, actor: Actor, deal_id: int, text: str, due_at: datetime | None, now: datetime
) -> DealCard:
    """Write down the next step of an open deal; at `due_at` its owner is reminded. The former step counts as done.

    Raises NotFound, BadInput.
    """
    deal = _open(session, actor, deal_id)
    if len(text) > LONGEST:
        raise BadInput(
            "a next step has {count} characters; {most} are the most I keep. The rest can be a note",
            count=len(text),
            most=LONGEST,
        )
    if due_at is not None and due_at <= now:
        raise BadInput("that time is past already; name one to come, such as friday")
    _settle_reminder(session, deal)
    reminder = None
    if due_at is not None:
        reminder = Reminder(
            person_id=deal.owner_id,
            deal_id=deal.id,
            company_id=deal.company_id,
            text=text,
            due_at=due_at,
            created_at=now,
        )
        session.add(reminder)
        session.flush()
        audit.record(session, reminder, None)
    day = due_at.astimezone(ZoneInfo(actor.timezone)).date() if due_at else None
    _write(session, actor, deal, text, day, reminder.id if reminder else None, now)
    return card_of(session, actor, deal_id, event="next", change=audit.current(session))


def finish_next(session: Session, actor: Actor, deal_id: int, now: datetime) -> DealCard:
    """The next step is done: the deal has none now. Raises NotFound, Already."""
    deal = _open(session, actor, deal_id)
    if deal.next_step is None:
        raise Already("this deal has no next step")
    done = deal.next_step
    _settle_reminder(session, deal)
    _write(session, actor, deal, None, None, None, now)
    return card_of(session, actor, deal_id, event="step_done", change=audit.current(session), before=done)


def reminder_done(session: Session, actor: Actor, reminder: Reminder, now: datetime) -> None:
    """Whoever has done what a step's reminder said has done the step."""
    if (deal := _seen(session, actor, reminder)) is not None and deal.status == StageKind.OPEN:
        _write(session, actor, deal, None, None, None, now)


def reminder_moved(session: Session, actor: Actor, reminder: Reminder, now: datetime) -> None:
    """A step's reminder was put off: the step stands for the new day."""
    if (deal := _seen(session, actor, reminder)) is not None and deal.next_step is not None:
        day = reminder.due_at.astimezone(ZoneInfo(actor.timezone)).date()
        _write(session, actor, deal, deal.next_step, day, reminder.id, now)


def is_settled(session: Session, reminder: Reminder) -> bool:
    """Whether a reminder is of the next step of a deal that is closed by now: there is nothing to do any more."""
    deal = _deal_of(session, reminder)
    return deal is not None and deal.status != StageKind.OPEN


def _deal_of(session: Session, reminder: Reminder) -> Deal | None:
    """The deal whose next step the reminder is."""
    deal = session.get(Deal, reminder.deal_id) if reminder.deal_id is not None else None
    return deal if deal is not None and deal.next_reminder_id == reminder.id else None


def _seen(session: Session, actor: Actor, reminder: Reminder) -> Deal | None:
    """The same, where the actor sees it (still): it may have another owner by now."""
    deal = _deal_of(session, reminder)
    return deals.visible(session, actor, deal.id) if deal is not None and deal.id is not None else None


def _open(session: Session, actor: Actor, deal_id: int) -> Deal:
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    if deal.status != StageKind.OPEN:
        raise BadInput("this deal is closed; it has no next step any more")
    return deal


def _settle_reminder(session: Session, deal: Deal) -> None:
    """The reminder of the step so far is done, where its person has not done it yet."""
    reminder = session.get(Reminder, deal.next_reminder_id) if deal.next_reminder_id is not None else None
    if reminder is None or reminder.status == "done":
        return
    before = audit.snapshot(reminder)
    reminder.status = "done"
    session.add(reminder)
    audit.record(session, reminder, before)


def _write(
    session: Session,
    actor: Actor,
    deal: Deal,
    text: str | None,
    day: date | None,
    reminder_id: int | None,
    now: datetime,
) -> None:
    before, said = audit.snapshot(deal), deal.next_step
    deal.next_step, deal.next_on, deal.next_reminder_id = text, day, reminder_id
    deal.touched_at, deal.version = now, deal.version + 1
    session.add(deal)
    audit.record(session, deal, before)
    if text != said:
        keep(session, actor, deal, FIELD, text, now)
