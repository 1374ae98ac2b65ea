"""Bring the database to the schema of this version, with a copy of a SQLite file first."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.db import Database, sqlite_path
from storage.words import CrmError

log = logging.getLogger(__name__)
FOLDER = Path(__file__).parent / "migrations"


class NewerDatabase(CrmError):
    """The database was written by a newer version of this program."""

    code = "newer_database"


def migrate(database: Database, real: datetime) -> bool:
    """Run the migrations that are missing, all in one transaction; True where there were any.

    A SQLite file that holds something is copied beside itself first. Raises NewerDatabase.
    """
    current, known = _current(database), revisions()
    if current == known[-1]:
        return False
    if current is not None and current not in known:
        raise NewerDatabase(f"this database is of a newer version ({current}); please update crmbot")
    if current is not None:
        keep_copy(database, f"before-{known[-1]}-{real:%Y%m%d-%H%M%S}")
    with database.writing() as session:
        _upgrade(session.connection())
    log.info("database migrated from %s to %s", current, known[-1])
    return True


def revisions() -> list[str]:
    """The revisions of this version, oldest first: the numbers that the migrations' files begin with."""
    return sorted(path.name.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def is_current(database: Database) -> bool:
    """Whether the database has this version's schema."""
    return _current(database) == revisions()[-1]


def keep_copy(database: Database, name: str, folder: Path | None = None) -> Path | None:
    """A consistent copy of a SQLite database while it is in use, into `folder` or `backups` beside the file."""
    path = sqlite_path(database.url)
    if path is None:
        return None
    target = (folder or path.parent / "backups") / f"{name}.db"
    copy_sqlite(path, target)
    return target


def copy_sqlite(path: Path, target: Path) -> None:
    """Copy one SQLite file to another name, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
    unfinished.replace(target)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # loaded only where there is something to migrate: a start has a second in all
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _current(database: Database) -> str | None:
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found
