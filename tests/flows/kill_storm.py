"""A bot in a process of its own, at a fake Telegram in another, which a test kills and starts again in mid-work."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from bot.clock import real_now
from crm_engine.services.people import Defaults, create_user
from storage.db import Database, sqlite_url
from storage.migrate import migrate
from storage.tables import User
from storage.words import Role
from tests.fake_telegram import RemoteTelegram, serve_apart

ROOT = Path(__file__).parents[2]


@dataclass
class Storm:
    """The fake, the database file, and the bot's process."""

    telegram: RemoteTelegram
    folder: Path
    database: Database
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def start(self) -> None:
        """Start the bot as a person would: `python -m bot run`."""
        with (self.folder / "log.txt").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=self.folder, env=self._environment(), stderr=log, stdout=log
            )

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.kills += 1

    def end(self) -> int:
        """SIGTERM, and the exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=20)

    def kill_in_mid_work(self, times: int, chance: random.Random) -> None:
        """Let it begin to send, kill it at a moment that nobody chose, start it again; so many times."""
        for _ in range(times):
            before = len(self.telegram.sent())
            self.until(lambda before=before: len(self.telegram.sent()) > before, "a message after the start")  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.3))
            self.kill()
            self.start()

    def until(self, true: Callable[[], bool], what: str, seconds: float = 60.0) -> None:
        """Wait until something is true. Raises TimeoutError with the end of the bot's log."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                log = (self.folder / "log.txt").read_text()[-3000:]
                raise TimeoutError(f"{what}: not within {seconds:.0f} s; the bot's log ends with\n{log}")
            time.sleep(0.02)

    def hire(self, telegram_id: int, name: str) -> int:
        """A rep with an open chat; returns the row's id."""
        self.telegram.say(telegram_id, "/help", name=name)

        def work(session: Session) -> int:
            user: User = create_user(session, name, Role.REP, real_now(), Defaults())
            user.telegram_id = user.chat_id = telegram_id
            session.add(user)
            session.flush()
            assert user.id is not None
            return user.id

        return self.database.write(work)

    def _environment(self) -> dict[str, str]:
        token = self.telegram.token
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": token,
            "TELEGRAM_API_URL": self.telegram.url,
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.database.url,
            "FIT_BACKEND": "serial",
            "CHAT_PER_SECOND": "1000",
            "SEND_PER_SECOND": "30",
            "TICK_SECONDS": "0.5",
            "LEASE_SECONDS": "5",
        }


@contextmanager
def storm(folder: Path) -> Iterator[Storm]:
    """A fake Telegram, an empty database, and no bot yet."""
    database = Database(sqlite_url(folder))
    migrate(database, real_now())
    with serve_apart() as telegram:
        made = Storm(telegram, folder, database)
        try:
            yield made
        finally:
            if made.process is not None and made.process.poll() is None:
                made.kill()
            database.close()
