"""What waits to be imported, and what people have chosen the columns of their files to be."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class ImportDraft(SQLModel, table=True):
    """The import that a person is looking at: its buttons carry the token. It is forgotten after a day."""

    __tablename__ = "import_draft"

    id: int | None = key()
    person_id: int = link("person.id", nullable=False)
    token: str
    expires_at: datetime = time(nullable=False, index=True)


class ImportFile(SQLModel, table=True):
    """A file of a draft, whole, and what was chosen for it (sheet, kind, columns)."""

    __tablename__ = "import_file"

    id: int | None = key()
    draft_id: int = link("import_draft.id", nullable=False)
    name: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    choice: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class ImportMapping(SQLModel, table=True):
    """What a team's people have chosen for files with these headers.

    headers_key  a hash over the headers' names, whatever their order
    fields       each field and the name of its header
    """

    __tablename__ = "import_mapping"

    id: int | None = key()
    team_id: int | None = link("team.id")
    headers_key: str = Field(index=True)
    kind: str
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    person_id: int | None = link("person.id", index=False)
    at: datetime = time(nullable=False)
