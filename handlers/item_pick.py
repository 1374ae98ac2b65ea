"""From the words of line items to items: which product is meant, at what price, in which currency."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from sqlmodel import Session

from crm_engine.services.customers import similar
from crm_engine.services.deals import local_day
from crm_engine.services.items import NewItem
from handlers.asking import asking_for
from handlers.command import Missing, Request
from handlers.pick import ALIKE, row_number
from handlers.read.item_words import ItemWords
from handlers.read.money import minor_units, read_amount
from handlers.show.labels import shorten
from storage.deals import product_named
from storage.items import price_on, sold_products
from storage.names import name_key
from storage.phrases import say
from storage.tables import Product
from storage.words import BadInput, ItemPeriod

CHOICES = 6
KEEP = "keep"


def currency_of(said: Iterable[ItemWords]) -> str | None:
    """The currency that the items name. Raises BadInput where they name two."""
    named = sorted({item.currency for item in said if item.currency})
    if len(named) > 1:
        raise BadInput("one deal is in one currency; I read {known}", known=" and ".join(named))
    return named[0] if named else None


def take_items(session: Session, request: Request, said: Sequence[ItemWords], currency: str) -> tuple[NewItem, ...]:
    """The items as they can be written down, in `currency` where they name none. Raises Missing, BadInput."""
    return tuple(_take(session, request, item, number, currency) for number, item in enumerate(said, 1))


def _take(session: Session, request: Request, item: ItemWords, number: int, currency: str) -> NewItem:
    product = _product(session, request, item, f"item{number}")
    name = product.name if product is not None else item.name
    price, currency = _price(session, request, item, product, f"price{number}", item.currency or currency)
    discount = item.discount * 100
    return NewItem(
        name=name,
        quantity=item.quantity,
        unit_price=price,
        currency=currency,
        product_id=product.id if product else None,
        discount=int(discount),
        period=ItemPeriod(item.period),
        term=item.term,
    )


def _product(session: Session, request: Request, item: ItemWords, piece: str) -> Product | None:
    """The product of that name; None where it is none of the list. One that is nearly of that name is asked about."""
    sold = sold_products(session, local_day(request.now, request.actor))
    answer = request.answers.get(piece, "")
    if answer == KEEP or not item.name:
        return None
    if (chosen := row_number(answer)) is not None:
        return next((product for product in sold if product.id == chosen), None)
    wanted = name_key(item.name)
    if exact := [product for product in sold if product.name_key == wanted]:
        return exact[0]
    known = [(product.id, product.name) for product in sold if product.id is not None]
    near = [one for one in similar(item.name, known, CHOICES) if fuzz.ratio(name_key(one.label), wanted) >= ALIKE]
    if not near and (gone := product_named(session, item.name)) is not None:
        raise BadInput("{gone} is not sold any more; say what is sold instead", gone=gone.name)
    if not near:
        return None
    question = say('There is no product "{item}" on the list. Which one is it?', item=item.name[:60])
    keep = (say("Keep “{item}”", item=shorten(item.name, 30)), KEEP)
    raise Missing(piece, question, [*((one.label, str(one.id)) for one in near), keep])


def _price(
    session: Session, request: Request, item: ItemWords, product: Product | None, piece: str, currency: str
) -> tuple[int, str]:
    """The price of one in minor units: as said, else as the price list has it."""
    with asking_for(piece):
        if answer := request.answers.get(piece):
            amount = read_amount(answer)
            return minor_units(amount.value, amount.currency or currency), amount.currency or currency
        if item.price is not None:
            return minor_units(item.price, currency), currency
    listed = price_on(session, product, local_day(request.now, request.actor)) if product else None
    if listed is None or (item.currency and item.currency != listed[1]):
        raise Missing(piece, "What does one {item} cost?", item=item.name[:60])
    return listed
