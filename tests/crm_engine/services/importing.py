"""A house to import into, and what it holds afterwards without the numbers that depend on the order."""

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from crm_engine.services.imports import FileReport, ImportReport, import_tables
from crm_engine.services.people import Defaults, actor_of
from crm_engine.services.undo import Undone, undo
from handlers.read.tables import Table, read_table
from storage import audit
from storage.db import Database
from storage.tables import (
    Company,
    Contact,
    ContactPoint,
    Deal,
    DealHistory,
    Pipeline,
    Product,
    Region,
    Stage,
    Team,
    User,
)
from storage.words import Actor, Role
from tests.chat import at

NOW = at("2018-01-02T08:00:00+00:00")
MAVEN = ("pipeline", "accounts", "products", "teams")
TABLES: tuple[type[SQLModel], ...] = (
    Company,
    Contact,
    ContactPoint,
    Deal,
    DealHistory,
    Pipeline,
    Product,
    Region,
    Stage,
    Team,
)
_NUMBERS = {"id", "created_at", "version", "pipeline_id"}


@dataclass
class Desk:
    """Someone who imports into a database."""

    database: Database
    actor: Actor
    now: datetime = NOW

    def take(self, *tables: Table, currency: str = "USD") -> ImportReport:
        """Import tables as one message."""
        return self.database.write(lambda session: self._take(session, tables, currency))

    def csv(self, said: str, name: str = "deals.csv") -> FileReport:
        """Import one CSV text."""
        return self.take(read_table(name, said.encode())).files[0]

    def undo(self, change: int | None = None) -> Undone:
        def work(session: Any) -> Undone:
            audit.begin(session, self.actor, "undo", self.now)
            return undo(session, self.actor, change, self.now)

        return self.database.write(work)

    def joined(self, name: str, role: Role, team_id: int | None = None) -> "Desk":
        """The desk of a new user."""

        def work(session: Any) -> Actor:
            user = User(name=name, name_key=name.lower(), role=role, team_id=team_id, created_at=self.now)
            session.add(user)
            session.flush()
            return actor_of(user)

        return Desk(self.database, self.database.write(work), self.now)

    def rows(self, model: type[SQLModel]) -> list[dict[str, Any]]:
        with self.database.reading() as session:
            table = SQLModel.metadata.tables[str(model.__tablename__)]
            return [dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()]

    def count(self) -> dict[str, int]:
        with self.database.reading() as session:
            return {
                str(m.__tablename__): session.execute(select(func.count()).select_from(m)).scalar_one() for m in TABLES
            }

    def world(self) -> dict[str, list[Any]]:
        """Everything, with names in place of numbers, in an order of its own."""
        models = (*TABLES, User)
        rows = {str(model.__tablename__): self.rows(model) for model in models}
        names = {
            table: {row["id"]: row.get("name") or row.get("external_id") for row in found}
            for table, found in rows.items()
        }
        links = {f"{table}_id": known for table, known in names.items()} | {"owner_id": names["person"]}
        return {
            table: sorted(
                [
                    {c: links[c].get(v) if c in links else v for c, v in row.items() if c not in _NUMBERS}
                    for row in found
                ],
                key=str,
            )
            for table, found in rows.items()
        }

    def _take(self, session: Any, tables: Sequence[Table], currency: str) -> ImportReport:
        audit.begin(session, self.actor, "import", self.now)
        return import_tables(session, self.actor, tables, self.now, Defaults(currency))


def admin_desk(database: Database) -> Desk:
    """The desk of an admin in a database."""
    return Desk(database, Actor(0, "system", Role.ADMIN)).joined("Ada", Role.ADMIN)


def maven(kind: str, every: int = 1) -> Table:
    """One of the four Maven tables; of the pipeline only every so many rows. Skips where there is no data."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA is not set")
    stem = {"pipeline": "maven_sales_pipeline", "teams": "maven_sales_teams"}.get(kind, f"maven_{kind}")
    content = (Path(folder) / "crm" / f"{stem}.csv").read_bytes()
    if every > 1 and kind == "pipeline":
        header, *rows = csv.reader(io.StringIO(content.decode()))
        stream = io.StringIO()
        csv.writer(stream).writerows([header, *rows[::every]])
        content = stream.getvalue().encode()
    return read_table(f"{stem}.csv", content)
