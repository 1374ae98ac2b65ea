"""/done: the button under a reminder or a follow-up."""

from sqlmodel import Session

from crm_engine.services import follow_ups, reminders
from crm_engine.services.deal_cards import DealCard
from crm_engine.services.reminders import ReminderCard
from handlers.command import Command, Reply, Request
from handlers.pick import row_number
from handlers.show.cards import show_deal
from handlers.show.reminders import show_reminder
from handlers.show.texts import Texts
from storage.words import BadInput


def run(session: Session, request: Request) -> ReminderCard | DealCard:
    """Read 'reminder 7' or 'deal 12'."""
    kind, _, rest = request.words.partition(" ")
    number = row_number(rest)
    if kind not in ("reminder", "deal") or number is None:
        raise BadInput("press Done under a reminder, or see /reminders")
    if kind == "reminder":
        return reminders.finish(session, request.actor, number, request.now)
    return follow_ups.finish(session, request.actor, number, request.now)


def show(done: ReminderCard | DealCard, texts: Texts) -> Reply:
    """The card, as it is now."""
    return show_deal(done, texts) if isinstance(done, DealCard) else show_reminder(done, texts)


COMMAND = Command("done", help="A reminder is done", example="done reminder 7", run=run, show=show, hidden=True)
