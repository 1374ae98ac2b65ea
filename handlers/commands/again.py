"""/again: send a message once more that may not have arrived."""

from sqlmodel import Session

from crm_engine.services.reminders import send_again
from handlers.command import Command, Reply, Request
from handlers.pick import row_number
from handlers.show.texts import Texts
from storage.words import NotFound


def run(session: Session, request: Request) -> None:
    """Read the outbox row's number, as the button gives it."""
    number = row_number(request.words)
    if number is None:
        raise NotFound("there is nothing to send again")
    send_again(session, request.actor, number, request.now)


def show(_nothing: None, texts: Texts) -> Reply:
    """Say that it comes."""
    return Reply(texts("It comes again in a moment."), replaces=True)


COMMAND = Command(
    "again", help="Send again what may not have arrived", example="again 7", run=run, show=show, hidden=True
)
