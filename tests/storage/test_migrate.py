"""Bringing an older database up to date: nothing that stands in it is lost, and what was done can still be undone."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlmodel import Session, SQLModel, col, insert, select

from storage.db import Database
from storage.migrate import FOLDER, NewerDatabase, is_current, migrate, revisions
from storage.tables import Audit, Change, User
from tests.chat import MONDAY, at, chat_as, open_house, words

NOW = at(MONDAY)


def alembic(session: Session) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = session.connection()
    return config


def made_by_the_first_version(empty_address: str) -> Database:
    """A database of revision 0001: Rita's role was changed by Ada, and a team was made and removed."""
    database = Database(empty_address)
    rita = {"id": 2, "name": "Rita", "name_key": "rita", "role": "rep", "team_id": None, "telegram_id": None}
    rita |= {"chat_id": None, "chat_blocked": False, "active": True, "timezone": "Europe/Berlin", "currency": "EUR"}
    rita |= {"locale": "en", "created_at": NOW.isoformat()}

    def work(session: Session) -> None:
        command.upgrade(alembic(session), "0001")
        people = sa.Table("person", sa.MetaData(), *old_columns())
        ada = rita | {"id": 1, "name": "Ada", "name_key": "ada", "role": "admin", "created_at": NOW}
        session.execute(sa.insert(people), [ada, rita | {"role": "manager", "created_at": NOW}])
        session.execute(insert(Change), [{"id": 1, "person_id": 1, "command": "team role #2 manager", "at": NOW}])
        entry = {"change_id": 1, "table_name": "person", "row_id": 2, "salt": "s", "payload_hash": "p", "hash": "h"}
        session.execute(insert(Audit), [entry | {"before": rita, "after": rita | {"role": "manager"}}])
        if session.get_bind().dialect.name == "postgresql":
            for table in ("person", "change"):
                session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 10)"))

    database.write(work)
    return database


def old_columns() -> list[sa.Column[Any]]:
    new = {"quiet_from", "quiet_to", "morning", "hears_follow_ups", "hears_notices"}
    columns = SQLModel.metadata.tables["person"].columns
    return [sa.Column(column.name, column.type) for column in columns if column.name not in new]


def test_every_migration_from_the_first_on_keeps_what_is_there(empty_address: str) -> None:
    database = made_by_the_first_version(empty_address)

    assert migrate(database, NOW)
    with database.reading() as session:
        rita = session.get_one(User, 2)
        assert (rita.name, rita.timezone, rita.role) == ("Rita", "Europe/Berlin", "manager")
        assert (rita.quiet_from, rita.morning, rita.hears_follow_ups, rita.hears_notices) == (None, "08:00", True, True)
    assert not migrate(database, NOW)
    assert is_current(database)
    database.close()


def test_what_was_done_before_the_migration_can_be_undone_after_it(empty_address: str, tmp_path: Path) -> None:
    made_by_the_first_version(empty_address).close()
    house = open_house(empty_address, tmp_path)

    assert words(chat_as(house, "Ada").say("undo")).startswith("Undone: team role #2 manager")
    with house.database.reading() as session:
        assert session.get_one(User, 2).role == "rep"
    house.close()


def test_the_migrations_make_the_tables_that_the_code_knows(empty_address: str) -> None:
    database = Database(empty_address)
    migrate(database, NOW)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []
    database.close()


def test_down_and_up_again_loses_no_person(empty_address: str) -> None:
    database = made_by_the_first_version(empty_address)
    migrate(database, NOW)

    database.write(lambda session: command.downgrade(alembic(session), "0001"))
    assert not is_current(database)
    migrate(database, NOW)
    with database.reading() as session:
        assert list(session.exec(select(User.name).order_by(col(User.id)))) == ["Ada", "Rita"]
    database.close()


def test_a_database_of_a_newer_version_is_left_alone(sqlite_address: str) -> None:
    database = Database(sqlite_address)
    migrate(database, NOW)
    database.write(lambda session: session.execute(sa.text("UPDATE alembic_version SET version_num = '9999'")))

    with pytest.raises(NewerDatabase, match="newer version"):
        migrate(database, NOW)
    assert revisions() == sorted(revisions())
    database.close()
