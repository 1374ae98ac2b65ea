"""Databases for tests of services."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.db import Database
from storage.migrate import migrate
from tests.crm_engine.services.importing import NOW, Desk, admin_desk


@pytest.fixture
def desk(migrated: Path, tmp_path: Path) -> Iterator[Desk]:
    """An admin who imports into an empty SQLite database."""
    path = tmp_path / "crmbot.db"
    shutil.copy(migrated, path)
    database = Database(f"sqlite:///{path}")
    yield admin_desk(database)
    database.close()


@pytest.fixture
def desk_on_both(address: str) -> Iterator[Desk]:
    """The same, once on each kind of database."""
    database = Database(address)
    migrate(database, NOW)
    yield admin_desk(database)
    database.close()
