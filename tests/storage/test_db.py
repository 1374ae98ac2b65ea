"""The database: durable, one commit, aware times, the same on SQLite and PostgreSQL."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlmodel import select

from storage.db import Database, normal_url
from storage.migrate import NewerDatabase, migrate
from storage.tables import Region, User

NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)


@pytest.fixture
def database(empty_address: str):
    opened = Database(empty_address)
    migrate(opened, NOW)
    yield opened
    opened.close()


def test_what_is_written_is_there_for_the_next_reader(database: Database) -> None:
    database.write(lambda session: session.add(Region(name="North")))

    with database.reading() as session:
        assert session.exec(select(Region.name)).all() == ["North"]


def test_a_failure_takes_everything_back(database: Database) -> None:
    def half(session):
        session.add(Region(name="North"))
        session.flush()
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        database.write(half)

    with database.reading() as session:
        assert session.exec(select(Region.name)).all() == []


def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    berlin = datetime.fromisoformat("2026-03-09T11:00:00+01:00")
    database.write(lambda session: session.add(User(name="Ann", name_key="ann", created_at=berlin)))

    with database.reading() as session:
        assert session.exec(select(User.created_at)).one().isoformat() == "2026-03-09T10:00:00+00:00"


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a zone"):
        database.write(lambda session: session.add(User(name="Ann", name_key="ann", created_at=naive)))


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert migrate(database, NOW) is False


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    database.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))

    with pytest.raises(NewerDatabase, match="newer version"):
        migrate(database, NOW)


def test_writers_at_once_all_succeed(database: Database) -> None:
    def write(number: int) -> None:
        for count in range(10):
            database.write(lambda session, count=count: session.add(Region(name=f"{number}-{count}")))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as session:
        assert len(session.exec(select(Region.id)).all()) == 40


def test_sqlite_is_durable_and_does_not_block_readers(sqlite_address: str) -> None:
    database = Database(sqlite_address)
    with database.reading() as session:
        pragmas = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")}
    database.close()

    assert pragmas == {"journal_mode": "wal", "synchronous": 2}


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_both_postgres_schemes_mean_psycopg_3(scheme: str) -> None:
    assert normal_url(f"{scheme}://me@host/crm") == "postgresql+psycopg://me@host/crm"


def test_the_models_and_the_migrations_describe_the_same_schema(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []
