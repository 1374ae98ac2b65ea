"""/product: the price list; a product is added, priced from a day on, retired."""

from datetime import date

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.products import (
    ProductCard,
    add_product,
    bring_back,
    price_product,
    product_card,
    retire_product,
)
from handlers.asking import ask_day, ask_one_of, asking_for
from handlers.command import Command, Missing, Reply, Request
from handlers.pick import marked_number
from handlers.read.money import minor_units, read_amount
from handlers.read.words import fields, split
from handlers.show.products import show_product, show_products
from handlers.show.texts import Texts
from storage import deals
from storage.items import price_on
from storage.names import name_key
from storage.words import BadInput, Choice, NotFound

VERBS = ("add", "price", "retire", "back")
KEYWORDS = ("series", "from")


def run(session: Session, request: Request) -> ProductCard | list[Choice]:
    """Read nothing, 'GTX Pro', 'add "GTX Pro" 4821', 'price "GTX Pro" 4999 from 1 Dec', 'retire ...' or 'back ...'."""
    today = local_day(request.now, request.actor)
    words, named = fields(request.words, KEYWORDS)
    parts = split(words)
    if not parts:
        return _listed(session, today)
    if parts[0].casefold() == "add":
        price, name = _name_and_price(request, parts[1:])
        return add_product(session, request.actor, name, price, named.get("series") or None, request.now, today)
    verb, product_id, rest = _verb(session, request, parts)
    if verb == "price":
        price = _price(request, rest)
        since = (
            ask_day(request, "from", request.answers.get("from") or named["from"], "From which day?")
            if named.get("from")
            else today
        )
        return price_product(session, request.actor, product_id, price, since, request.now, today)
    if verb == "retire":
        return retire_product(session, request.actor, product_id, today)
    if verb == "back":
        return bring_back(session, request.actor, product_id, today)
    return product_card(session, request.actor, product_id, today)


def _verb(session: Session, request: Request, parts: list[str]) -> tuple[str, int, str]:
    """What is to be done, with which product, and the words left; the verb stands first, or behind the name."""
    verb, parts = _split_verb(parts)
    known = deals.products(session)
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count])
        number = marked_number(said)
        named = [one.id for one in known if one.id == number or name_key(said) == one.name_key]
        if named and named[0] is not None:
            after, rest = ("", parts[count:]) if verb else _split_verb(parts[count:])
            return verb or after, named[0], " ".join(rest)
    if not known:
        raise NotFound("there are no products yet")
    names = [(product.name, f"#{product.id}") for product in known]
    chosen = ask_one_of("product", request.answers.get("product") or " ".join(parts), names, "Which product?")
    return verb, int(chosen.removeprefix("#")), ""


def _split_verb(parts: list[str]) -> tuple[str, list[str]]:
    first = parts[0].casefold() if parts else ""
    return (first, parts[1:]) if first in VERBS else ("", parts)


def _name_and_price(request: Request, parts: list[str]) -> tuple[tuple[int, str] | None, str]:
    """The price stands at the end, with or without a currency behind it."""
    for start in range(max(0, len(parts) - 2), len(parts)):
        if start and any(char.isdigit() for char in parts[start]):
            try:
                return _read(request, " ".join(parts[start:])), " ".join(parts[:start])
            except BadInput as refusal:
                if refusal.facts.get("reason") != "unreadable":
                    raise
    if not parts:
        raise BadInput("say what it is called and what it costs")
    return None, " ".join(parts)


def _price(request: Request, said: str) -> tuple[int, str]:
    said = request.answers.get("price") or said
    if not said:
        raise Missing("price", "What does it cost? Write it like 4,999 or 4,999 EUR.")
    with asking_for("price"):
        return _read(request, said)


def _read(request: Request, said: str) -> tuple[int, str]:
    amount = read_amount(said)
    currency = amount.currency or request.actor.currency
    return minor_units(amount.value, currency), currency


def _listed(session: Session, day: date) -> list[Choice]:
    rows = [product for product in deals.products(session) if product.id is not None]
    return [
        Choice(
            row.id or 0,
            row.name,
            {"price": price_on(session, row, day), "retired": row.retired_on is not None and row.retired_on <= day},
        )
        for row in rows
    ]


def show(shown: ProductCard | list[Choice], texts: Texts) -> Reply:
    """The list, or one product."""
    return show_products(shown, texts) if isinstance(shown, list) else show_product(shown, texts)


COMMAND = Command(
    "product", help="The price list, with prices by date", example='product "GTX Pro"', run=run, show=show
)
