"""What is known of a customer beside names: what they want, and the tags that people give."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time


class Need(SQLModel, table=True):
    """Something that a customer wants, in their words. `topic` groups needs: the same words, however they are written.

    company_id  empty only where a contact wants it who works nowhere that is known
    """

    id: int | None = key()
    company_id: int | None = link("company.id")
    contact_id: int | None = link("contact.id")
    deal_id: int | None = link("deal.id")
    person_id: int = link("person.id", nullable=False)
    text: str
    topic: str = Field(index=True)
    at: datetime = time(nullable=False)


class Tag(SQLModel, table=True):
    """One tag on one record: exactly one of the three references is set. The key is the tag without case."""

    __table_args__ = (
        UniqueConstraint("company_id", "tag_key"),
        UniqueConstraint("contact_id", "tag_key"),
        UniqueConstraint("deal_id", "tag_key"),
    )

    id: int | None = key()
    company_id: int | None = link("company.id")
    contact_id: int | None = link("contact.id")
    deal_id: int | None = link("deal.id")
    name: str
    tag_key: str = Field(index=True)
    person_id: int | None = link("person.id", index=False)
    at: datetime = time(nullable=False)
