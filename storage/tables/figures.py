"""Figures that were given to people, kept as they were said."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigId, key, link, money, time


class GivenForecast(SQLModel, table=True):
    """A forecast as it was said to a person, so that what comes can be held against it. Money in minor units.

    code      what the person is shown; of the same question on the same data it is the same
    about     whose deals: all, team, person or region; about_id the row (empty: everybody without a team)
    starts, ends  the days forecast, both among them
    ahead     whether it was asked on its own as-of day; a look back is no forecast
    naive     what the plain baseline said, where the record reached back far enough
    answer    the parts, methods and rows
    """

    __tablename__ = "given_forecast"
    __table_args__ = (UniqueConstraint("person_id", "code"),)

    id: int | None = key()
    code: str
    person_id: int = link("person.id", nullable=False)
    given_at: datetime = time(nullable=False)
    about: str
    about_id: int | None = Field(default=None, sa_column=Column(BigId, nullable=True))
    label: str
    as_of: date
    starts: date
    ends: date = Field(index=True)
    ahead: bool
    currency: str
    won: int = money(nullable=False)
    expected: int = money(nullable=False)
    low: int = money(nullable=False)
    high: int = money(nullable=False)
    naive: int | None = money()
    answer: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
