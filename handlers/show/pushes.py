"""What the bot says unasked: an outbox row (a kind and ids) into words, after its preconditions are checked."""

from datetime import datetime

from sqlmodel import Session

from crm_engine.services import follow_ups, reminders
from handlers.command import Reply
from handlers.show.payload import from_row
from handlers.show.reminders import show_follow_up, show_reminder
from handlers.show.texts import Texts
from storage import outbox
from storage.tables import Outbox

LATE_AFTER_SECONDS = 300.0
NOTICE = "notice"  # finished text to a person, such as a word to the admin


def render(session: Session, row: Outbox, now: datetime) -> Reply | None:
    """The message that a row has become by now; None where there is nothing to say any more."""
    if row.kind in (NOTICE, outbox.REPLY):
        return from_row(row)
    actor = reminders.reader(session, row.person_id) if row.person_id is not None else None
    if actor is None:
        return None
    texts = Texts(actor.locale, actor.timezone, now)
    if row.kind == reminders.KIND:
        reminder = reminders.due_card(session, actor, row, now, LATE_AFTER_SECONDS)
        return show_reminder(reminder, texts) if reminder else None
    follow_up = follow_ups.due_card(session, actor, row, now)
    return show_follow_up(follow_up, texts) if follow_up else None
