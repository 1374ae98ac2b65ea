"""What one currency is worth in another, from a day on."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class ExchangeRate(SQLModel, table=True):
    """One unit of `base` is `rate` units of `quote` on the day, and until the next one.

    rate   an exact decimal as text: no database rounds it
    """

    __tablename__ = "exchange_rate"
    __table_args__ = (UniqueConstraint("base", "quote", "day"),)

    id: int | None = key()
    base: str
    quote: str
    day: date = Field(index=True)
    rate: str
    at: datetime = time(nullable=False)
    by_id: int | None = link("person.id", index=False)
