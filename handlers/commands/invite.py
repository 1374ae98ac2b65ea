"""/invite ROLE [NAME]: a link that lets one person in."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.people import Invited, invite
from handlers.asking import ask_one_of
from handlers.command import NO_BOT, Command, Reply, Request
from handlers.read.words import unquote
from handlers.show.texts import Html, Texts
from storage.phrases import Term, say
from storage.words import Role


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation and the link that carries it."""

    invited: Invited
    url: str


def run(session: Session, request: Request) -> Link:
    """Read 'rep' or 'rep "Anna Snelling"'."""
    first, _, rest = request.words.partition(" ")
    roles = [(Term(role.value), role.value) for role in Role if role.rank <= request.actor.role.rank]
    role = Role(ask_one_of("role", request.answers.get("role") or first, roles, "As what?"))
    invited = invite(session, request.actor, role, unquote(rest) or None, request.now)
    return Link(invited, f"https://t.me/{request.house.bot_name}?start={invited.code}")


def show(link: Link, texts: Texts) -> Reply:
    """The link, whom it is for, and how long it works."""
    whom = link.invited.name or say("one person")
    until = texts.moment(link.invited.expires_at)
    said = texts(
        "Send this to {whom}. It lets them in as {role}, once, until {until}:\n{url}",
        whom=whom,
        role=Term(link.invited.role),
        until=until,
        url=link.url,
    )
    if NO_BOT in link.url:
        said = Html(said + texts("\nNo bot's token is set yet: put your bot's name in the place of {bot}.", bot=NO_BOT))
    return Reply(said, private=True)


COMMAND = Command(
    "invite",
    help="Invite someone to the team",
    example='invite rep "Anna Snelling"',
    run=run,
    show=show,
    needs=Role.MANAGER,
)
