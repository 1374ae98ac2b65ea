"""A chat client for tests: real router, real database, real outbox; `say`, `press`, `send`, `tick`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import select

from bot.assemble import Assembled, assemble
from bot.local import known_or_new
from bot.settings import Settings
from bot.terminal.chat import Delivered, TerminalChat
from bot.terminal.lines import plain
from handlers.command import Reply, SentFile
from handlers.incoming import Incoming, Kind
from storage.tables import Activity, Company, Deal
from storage.words import Role

MONDAY = "2026-03-09T10:00:00+00:00"


def settings_for(url: str, folder: Path, **values: object) -> Settings:
    """Settings of a test: nothing from the machine's environment, models in this process, a known date."""
    defaults: dict[str, object] = {"database_url": url, "data_dir": folder, "fit_backend": "serial", "now": MONDAY}
    return Settings(_env_file=None, **{**defaults, **values})  # type: ignore[call-arg, arg-type]


@dataclass
class Chat:
    """One person's chat in a test."""

    house: Assembled
    person_id: int
    terminal: TerminalChat

    def say(self, text: str) -> Reply:
        """Say something; the last reply to it."""
        return last(self.terminal.say(text))

    def reply(self, text: str) -> Reply:
        """Say something as a reply to what was shown last."""
        return last(self.terminal.reply(text))

    def edit(self, text: str) -> Reply:
        """Edit what was said last."""
        return last(self.terminal.edit(text))

    def press(self, label: str) -> Reply:
        """Press a button of what was shown last."""
        return last(self.terminal.press(label))

    def send(self, name: str, content: bytes, caption: str = "") -> Reply:
        """Send a file."""
        incoming = Incoming("terminal", 0, Kind.FILE, caption, person_id=self.person_id, file=SentFile(name, content))
        self.house.router.answer(incoming)
        return last(self.terminal.take())

    def tick(self, iso: str) -> list[Reply]:
        """Set the clock forward; what was pushed."""
        return [message.reply for message in self.terminal.tick(iso)]

    def deals(self) -> list[Deal]:
        """Every deal in the database, whoever owns it."""
        with self.house.database.reading() as session:
            return list(session.exec(select(Deal).order_by(Deal.id)))  # type: ignore[arg-type]

    def companies(self) -> list[str]:
        with self.house.database.reading() as session:
            return sorted(session.exec(select(Company.name)))

    def activities(self) -> list[Activity]:
        with self.house.database.reading() as session:
            return list(session.exec(select(Activity).order_by(Activity.id)))  # type: ignore[arg-type]


def chat_as(house: Assembled, name: str, role: Role = Role.REP) -> Chat:
    """The chat of a user of that name."""
    user = known_or_new(house, name, role)
    assert user.id is not None
    return Chat(house, user.id, TerminalChat(house, user.id))


def open_house(url: str, folder: Path, **values: object) -> Assembled:
    """Everything put together on a database of the test's own."""
    return assemble(settings_for(url, folder, **values))


def last(messages: list[Delivered]) -> Reply:
    assert messages, "the bot said nothing"
    return messages[-1].reply


def words(reply: Reply) -> str:
    """The reply as a person reads it, on one line."""
    return re.sub(r"\s+", " ", plain(reply.text))


def labels(reply: Reply) -> list[str]:
    """The labels of all buttons."""
    return [button.label for row in reply.buttons for button in row]


def at(iso: str) -> datetime:
    """An ISO time as aware UTC."""
    return datetime.fromisoformat(iso).astimezone(UTC)
