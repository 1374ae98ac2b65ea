"""/help: what the person can do here."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers import registry
from handlers.command import Command, Reply, Request
from handlers.show.texts import Texts


@dataclass(frozen=True, slots=True)
class Help:
    """The commands to show; one alone is shown with its example."""

    commands: tuple[Command, ...]
    one: bool


def run(session: Session, request: Request) -> Help:  # noqa: ARG001  every command has this shape
    """All commands of the person's role, or the one that is named."""
    found = registry.find(request.words.removeprefix("/")) if request.words else None
    if found is not None and found.needs.rank <= request.actor.role.rank:
        return Help((found,), one=True)
    return Help(tuple(registry.permitted(request.actor.role)), one=False)


def show(found: Help, texts: Texts) -> Reply:
    """A line a command, or one with its example."""
    if found.one:
        command = found.commands[0]
        said = texts(
            "/{name}: {help}.\nFor example: <code>{example}</code>",
            name=command.name,
            help=texts.plain(command.help),
            example=command.example,
        )
        return Reply(said)
    lines = [texts("/{name} – {help}", name=command.name, help=texts.plain(command.help)) for command in found.commands]
    foot = texts("The slash may be left out: <code>deal Acme 12k</code>. /help deal shows an example.")
    return Reply("\n".join([*lines, "", foot]))


COMMAND = Command(
    "help", help="What you can do here", example="help deal", run=run, show=show, aliases=("h",), open=True
)
