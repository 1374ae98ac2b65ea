"""The members of the team: who they are, and what an admin or a manager may change about them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage import audit, members, people
from storage.names import MAX_NAME
from storage.phrases import Phrase, say
from storage.tables import Team, User
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound, Role

LAST_ADMIN = say("this is the only admin; make someone else an admin first")


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team as they are shown. `can` is what the one who looks may do: role, team, leave, back, hand.

    seen      when they were last answered or changed something; None where that is not known
    has_chat  whether they can be reached at all
    """

    id: int
    name: str
    role: Role
    team: str | None
    active: bool
    has_chat: bool
    seen: datetime | None
    open_deals: int
    can: frozenset[str]
    event: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class TeamAdded:
    """A new team, and the change that Undo takes back."""

    name: str
    change: int


def list_members(session: Session, actor: Actor) -> list[Member]:
    """The people that the actor sees, those who have left last."""
    found = members.members(session, actor)
    ids = [user.id for user, _team in found if user.id is not None]
    deals, seen = members.open_deals(session, ids), members.last_seen(session, ids)
    return [
        _member(actor, user, team.name if team else None, seen.get(user.id or 0), deals.get(user.id or 0, 0))
        for user, team in found
    ]


def one_member(session: Session, actor: Actor, person_id: int, *, event: str = "", change: int | None = None) -> Member:
    """One of them. Raises NotFound."""
    user = _visible(session, actor, person_id)
    team = session.get(Team, user.team_id) if user.team_id else None
    seen, deals = members.last_seen(session, [person_id]), members.open_deals(session, [person_id])
    name = team.name if team else None
    return _member(actor, user, name, seen.get(person_id), deals.get(person_id, 0), event, change)


def add_team(session: Session, actor: Actor, name: str) -> TeamAdded:
    """A new team. Raises NotAllowed, BadInput, Already."""
    _admins_only(actor)
    if not name or len(name) > MAX_NAME:
        raise BadInput("a team's name has 1 to {most} characters", most=MAX_NAME)
    if people.team_named(session, name) is not None:
        raise Already("there is a team {name} already", name=name)
    team = Team(name=name)
    session.add(team)
    session.flush()
    return TeamAdded(name, audit.record(session, team, None))


def set_role(session: Session, actor: Actor, person_id: int, role: Role) -> Member:
    """Give someone a role. Raises NotAllowed (for the last admin too), NotFound, Already."""
    _admins_only(actor)
    user = _as_admin_knows(session, actor, person_id, loses_admin=role is not Role.ADMIN)
    if user.role == role:
        raise Already("{user} is {role} already", user=user.name, role=a_role(role))
    return _change(session, actor, user, "role", role=role.value)


def move_to_team(session: Session, actor: Actor, person_id: int, team_id: int | None) -> Member:
    """Put someone into a team, or into none. Raises NotAllowed, NotFound, Already."""
    _admins_only(actor)
    user = _visible(session, actor, person_id)
    if team_id is not None and session.get(Team, team_id) is None:
        raise NotFound
    if user.team_id == team_id:
        raise Already("{user} is there already", user=user.name)
    return _change(session, actor, user, "team", team_id=team_id)


def deactivate(session: Session, actor: Actor, person_id: int) -> Member:
    """Let someone in no more, from their next message on; a question that waits for their answer is dropped.

    Raises NotFound, NotAllowed (for the last admin too), Already.
    """
    if actor.role is Role.ADMIN:
        user = _as_admin_knows(session, actor, person_id, loses_admin=True)
    else:
        user = _visible(session, actor, person_id)
    _require(actor, user, "leave")
    if not user.active:
        raise Already("{user} has left already", user=user.name)
    members.drop_questions(session, person_id)
    return _change(session, actor, user, "leave", active=False)


def let_back(session: Session, actor: Actor, person_id: int) -> Member:
    """Let someone in again who had left. Raises NotFound, NotAllowed, Already."""
    user = _visible(session, actor, person_id)
    _require(actor, user, "leave")
    if user.active:
        raise Already("{user} has not left", user=user.name)
    return _change(session, actor, user, "back", active=True)


def all_teams(session: Session) -> list[tuple[int, str]]:
    """Ids and names of every team."""
    return [(team.id, team.name) for team in members.teams(session) if team.id is not None]


def require_other_admin(session: Session, person_id: int) -> None:
    """Refuse early what would leave nobody who can let people in. Raises NotAllowed."""
    if {admin.id for admin in members.active_admins(session)} == {person_id}:
        raise NotAllowed(LAST_ADMIN)


def a_role(role: Role) -> Phrase:
    """'a rep', 'an admin'."""
    return {Role.REP: say("a rep"), Role.MANAGER: say("a manager"), Role.ADMIN: say("an admin")}[role]


def may_manage(actor: Actor, user: User) -> bool:
    """An admin manages everybody, a manager the reps of the own team, and both their own records."""
    mine = user.id == actor.user_id
    reps = actor.role is Role.MANAGER and user.role == Role.REP and user.team_id == actor.team_id
    return actor.role is Role.ADMIN or reps or mine


def _can(actor: Actor, user: User) -> frozenset[str]:
    if not may_manage(actor, user):
        return frozenset()
    found = {"hand"}
    if actor.role is Role.ADMIN:
        found |= {"role", "team"} if user.active else set()
    if actor.role is Role.ADMIN or user.id != actor.user_id:
        found.add("leave" if user.active else "back")
    return frozenset(found)


def _require(actor: Actor, user: User, what: str) -> None:
    if not _can(actor, user) & {what, "back" if what == "leave" else what}:
        raise NotAllowed("only an admin can do that")


def _admins_only(actor: Actor) -> None:
    if actor.role is not Role.ADMIN:
        raise NotAllowed("roles and teams are changed by admins")


def _as_admin_knows(session: Session, actor: Actor, person_id: int, *, loses_admin: bool) -> User:
    """The person, once no other admin is changing roles; the actor must still be an admin then, and one must stay."""
    admins = {admin.id for admin in members.active_admins(session)}
    if actor.role is Role.ADMIN and actor.user_id not in admins:
        raise NotAllowed("you are no admin any more")
    if loses_admin:
        require_other_admin(session, person_id)
    return _visible(session, actor, person_id)


def _visible(session: Session, actor: Actor, person_id: int) -> User:
    user = members.member(session, actor, person_id)
    if user is None:
        raise NotFound
    return user


def _change(session: Session, actor: Actor, user: User, event: str, **values: object) -> Member:
    assert user.id is not None
    before = audit.snapshot(user)
    for name, value in values.items():
        setattr(user, name, value)
    session.add(user)
    session.flush()
    change = audit.record(session, user, before)
    return one_member(session, actor, user.id, event=event, change=change)


def _member(
    actor: Actor,
    user: User,
    team: str | None,
    seen: datetime | None,
    deals: int,
    event: str = "",
    change: int | None = None,
) -> Member:
    assert user.id is not None
    has_chat = user.chat_id is not None or seen is not None
    can = _can(actor, user)
    return Member(user.id, user.name, Role(user.role), team, user.active, has_chat, seen, deals, can, event, change)
