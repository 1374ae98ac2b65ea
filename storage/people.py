"""Queries about users, teams and invitations."""

from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from storage import scope
from storage.names import name_key
from storage.tables import Invitation, Region, Stranger, Team, User
from storage.words import Actor, Role

STRANGERS_KEPT = 1_000


def by_telegram(session: Session, telegram_id: int) -> User | None:
    return session.exec(select(User).where(User.telegram_id == telegram_id)).first()


def by_name(session: Session, name: str) -> User | None:
    return session.exec(select(User).where(User.name_key == name_key(name))).first()


def team_named(session: Session, name: str) -> Team | None:
    """A team by its name, written in any case and spacing."""
    teams = session.exec(select(Team)).all()
    return next((team for team in teams if name_key(team.name) == name_key(name)), None)


def region_named(session: Session, name: str) -> Region | None:
    regions = session.exec(select(Region)).all()
    return next((region for region in regions if name_key(region.name) == name_key(name)), None)


def visible_users(session: Session, actor: Actor) -> list[User]:
    return list(session.exec(select(User).where(scope.users(actor)).order_by(User.name)))


def admins(session: Session) -> list[User]:
    return list(session.exec(select(User).where(User.role == Role.ADMIN, col(User.active).is_(True))))


def invitation(session: Session, code_hash: str) -> Invitation | None:
    statement = select(Invitation).where(Invitation.code_hash == code_hash).with_for_update()
    return session.exec(statement).first()


def note_stranger(session: Session, telegram_id: int, now: datetime) -> int:
    """Count a message of someone uninvited; only the latest thousand are kept. Returns how many they have sent."""
    row = session.get(Stranger, telegram_id)
    if row is None:
        row = Stranger(telegram_id=telegram_id, first_at=now, last_at=now)
        _make_room(session)
    else:
        row.messages += 1
        row.last_at = now
    session.add(row)
    session.flush()
    return row.messages


def _make_room(session: Session) -> None:
    count = session.exec(select(func.count()).select_from(Stranger)).one()
    if count >= STRANGERS_KEPT:
        oldest = select(Stranger.telegram_id).order_by(col(Stranger.last_at)).limit(count - STRANGERS_KEPT + 1)
        session.execute(delete(Stranger).where(col(Stranger.telegram_id).in_(oldest)))


def heard_from_stranger(session: Session, telegram_id: int, since: datetime) -> int:
    """How many messages this uninvited person has sent; none where the last was before `since`."""
    row = session.get(Stranger, telegram_id)
    return row.messages if row is not None and row.last_at >= since else 0
