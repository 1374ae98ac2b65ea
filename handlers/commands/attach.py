"""A photo or a file that is no table: kept with the customer whom its caption names, or who is asked for."""

from sqlmodel import Session

from crm_engine.services.activities import ActivityLogged
from handlers.command import Command, Missing, Request
from handlers.commands import log
from handlers.pick_who import pick_who
from handlers.read.attachments import read_attached
from storage import places
from storage.words import ActivityKind, NotFound

CHOICES = 6


def run(session: Session, request: Request) -> ActivityLogged:
    """Keep a note with the file; its bytes stay at Telegram."""
    found = read_attached(request.words)
    if found is None:
        raise NotFound("send me a photo or a file, with the customer's name as its caption, and I keep it there")
    caption, file = found
    if not caption and "who" not in request.answers:
        lately = places.dealt_with_lately(session, request.actor, request.now, CHOICES)
        offered = [(one.label, f"company #{one.id}") for one in lately]
        if file.name:
            raise Missing("who", "With whom shall I keep {name}? Press or write the customer", offered, name=file.name)
        raise Missing("who", "With whom shall I keep this picture? Press or write the customer", offered)
    who = pick_who(session, request, caption)
    return log.keep(session, request, ActivityKind.NOTE, who, who.rest.strip(), named=who.rest, file=file)


COMMAND = Command(
    "attach",
    help="Keep a photo or a file with a customer: send it with their name as its caption",
    example="send a photo with the caption Acme the shelf",
    run=run,
    show=log.show,
    hidden=True,
    about=("deal", "contact", "company"),
)
