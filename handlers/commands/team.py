"""/team: who is in the team, and what may be changed about them."""

from collections.abc import Callable

from sqlmodel import Session

from crm_engine.services import handover, members
from crm_engine.services.giving import HandedOver, Records
from crm_engine.services.members import Member, TeamAdded
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Request
from handlers.pick import row_number
from handlers.read.words import after, split, unquote
from handlers.show.labels import shorten
from handlers.show.team import MemberPage, page_of, records_said, show_team
from handlers.sure import ask_sure
from storage.names import name_key
from storage.phrases import Term, say
from storage.words import BadInput, Role

Shown = MemberPage | Member | TeamAdded | HandedOver
NO_TEAM = (say("no team"), "none")
MEANS = {
    Role.REP: say("They see their own records."),
    Role.MANAGER: say("They see the records of everybody in their team."),
    Role.ADMIN: say("They see everything, and decide who comes in as what."),
}
VERBS = {
    "add": "add",
    "role": "role",
    "move": "move",
    **dict.fromkeys(("leave", "deactivate", "remove"), "leave"),
    **dict.fromkeys(("back", "reactivate"), "back"),
    **dict.fromkeys(("hand", "handover"), "hand"),
}


def run(session: Session, request: Request) -> Shown:
    """Read 'add "North"', 'role #5 manager', 'move #5 North', 'leave #5', 'back #5', 'hand #5 #6', '#5' or nothing."""
    first, _, rest = request.words.partition(" ")
    if not first or first == "page":
        return page_of(members.list_members(session, request.actor), row_number(rest) or 1)
    verb = VERBS.get(first.casefold())
    if verb == "add":
        return members.add_team(session, request.actor, _team_name(request, rest))
    if verb is not None:
        person, more = _person(session, request, rest)
        return DOES[verb](session, request, person, more)
    return _person(session, request, request.words)[0]


def _team_name(request: Request, said: str) -> str:
    name = unquote(request.answers.get("name", said))
    if not name:
        raise Missing("name", "What is the new team called?")
    return name


def _person(session: Session, request: Request, words: str) -> tuple[Member, str]:
    """The member that the words begin with, by #number or by name, and what follows."""
    parts = split(words.removeprefix("over "))
    answer = row_number(request.answers.get("member", ""))
    number = row_number(parts[0]) if parts and parts[0].startswith("#") else None
    if number is not None:
        return members.one_member(session, request.actor, number), after(words, 1)
    known = {name_key(one.name): one for one in members.list_members(session, request.actor)}
    for count in range(min(len(parts), 6), 0, -1):
        found = known.get(name_key(" ".join(parts[:count])))
        if found is not None:
            return found, after(words, count)
    names = [(one.name, str(one.id)) for one in known.values()]
    if answer is None:
        said = request.answers.get("member") or (parts[0] if parts else "")
        answer = int(ask_one_of("member", said, names, "Who do you mean?"))
    return members.one_member(session, request.actor, answer), after(words, 1)


def _role(session: Session, request: Request, person: Member, said: str) -> Member:
    roles = [(Term(role.value), role.value) for role in Role]
    question = say("{person} is {a_role} now. What next?", person=person.name, a_role=members.a_role(person.role))
    role = Role(ask_one_of("role", request.answers.get("role") or said, roles, question))
    if person.role is not role and "role" in person.can:
        if person.role is Role.ADMIN:
            members.require_other_admin(session, person.id)
        question = say(
            "Make {person} {a_role}, no longer {a_role_2}? {means}",
            person=person.name,
            a_role=members.a_role(role),
            a_role_2=members.a_role(person.role),
            means=MEANS[role],
        )
        ask_sure(
            request,
            question,
            say("Make {person} {a_role}", person=shorten(person.name, 24), a_role=members.a_role(role)),
            person.role,
            role,
        )
    return members.set_role(session, request.actor, person.id, role)


def _move(session: Session, request: Request, person: Member, said: str) -> Member:
    teams = [(name, str(number)) for number, name in members.all_teams(session)]
    if not teams:
        raise BadInput('there is no team yet; make one: team add "North"')
    said = request.answers.get("team") or unquote(said)
    chosen = ask_one_of(
        "team",
        said,
        [*teams, NO_TEAM],
        say("{person} is in {team}. Where to?", person=person.name, team=person.team or NO_TEAM[0]),
    )
    return members.move_to_team(session, request.actor, person.id, None if chosen == "none" else int(chosen))


def _leave(session: Session, request: Request, person: Member, _said: str) -> Member:
    if person.active and "leave" in person.can:
        members.require_other_admin(session, person.id)
        records = handover.records_of(session, request.actor, person.id)
        stay = (
            say(" {records} stay in their name until you hand them over.", records=records_said(records))
            if records.total
            else ""
        )
        question = say(
            "Deactivate {person}? From then on I answer nothing that they write.{stay}", person=person.name, stay=stay
        )
        ask_sure(request, question, say("Deactivate {person}", person=shorten(person.name, 32)), records.total)
    return members.deactivate(session, request.actor, person.id)


def _back(session: Session, request: Request, person: Member, _said: str) -> Member:
    return members.let_back(session, request.actor, person.id)


def _hand(session: Session, request: Request, person: Member, said: str) -> HandedOver:
    records = handover.records_of(session, request.actor, person.id)
    names = [(name, f"#{number}") for number, name in handover.takers(session, request.actor, person.id)]
    if not names:
        raise BadInput("there is nobody else to hand them to")
    said = request.answers.get("taker") or unquote(said.removeprefix("to "))
    taker = ask_one_of("taker", said, names, say("To whom do the records of {person} go?", person=person.name))
    name = next(label for label, value in names if value == taker)
    if records.total:
        question = say(
            "Hand {records} from {person} to {name}?", records=records_said(records), person=person.name, name=name
        )
        ask_sure(request, question, say("Hand over to {name}", name=shorten(name, 32)), taker, *_figures(records))
    return handover.hand_over(session, request.actor, person.id, row_number(taker) or 0, request.now)


def _figures(records: Records) -> tuple[int, int, int, int]:
    return records.deals, records.companies, records.contacts, records.reminders


Does = Callable[[Session, Request, Member, str], Member | HandedOver]
DOES: dict[str, Does] = {"role": _role, "move": _move, "leave": _leave, "back": _back, "hand": _hand}

COMMAND = Command(
    "team",
    help="Who is in the team",
    example='team add "North"',
    run=run,
    show=show_team,
    needs=Role.MANAGER,
)
