"""What the bot says unasked: an outbox row (a kind and ids) into words, after its preconditions are checked."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services import follow_ups, giving, quiet, reminders
from handlers.command import Reply
from handlers.show.payload import from_row, in_words
from handlers.show.reminders import show_follow_up, show_reminder
from handlers.show.team import show_handed
from handlers.show.texts import Texts
from handlers.show.tongues import reader_of
from storage import outbox
from storage.tables import Outbox, User

LATE_AFTER_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class PutOff:
    """That a push waits until then, since its person has quiet hours now."""

    until: datetime


def words_now(session: Session, row: Outbox, now: datetime) -> Reply | PutOff | None:
    """What a row is to say now, or until when it waits; None where there is nothing to say any more."""
    until = quiet.wait_until(session, row, now, LATE_AFTER_SECONDS)
    return PutOff(until) if until is not None else render(session, row, now)


def render(session: Session, row: Outbox, now: datetime) -> Reply | None:
    """The message that a row has become by now; None where there is nothing to say any more, or nobody to hear it."""
    said = _words_of(session, row, now)
    return in_words(said, reader_of(session, row.person_id)) if said is not None else None


def _words_of(session: Session, row: Outbox, now: datetime) -> Reply | None:
    if row.kind == outbox.REPLY:
        return from_row(row)
    user = session.get(User, row.person_id) if row.person_id is not None else None
    if row.kind == outbox.NOTICE:  # finished text, such as a word to the admin
        return from_row(row) if user is None or user.hears_notices else None
    actor = reminders.reader(session, row.person_id) if row.person_id is not None else None
    if user is None or actor is None:
        return None
    texts = Texts(actor.locale, actor.timezone, now)
    if row.kind == reminders.KIND:
        reminder = reminders.due_card(session, actor, row, now, LATE_AFTER_SECONDS)
        return show_reminder(reminder, texts) if reminder else None
    if row.kind == giving.KIND:
        handed = giving.due_notice(session, row) if user.hears_notices else None
        return show_handed(handed, texts) if handed else None
    follow_up = follow_ups.due_card(session, actor, row, now) if user.hears_follow_ups else None
    return show_follow_up(follow_up, texts) if follow_up else None
