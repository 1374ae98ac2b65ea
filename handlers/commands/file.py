"""/file NUMBER: send a kept file again; the buttons of a brief say it."""

from sqlmodel import Session

from crm_engine.services.attachments import KeptFile, kept_file
from handlers.command import Command, Reply, Request
from handlers.pick import row_number
from handlers.show.attachments import file_name
from handlers.show.texts import Texts
from storage.words import NotFound


def run(session: Session, request: Request) -> KeptFile:
    """Find the file of a visible activity."""
    number = row_number(request.words)
    if number is None:
        raise NotFound("open the customer, and press the file that you want")
    return kept_file(session, request.actor, number)


def show(kept: KeptFile, texts: Texts) -> Reply:
    """The file, with what was said about it."""
    name = file_name(kept.file, texts)
    said = texts("📎 {name} · {when} ({by})", name=name, when=texts.moment(kept.at), by=kept.by)
    return Reply(said, attached=kept.file)


COMMAND = Command("file", help="A file that was kept, once more", example="file 12", run=run, show=show, hidden=True)
