"""Who works here: regions, teams, users, and the invitations by which they come."""

from datetime import datetime

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time
from storage.words import Role


class Region(SQLModel, table=True):
    """A group of teams, such as a regional office."""

    id: int | None = key()
    name: str = Field(unique=True)


class Team(SQLModel, table=True):
    """Reps and their managers. currency: the one in which its totals are said."""

    id: int | None = key()
    name: str = Field(unique=True)
    region_id: int | None = link("region.id")
    currency: str | None = None


class User(SQLModel, table=True):
    """A person of the sales team. Without a telegram_id, a name from an import that an invitation can bind later.

    quiet_from, quiet_to  wall times ("20:00") between which only what was asked for is said; both empty: none
    morning               the wall time from which follow-ups come
    """

    __tablename__ = "person"  # USER is a reserved word in PostgreSQL

    id: int | None = key()
    name: str
    name_key: str = Field(unique=True)
    role: str = Role.REP
    team_id: int | None = link("team.id")
    telegram_id: int | None = Field(default=None, sa_column=Column(BigInteger(), unique=True, nullable=True))
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    chat_blocked: bool = False
    active: bool = True
    timezone: str = "UTC"
    currency: str = "USD"
    locale: str = "en"
    quiet_from: str | None = None
    quiet_to: str | None = None
    morning: str = "08:00"
    hears_follow_ups: bool = True
    hears_notices: bool = True
    created_at: datetime = time(nullable=False)


class Invitation(SQLModel, table=True):
    """A door for one person, once. The code itself is never stored, only its SHA-256."""

    id: int | None = key()
    code_hash: str = Field(unique=True)
    role: str
    person_id: int | None = link("person.id")
    team_id: int | None = link("team.id")
    invited_by: int | None = link("person.id", index=False)
    created_at: datetime = time(nullable=False)
    expires_at: datetime = time(nullable=False)
    used_at: datetime | None = time()
    used_by: int | None = link("person.id", index=False)


class Stranger(SQLModel, table=True):
    """The bounded log of people who wrote without an invitation: a number and when, nothing that they said."""

    telegram_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    first_at: datetime = time(nullable=False)
    last_at: datetime = time(nullable=False, index=True)
    messages: int = 1
