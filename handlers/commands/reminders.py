"""/reminders: what is to come."""

from sqlmodel import Session

from crm_engine.services.reminders import ReminderCard, coming
from handlers.command import Button, Command, Reply, Request
from handlers.show.labels import shorten
from handlers.show.reminders import subject
from handlers.show.texts import Texts
from storage.phrases import say


def run(session: Session, request: Request) -> list[ReminderCard]:
    """The person's reminders that are not done, the earliest first."""
    return coming(session, request.actor)


def show(cards: list[ReminderCard], texts: Texts) -> Reply:
    """A line and a Done button each."""
    if not cards:
        return Reply(texts("No reminders. Set one: <code>remind Acme tomorrow 9:00 call about renewal</code>"))
    lines = [texts("<b>{when}</b> {what}", when=texts.moment(card.due_at), what=subject(card)) for card in cards]
    rows = [
        [Button(say("Done: {card}", card=shorten(subject(card), 36)), f"done reminder {card.id}")] for card in cards[:5]
    ]
    return Reply("\n".join(lines), rows)


COMMAND = Command("reminders", help="Your reminders to come", example="reminders", run=run, show=show)
