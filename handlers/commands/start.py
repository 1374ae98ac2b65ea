"""/start: come in."""

from sqlmodel import Session

from handlers.command import Button, Command, Reply, Request
from handlers.show.texts import Html, Texts
from storage.phrases import Term, say
from storage.words import Actor, Role


def run(session: Session, request: Request) -> Actor:  # noqa: ARG001  every command has this shape
    """Whoever gets here has been recognised already."""
    return request.actor


def show(actor: Actor, texts: Texts) -> Reply:
    """Greet, and say the first thing to do."""
    first = {
        Role.REP: say("Write down a deal: <code>deal Acme 12k</code>"),
        Role.MANAGER: say("Ask for a forecast: <code>forecast quarter</code>"),
        Role.ADMIN: say("Invite your team: <code>invite rep</code>, or send me a CSV or XLSX file to import."),
    }[actor.role]
    greeting = texts("Hello {name}, you are in as {role}. ", name=actor.name, role=Term(actor.role))
    return Reply(
        Html(greeting + texts(first)), [[Button(say("What can you do?"), "help"), Button(say("Pipeline"), "pipeline")]]
    )


COMMAND = Command("start", help="Come in", example="start", run=run, show=show, hidden=True, open=True)
