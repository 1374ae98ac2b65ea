"""Whose figures are meant: the actor's own, a team's, a person's, a region's, or all that the actor sees."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, and_
from sqlmodel import Session

from storage import teams
from storage.names import name_key
from storage.phrases import Term, listed, say
from storage.words import Actor, NotFound, Role

ALL, TEAM, PERSON, REGION, PART = "all", "team", "person", "region", "part"
Seen = Callable[[Session, Actor], list[tuple[int, str]]]
VISIBLE: dict[str, tuple[Seen, Callable[[int], ColumnElement[bool]]]] = {
    PERSON: (teams.visible_people, teams.owned_by_person),
    REGION: (teams.visible_regions, teams.owned_by_region),
    TEAM: (teams.visible_teams, teams.owned_by_team),
}
LIKELY = 86  # of 100; letter by letter, so that words beside a name ("North next month") are no part of it


@dataclass(frozen=True, slots=True)
class Asked:
    """The names that a person gave, at most one of them."""

    team: str | None = None
    rep: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose deals a figure counts, in words, and the condition on their owners (None: all that the actor sees).

    kind, row_id  the same as is kept: all, team, person or region, and its row (None: everybody without a team);
                  part where only some of their deals count
    """

    label: str
    owners: ColumnElement[bool] | None = None
    kind: str = ALL
    row_id: int | None = None


def whose(session: Session, actor: Actor, asked: Asked) -> Whose:
    """Find the team, person or region that was named, among those whose every deal the actor sees.

    Raises NotFound alike for what does not exist and for what the actor may not see.
    """
    if asked.team:
        found, name = _named(asked.team, teams.visible_teams(session, actor), say("team"))
        return Whose(say("team {name}", name=name), teams.owned_by_team(found), TEAM, found)
    if asked.region:
        found, name = _named(asked.region, teams.visible_regions(session, actor), say("region"))
        return Whose(say("region {name}", name=name), teams.owned_by_region(found), REGION, found)
    if asked.rep:
        found, name = _named(asked.rep, teams.visible_people(session, actor), Term("rep"))
        return Whose(name, teams.owned_by_person(found), PERSON, found)
    if actor.role is Role.ADMIN:
        return Whose(say("all teams"))
    if actor.role is Role.REP:
        return Whose(say("your deals"), None, PERSON, actor.user_id)
    team = teams.team_name(session, actor.team_id)
    label = say("team {name}", name=team) if team else say("your team")
    return Whose(label, None, TEAM, actor.team_id)


def once_meant(session: Session, actor: Actor, kind: str, row_id: int | None) -> Whose:
    """The same deals again, where the actor may still ask for all of them. Raises NotFound."""
    if kind not in VISIBLE or row_id is None:
        return _all_or_teamless(actor, kind)
    visible, owned = VISIBLE[kind]
    name = dict(visible(session, actor)).get(row_id)
    if name is None:
        raise NotFound
    label = {TEAM: say("team {name}", name=name), REGION: say("region {name}", name=name)}.get(kind, name)
    return Whose(label, owned(row_id), kind, row_id)


def _all_or_teamless(actor: Actor, kind: str) -> Whose:
    if kind == ALL and actor.role is Role.ADMIN:
        return Whose(say("all teams"))
    if kind == TEAM and actor.role is Role.ADMIN:
        return Whose(say("those without a team"), teams.owned_by_no_team(), TEAM)
    if kind == TEAM and actor.role is Role.MANAGER and actor.team_id is None:
        return Whose(say("your team"), None, TEAM)
    raise NotFound


def narrowed(meant: Whose, condition: ColumnElement[bool], label: str) -> Whose:
    """The same people's deals, but only those that fit one more condition."""
    return replace(
        meant,
        label=listed([meant.label, label], " · "),
        owners=condition if meant.owners is None else and_(meant.owners, condition),
        kind=PART,
    )


def _named(said: str, known: list[tuple[int, str]], what: str) -> tuple[int, str]:
    """The one that was named: exactly, or as the only one that begins so or is spelled much like it."""
    wanted = name_key(said)
    exact = [pair for pair in known if name_key(pair[1]) == wanted]
    begins = [pair for pair in known if wanted and name_key(pair[1]).startswith(wanted)]
    alike = [pair for pair in known if fuzz.ratio(name_key(pair[1]), wanted) >= LIKELY]
    for found in (exact, begins, alike):
        if len(found) == 1:
            return found[0]
    raise NotFound('there is no {what} "{said}" among those that you can ask about', what=what, said=said[:60])
