"""Whose figures can be asked for: teams, regions and people whose every deal the actor sees."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Deal, Region, Team, User
from storage.words import Actor


def visible_teams(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of the teams all of whose members the actor sees; an empty team is nobody's to ask about."""
    mine = col(User.team_id) == col(Team.id)
    statement = select(Team.id, Team.name).where(*_all_seen(actor, mine)).order_by(Team.name)
    return [(found, name) for found, name in session.exec(statement) if found is not None]


def visible_regions(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of the regions all of whose people the actor sees."""
    theirs = and_(col(User.team_id) == col(Team.id), col(Team.region_id) == col(Region.id))
    statement = select(Region.id, Region.name).where(*_all_seen(actor, theirs)).order_by(Region.name)
    return [(found, name) for found, name in session.exec(statement) if found is not None]


def visible_people(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of the people whose records the actor sees."""
    statement = select(User.id, User.name).where(scope.users(actor)).order_by(User.name)
    return [(found, name) for found, name in session.exec(statement) if found is not None]


def owned_by_team(team_id: int) -> ColumnElement[bool]:
    """Deals whose owner is in the team now."""
    return col(Deal.owner_id).in_(select(User.id).where(User.team_id == team_id))


def owned_by_no_team() -> ColumnElement[bool]:
    """Deals of people who are in no team."""
    return col(Deal.owner_id).in_(select(User.id).where(col(User.team_id).is_(None)))


def owned_by_region(region_id: int) -> ColumnElement[bool]:
    """Deals whose owner is in a team of the region now."""
    teams = select(Team.id).where(Team.region_id == region_id)
    return col(Deal.owner_id).in_(select(User.id).where(col(User.team_id).in_(teams)))


def owned_by_person(person_id: int) -> ColumnElement[bool]:
    return col(Deal.owner_id) == person_id


def team_name(session: Session, team_id: int | None) -> str | None:
    team = session.get(Team, team_id) if team_id else None
    return team.name if team else None


def _all_seen(actor: Actor, members: ColumnElement[bool]) -> tuple[Any, Any]:
    unseen = and_(members, col(User.id).not_in(scope.owners(actor)))
    return exists().where(members), ~exists().where(unseen)
