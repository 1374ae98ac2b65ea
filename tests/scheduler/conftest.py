"""People with a chat and a zone of their own, and planners that look at a time of the test's choice."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlmodel import Session, col, select

from bot.assemble import Assembled
from handlers.show.pushes import render
from scheduler import reminders
from storage.people import by_name
from storage.tables import Outbox
from storage.words import Role
from tests.chat import Chat, at, chat_as, words


@dataclass
class Team:
    """A house whose people are at Telegram: nobody sits at a terminal when the planner looks."""

    house: Assembled

    def hire(self, name: str, timezone: str = "UTC", *, reachable: bool = True) -> Chat:
        """A rep with a chat at Telegram, in a zone; the client at hand speaks for them."""
        chat = chat_as(self.house, name, Role.REP)

        def settle(session: Session) -> None:
            user = by_name(session, name)
            assert user is not None
            user.timezone, user.chat_id = timezone, user.id if reachable else None
            session.add(user)

        self.house.database.write(settle)
        return chat

    def plan(self, iso: str) -> list[str]:
        """Let the planner look at that time; what is now waiting to be said and was not before, in order."""
        before = {row.id for row in self._pushes()}
        reminders.plan(self.house.database, at(iso), frozenset())
        return self._said([row for row in self._pushes() if row.id not in before], iso)

    def waiting(self, iso: str) -> list[str]:
        """What would be said at that time of all that was planned."""
        return self._said(self._pushes(), iso)

    def _pushes(self) -> list[Outbox]:
        with self.house.database.reading() as session:
            rows = session.exec(select(Outbox).where(col(Outbox.door).is_(None)).order_by(col(Outbox.id))).all()
            session.expunge_all()
        return list(rows)

    def _said(self, rows: list[Outbox], iso: str) -> list[str]:
        with self.house.database.reading() as session:
            replies = [render(session, row, at(iso)) for row in rows]
        return [words(reply) for reply in replies if reply is not None]


TeamMaker = Callable[[Assembled], Team]


@pytest.fixture
def team(house: Assembled) -> Team:
    return Team(house)
