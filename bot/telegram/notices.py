"""A word to whoever should know: that a chat is gone, that a message could not be sent or handled."""

from datetime import datetime

from sqlmodel import Session, col, select

from handlers.command import Reply
from handlers.show.payload import to_payload
from handlers.show.texts import Texts
from storage import outbox, people
from storage.phrases import say
from storage.tables import User
from storage.words import Role


def tell(
    session: Session, users: list[User], said: str, now: datetime, *, key: str | None = None, **values: str
) -> None:
    """Put one notice for each of these users into the outbox; one with the same key is put only once.

    said  a template in the words of `Texts`; its values are escaped
    """
    for user in users:
        texts = Texts(user.locale, user.timezone, now)
        outbox.put(
            session,
            kind=outbox.NOTICE,
            key=f"{outbox.NOTICE}:{key}:{user.id}" if key else None,
            person_id=user.id,
            payload=to_payload(Reply(texts(said, **values)), texts),
            due_at=now,
            created_at=now,
        )


def tell_admins(session: Session, said: str, now: datetime, *, key: str | None = None, **values: str) -> None:
    """Put one notice for each admin."""
    tell(session, people.admins(session), said, now, key=key, **values)


def in_charge_of(session: Session, user: User) -> list[User]:
    """The managers of a person's team; where there are none, the admins; never the person."""
    if user.team_id is not None:
        of_team = (User.role == Role.MANAGER, User.team_id == user.team_id, col(User.active).is_(True))
        managers = list(session.exec(select(User).where(*of_team, User.id != user.id)))
        if managers:
            return managers
    return [admin for admin in people.admins(session) if admin.id != user.id]


def mark_blocked(session: Session, chat_id: int, now: datetime) -> None:
    """The person of a private chat has left: nothing more goes there, and whoever is in charge is told once."""
    user = session.exec(select(User).where(User.chat_id == chat_id)).first()
    if user is None or user.chat_blocked:
        return
    user.chat_blocked = True
    session.add(user)
    said = say("{name} has blocked me, so my messages and reminders to them do not arrive any more.")
    tell(session, in_charge_of(session, user), said, now, name=user.name)
