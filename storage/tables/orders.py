"""Orders: what a customer has bought, apart from the deals by which it was sold."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import key, link, money, time


class Order(SQLModel, table=True):
    """One transaction.

    deal_id  the deal that it came of: a won deal with orders is counted by these, not by its own value
    what     what was bought, as said, where it is none of the products
    """

    __tablename__ = "customer_order"  # ORDER is a reserved word
    __table_args__ = (UniqueConstraint("source_file", "external_id"),)

    id: int | None = key()
    company_id: int = link("company.id", nullable=False)
    deal_id: int | None = link("deal.id")
    product_id: int | None = link("product.id", index=False)
    owner_id: int = link("person.id", nullable=False)
    what: str | None = None
    ordered_on: date
    amount: int = money(nullable=False)
    currency: str
    created_at: datetime = time(nullable=False)
    source_file: str | None = None
    external_id: str | None = None
