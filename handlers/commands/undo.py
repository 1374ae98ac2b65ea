"""/undo: take back your last message."""

from sqlmodel import Session

from crm_engine.services.undo import Undone, undo
from handlers.command import Command, Reply, Request
from handlers.pick import row_number
from handlers.show.labels import shorten
from handlers.show.texts import Texts
from storage.words import BadInput


def run(session: Session, request: Request) -> Undone:
    """Take back the change that the button names, or the person's last one."""
    change_id = row_number(request.words)
    if request.words and change_id is None:
        raise BadInput("write /undo alone to take back your last message")
    return undo(session, request.actor, change_id, request.now)


def show(undone: Undone, texts: Texts) -> Reply:
    """Say what was taken back."""
    said = texts("Undone: <i>{command}</i> ({when})", command=shorten(undone.command, 80), when=texts.moment(undone.at))
    return Reply(said, replaces=True)


COMMAND = Command("undo", help="Take back your last message", example="undo", run=run, show=show)
