"""A copy of the SQLite database a day, two weeks of them."""

from datetime import datetime
from pathlib import Path

from storage.db import Database
from storage.migrate import keep_copy

KEPT = 14


def backup_daily(database: Database, real: datetime, folder: Path) -> None:
    """Copy the database once a calendar day; PostgreSQL has tools of its own and is left to them."""
    if not database.is_sqlite:
        return
    name = f"daily-{real:%Y-%m-%d}"
    if not (folder / f"{name}.db").exists():
        keep_copy(database, name, folder)
    for old in sorted(folder.glob("daily-*.db"))[:-KEPT]:
        old.unlink()
