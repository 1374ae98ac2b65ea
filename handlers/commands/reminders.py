"""/reminders: what is to come; /reminders stop 7: what came again and again does not any more."""

from sqlmodel import Session

from crm_engine.services.reminders import ReminderCard, coming, stop
from handlers.command import Button, Command, Reply, Request
from handlers.pick import row_number
from handlers.show.labels import shorten
from handlers.show.reminders import show_reminder, subject
from handlers.show.texts import Texts
from storage.phrases import say

STOP = "stop"


def run(session: Session, request: Request) -> list[ReminderCard] | ReminderCard:
    """The person's reminders that are not done, the earliest first; 'stop 7' ends one that comes again and again."""
    verb, _, number = request.words.partition(" ")
    if verb.casefold() == STOP and (reminder_id := row_number(number)) is not None:
        return stop(session, request.actor, reminder_id)
    return coming(session, request.actor)


def show(cards: list[ReminderCard] | ReminderCard, texts: Texts) -> Reply:
    """A line and a Done button each, and a Stop button for what comes again."""
    if isinstance(cards, ReminderCard):
        return show_reminder(cards, texts)
    if not cards:
        return Reply(texts("No reminders. Set one: <code>remind Acme tomorrow 9:00 call about renewal</code>"))
    lines = [
        texts("<b>{when}</b> {what}{every}", when=texts.moment(card.due_at), what=subject(card), every=_every(card))
        for card in cards
    ]
    rows = []
    for card in cards[:5]:
        done = Button(say("Done: {card}", card=shorten(subject(card), 36)), f"done reminder {card.id}")
        rows.append([done, Button(say("Stop"), f"reminders stop {card.id}")] if card.again else [done])
    return Reply("\n".join(lines), rows)


def _every(card: ReminderCard) -> str:
    return f" 🔁 {card.every}" if card.again else ""


COMMAND = Command("reminders", help="Your reminders to come", example="reminders", run=run, show=show)
