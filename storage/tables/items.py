"""What a deal is made of: its line items, and what each product has cost since when."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, money, time
from storage.words import ItemPeriod


class LineItem(SQLModel, table=True):
    """One line of a deal, in the deal's currency.

    name         what it is called on the deal, whatever its product is called later
    unit_price   of one piece: once, or for one month or year
    discount     in hundredths of a percent: 1000 is 10 % off
    term         how many months or years it runs; None where nobody has said
    ended_on     the day on which it was ended, before its term or without one
    """

    __tablename__ = "line_item"

    id: int | None = key()
    deal_id: int = link("deal.id", nullable=False)
    product_id: int | None = link("product.id", index=False)
    name: str
    quantity: int
    unit_price: int = money(nullable=False)
    discount: int = 0
    period: str = ItemPeriod.ONCE
    term: int | None = None
    ended_on: date | None = None
    created_at: datetime = time(nullable=False)


class ProductPrice(SQLModel, table=True):
    """A list price of a product, and the day from which it holds."""

    __tablename__ = "product_price"

    id: int | None = key()
    product_id: int = link("product.id", nullable=False)
    price: int = money(nullable=False)
    currency: str = Field()
    since: date
    at: datetime = time(nullable=False)
    by_id: int | None = link("person.id", index=False)
