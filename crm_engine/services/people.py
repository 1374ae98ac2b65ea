"""Who may come in, and as whom."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from storage import audit, people
from storage.names import name_key
from storage.tables import Invitation, Team, User
from storage.words import Actor, Already, NotAllowed, NotFound, Role

INVITATION_DAYS = 7


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a new user starts with."""

    currency: str = "USD"
    timezone: str = "UTC"
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as it is shown once: its code is not kept."""

    code: str
    role: Role
    name: str | None
    expires_at: datetime


def actor_of(user: User) -> Actor:
    """The user as one who acts."""
    assert user.id is not None
    return Actor(user.id, user.name, Role(user.role), user.team_id, user.timezone, user.currency, user.locale)


def create_user(session: Session, name: str, role: Role, now: datetime, defaults: Defaults) -> User:
    """A new user of that name; where it is taken, with a number behind it."""
    number, free = 1, name
    while people.by_name(session, free) is not None:
        number += 1
        free = f"{name} {number}"
    user = User(
        name=free,
        name_key=name_key(free),
        role=role,
        timezone=defaults.timezone,
        currency=defaults.currency,
        locale=defaults.locale,
        created_at=now,
    )
    session.add(user)
    session.flush()
    return user


def invite(session: Session, actor: Actor, role: Role, name: str | None, now: datetime) -> Invited:
    """Make a single-use code for a new person, or for the known user `name` who has no chat yet.

    A manager invites reps into the own team; an admin anyone. Raises NotAllowed, NotFound, Already.
    """
    if actor.role is Role.REP or (actor.role is Role.MANAGER and role is not Role.REP):
        raise NotAllowed("only an admin can invite a manager or an admin")
    person = _to_bind(session, actor, name) if name else None
    code = secrets.token_urlsafe(16)
    row = Invitation(
        code_hash=hash_code(code),
        role=role,
        person_id=person.id if person else None,
        team_id=actor.team_id if actor.role is Role.MANAGER else None,
        invited_by=actor.user_id or None,
        created_at=now,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    session.add(row)
    audit.record(session, row, None)
    return Invited(code, role, person.name if person else None, row.expires_at)


def accept(
    session: Session, code: str, telegram_id: int, chat_id: int, name: str, now: datetime, defaults: Defaults
) -> User:
    """Let the person in who followed an invitation's link. Raises NotFound where the code is wrong, used or too old."""
    found = people.invitation(session, hash_code(code))
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise NotFound("this invitation does not work")
    user = session.get(User, found.person_id) if found.person_id else None
    if user is not None and user.telegram_id is not None:
        raise NotFound("this invitation does not work")
    if user is None:
        user = create_user(session, name, Role(found.role), now, defaults)
        user.team_id = found.team_id
    user.role, user.telegram_id, user.chat_id = found.role, telegram_id, chat_id
    session.add(user)
    session.flush()
    found.used_at, found.used_by = now, user.id
    session.add(found)
    return user


def let_admin_in(
    session: Session, telegram_id: int, chat_id: int, name: str, now: datetime, defaults: Defaults
) -> User:
    """The person whom the settings name as an admin, at their first message."""
    user = create_user(session, name, Role.ADMIN, now, defaults)
    user.telegram_id, user.chat_id = telegram_id, chat_id
    session.add(user)
    session.flush()
    return user


def hash_code(code: str) -> str:
    """The SHA-256 by which an invitation is stored and found."""
    return hashlib.sha256(code.encode()).hexdigest()


def team_of(session: Session, actor: Actor) -> Team | None:
    return session.get(Team, actor.team_id) if actor.team_id else None


def _to_bind(session: Session, actor: Actor, name: str) -> User:
    user = people.by_name(session, name)
    above = actor.role is Role.MANAGER and user is not None and (user.role, user.team_id) != (Role.REP, actor.team_id)
    if user is None or above or not user.active:
        raise NotFound("nobody of that name is known; leave the name out to invite someone new", name=name)
    if user.telegram_id is not None:
        raise Already("this person has a chat already", name=name)
    return user
