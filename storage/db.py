"""The database: engine, pragmas, and the only commit in the project."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

T = TypeVar("T")
BUSY_MILLISECONDS = 10_000
TRIES = 5
BEFORE_COMMIT = "before_commit"  # a session's list of functions that have a last word in its transaction
# PostgreSQL: serialization failure, deadlock, too many connections, the server going away.
PASSING_FAULTS = {"40001", "40P01", "53300", "57P01", "57P02", "57P03"}


class Database:
    """One database, SQLite or PostgreSQL. Sessions come from `reading` and `writing`, and nothing else commits."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        # SQLite has one writer: threads that wait here go on at once, those that wait inside it sleep and poll.
        self._turn: AbstractContextManager[object] = threading.Lock() if self.is_sqlite else nullcontext()

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one consistent view, which writes nothing."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose effects are committed together at the end, or not at all."""
        with (
            self._turn,
            self.engine.connect().execution_options(writes=True) as connection,
            Session(connection) as session,
        ):
            try:
                yield session
            except BaseException:
                session.rollback()
                raise
            for finish in session.info.pop(BEFORE_COMMIT, []):
                finish(session)
            session.commit()

    def write(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction; a passing fault (deadlock, lock) is tried again."""
        for attempt in range(TRIES):
            try:
                with self.writing() as session:
                    return work(session)
            except DBAPIError as error:
                if attempt == TRIES - 1 or not is_passing(error):
                    raise
                time.sleep(random.uniform(0.02, 0.1) * 2**attempt)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Take back what happens inside when it fails, and keep the transaction."""
    with session.begin_nested():
        yield


def is_passing(error: DBAPIError) -> bool:
    """Whether doing the same again may well succeed."""
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.OperationalError):
        return "locked" in str(error.orig)
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", None) in PASSING_FAULTS


def normal_url(url: str) -> str:
    """`postgres://` and `postgresql://` both mean psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def sqlite_url(folder: Path) -> str:
    """The embedded default: one file in the data folder."""
    return f"sqlite:///{folder / 'crmbot.db'}"


def sqlite_path(url: str) -> Path | None:
    """The file behind a SQLite address, if it is one."""
    parsed = make_url(normal_url(url))
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def make_engine(url: str) -> Engine:
    """An engine with durable, one-writer-at-a-time transactions on either database."""
    url = normal_url(url)
    path = sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, pool_size=8, max_overflow=16, pool_pre_ping=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, in the mode that the work needs
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
