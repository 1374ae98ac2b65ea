"""/note COMPANY TEXT: keep a note."""

from sqlmodel import Session

from crm_engine.services.activities import ActivityLogged
from handlers.command import Command, Request
from handlers.commands.log import show, write_down
from storage.words import ActivityKind


def run(session: Session, request: Request) -> ActivityLogged:
    """Read 'Acme wants a demo in May'."""
    return write_down(session, request, ActivityKind.NOTE, request.words)


COMMAND = Command(
    "note",
    help="Keep a note on a customer",
    example="note Acme wants a demo",
    run=run,
    show=show,
    about=("deal", "contact", "company"),
)
