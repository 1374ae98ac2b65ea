"""A bot at a fake Telegram, on a database of the test's own: the real library, the real router, no mock."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar
from telegram import Bot

from bot.assemble import Assembled
from bot.telegram.connect import make_bot
from bot.telegram.door import Door
from bot.telegram.run import run_telegram
from bot.telegram.send import Render
from crm_engine.services.people import create_user
from handlers.router import Router
from handlers.show.pushes import render as render_push
from storage import outbox
from storage.tables import Deal, Inbox, Outbox, User
from storage.words import Role
from tests.chat import open_house
from tests.fake_telegram import TOKEN, FakeTelegram, Telegram

T = TypeVar("T")
ADMIN, ANN, BOB, MARY = 1, 5, 6, 7


@dataclass
class Office:
    """The database, the fake Telegram, and the bot between them while `running`."""

    house: Assembled
    telegram: Telegram
    read_timeout: float = 5.0
    render: Render = render_push
    router: Router | None = None
    transport: httpx.AsyncBaseTransport | None = None
    doors: list[Door] = field(default_factory=list)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Door]:
        """The bot runs while the block lasts, and ends as by SIGTERM."""
        stop, ready = asyncio.Event(), asyncio.Event()

        def begin(door: Door) -> None:
            self.doors.append(door)
            ready.set()

        task = asyncio.create_task(
            run_telegram(
                self.house.database,
                self.router or self.house.router,
                self.house.settings,
                self.house.time,
                self.render,
                ready=begin,
                bot=self._bot(),
                stop=stop,
            )
        )
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        try:
            if ready.is_set():
                yield self.doors[-1]
        finally:
            stop.set()
            await task

    def _bot(self) -> Bot:
        if self.transport is not None:
            return make_bot(self.house.settings, self.transport)
        return self.telegram.bot(read_timeout=self.read_timeout)

    def hire(self, telegram_id: int, name: str, role: Role = Role.REP, team_id: int | None = None) -> int:
        """A user with an open chat; returns the row's id."""

        def work(session: Session) -> int:
            user = create_user(session, name, role, self.house.time.now(), self.house.defaults)
            user.telegram_id = user.chat_id = telegram_id
            user.team_id = team_id
            session.add(user)
            session.flush()
            assert user.id is not None
            return user.id

        self.telegram.introduce(telegram_id, name)
        self.telegram.say(telegram_id, "/help")
        return self.house.database.write(work)

    def push(self, person_id: int, kind: str = "made up", key: str | None = None, **payload: object) -> None:
        """Put a push into the outbox, due now."""
        now = self.house.time.now()
        self.house.database.write(
            lambda session: outbox.put(
                session, kind=kind, key=key, person_id=person_id, payload=payload, due_at=now, created_at=now
            )
        )

    def reply(self, chat_id: int, text: str, **values: object) -> None:
        """Put a reply into the outbox."""
        now = self.house.time.now()
        payload = {"text": text, "buttons": [], "file_name": None, "edits": values.pop("edits", None)}
        self.house.database.write(
            lambda session: outbox.put(
                session,
                kind=outbox.REPLY,
                door="telegram",
                chat_id=chat_id,
                payload=payload,
                due_at=now,
                created_at=now,
                **values,
            )
        )

    def deals(self) -> list[Deal]:
        return self._rows(select(Deal).order_by(col(Deal.id)))

    def messages(self, kind: str | None = None) -> list[Outbox]:
        """Rows of the outbox, oldest first."""
        return [row for row in self._rows(select(Outbox).order_by(col(Outbox.id))) if kind in (None, row.kind)]

    def updates(self, state: str | None = None) -> list[Inbox]:
        """Rows of the inbox, oldest first."""
        return [row for row in self._rows(select(Inbox).order_by(col(Inbox.update_id))) if state in (None, row.state)]

    def _rows(self, statement: SelectOfScalar[T]) -> list[T]:
        with self.house.database.reading() as session:
            rows = list(session.exec(statement))
            session.expunge_all()
        return rows

    def user(self, person_id: int) -> User:
        with self.house.database.reading() as session:
            user = session.get_one(User, person_id)
            session.expunge(user)
        return user

    async def settled(self, seconds: float = 10.0) -> None:
        """Until every update is handled and every message has ended."""

        def over() -> bool:
            states = {row.state for row in self.messages()}
            return not self.updates("new") and not states & {"due", "claimed", "sending"}

        await self.telegram.until(lambda: not self.telegram.pending() or bool(self.updates()), seconds)
        await self.telegram.until(over, seconds)


OfficeMaker = Callable[..., Office]


@pytest.fixture
def make_office(tmp_path: Path, sqlite_address: str) -> OfficeMaker:
    """Offices at one database; `opened` keeps them for closing."""

    def make(telegram: Telegram | None = None, **settings: object) -> Office:
        values: dict[str, object] = {
            "telegram_token": TOKEN,
            "telegram_api_url": "http://telegram.test",
            "chat_per_second": 1000,
            "send_per_second": 30,
            "tick_seconds": 0.05,
            "lease_seconds": 10,
            "admin_ids": f"{ADMIN}",
            **settings,
        }
        return Office(open_house(sqlite_address, tmp_path, **values), telegram or FakeTelegram())

    return make


@pytest.fixture
def office(make_office: OfficeMaker) -> Office:
    """An office with nobody in it."""
    return make_office()
