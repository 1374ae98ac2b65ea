"""/cancel: drop the question that is open."""

from sqlmodel import Session

from handlers import pending
from handlers.command import Command, Reply, Request
from handlers.show.texts import Texts
from storage import drafts


def run(session: Session, request: Request) -> bool:
    """Forget the question and the files that wait to be imported; whether there was any."""
    asked = pending.forget(session, request.chat_id, request.actor.user_id)
    return drafts.forget(session, request.actor.user_id) or asked


def show(was_open: bool, texts: Texts) -> Reply:
    """Say that nothing was done."""
    return Reply(texts("Cancelled; nothing was saved.") if was_open else texts("Nothing to cancel."), replaces=True)


COMMAND = Command("cancel", help="Drop an open question", example="cancel", run=run, show=show, open=True)
