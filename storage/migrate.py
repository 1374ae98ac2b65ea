"""Bring the database to the schema of this version, with a copy of a SQLite file first."""

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

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
    scripts = ScriptDirectory(str(FOLDER))
    head = scripts.get_current_head()
    current = _current(database)
    if current == head:
        return False
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise NewerDatabase(f"this database is of a newer version ({current}); please update crmbot")
    if current is not None:
        keep_copy(database, f"before-{head}-{real:%Y%m%d-%H%M%S}")
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with database.writing() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "head")
    log.info("database migrated from %s to %s", current, head)
    return True


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


def _current(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
