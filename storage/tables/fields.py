"""Fields that a team has of its own on companies, contacts and deals."""

from datetime import datetime

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class CustomField(SQLModel, table=True):
    """A field that an admin has made: about companies, contacts or deals; number, text, date or choice.

    Its values stand in the `facts` of each record, under `fact_key(id)`.
    """

    __tablename__ = "custom_field"
    __table_args__ = (UniqueConstraint("about", "name_key"),)

    id: int | None = key()
    about: str
    name: str
    name_key: str
    kind: str
    choices: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    person_id: int | None = link("person.id", index=False)
    created_at: datetime = time(nullable=False)


def fact_key(field_id: int | None) -> str:
    """Where a record's facts have the value of a field: its name may change, its number does not."""
    return f"field {field_id}"
