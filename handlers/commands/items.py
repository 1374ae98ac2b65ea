"""/items DEAL: the line items of a deal, added, changed and removed by buttons."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, ItemLine, card_of
from crm_engine.services.deals import local_day
from crm_engine.services.items import add_item, change_item, remove_item, take_sum
from handlers.asking import ask_one_of, asking_for
from handlers.command import Command, Missing, Reply, Request
from handlers.item_pick import currency_of, take_items
from handlers.pick import pick_deal
from handlers.read.item_words import read_items
from handlers.read.money import minor_units, read_amount
from handlers.show.items import show_item, show_items
from handlers.show.texts import Texts
from storage.items import sold_products
from storage.phrases import say
from storage.words import BadInput, ItemPeriod, NotFound

PERIODS = [(say("Once"), "once"), (say("Every month"), "month"), (say("Every year"), "year")]
CHOICES = 6
_ITEM = re.compile(r"item (?P<item>\d{1,18})(?: v(?P<version>\d{1,9}))?(?: (?P<what>[a-z]+))?(?: (?P<value>.+))?")
_SUM = re.compile(r"sum(?: v(?P<version>\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class OneItem:
    """One item of a deal."""

    deal: DealCard
    item: ItemLine


def run(session: Session, request: Request) -> DealCard | OneItem:
    """Read '#12', '#12 add 5 x "GTX Pro" at 49', or what a button says: '#12 item 3 v2 qty 6'."""
    picked, rest = pick_deal(session, request)
    deal = card_of(session, request.actor, picked.id)
    if found := _SUM.fullmatch(rest):
        return take_sum(session, request.actor, deal.id, _version(found), request.now)
    if found := _ITEM.fullmatch(rest):
        return _change(session, request, deal, found)
    verb, _, words = rest.partition(" ")
    if verb.casefold() == "add":
        return _add(session, request, deal, words)
    if rest:
        raise BadInput("say what to add, or press the buttons of the list")
    return deal


def _add(session: Session, request: Request, deal: DealCard, words: str) -> DealCard:
    said = request.answers.get("new") or words
    question = say("What is added? Write it like: 20 x GTX Pro at 49. A product below is one at its list price.")
    if not said:
        day = local_day(request.now, request.actor)
        choices = [(product.name, f'1 x "{product.name}"') for product in sold_products(session, day)[:CHOICES]]
        raise Missing("new", question, [choice for choice in choices if len(choice[1].encode()) <= 40])
    items = read_items(said, listed=True)
    if len(items) != 1:
        raise Missing("new", "I read no item there. Write it like 20 x GTX Pro at 49 per month.", wrong=True)
    new = take_items(session, request, items, currency_of(items) or deal.currency)
    return add_item(session, request.actor, deal.id, new[0], request.now)


def _change(session: Session, request: Request, deal: DealCard, found: re.Match[str]) -> DealCard | OneItem:
    item = next((each for each in deal.items if each.id == int(found["item"])), None)
    if item is None:
        raise NotFound("this item is not on the deal any more")
    what, actor, version = found["what"], request.actor, _version(found)
    if not what:
        return OneItem(deal, item)
    if what == "remove":
        return remove_item(session, actor, deal.id, item.id, version, request.now)
    if what not in _READERS:
        raise BadInput("say qty, price, discount, paid or term")
    with asking_for("value"):
        values = _READERS[what](request.answers.get("value") or found["value"] or "", deal)
    return change_item(session, actor, deal.id, item.id, version, request.now, **values)


def _quantity(said: str, _deal: DealCard) -> dict[str, object]:
    if not said:
        raise Missing("value", "How many?")
    return {"quantity": _whole(said)}


def _price(said: str, deal: DealCard) -> dict[str, object]:
    if not said:
        raise Missing("value", "What does one cost, in {currency}?", currency=deal.currency)
    amount = read_amount(said)
    if amount.currency not in (None, deal.currency):
        raise BadInput("the deal is in {currency}; say the price in {currency}", currency=deal.currency)
    return {"unit_price": minor_units(amount.value, deal.currency)}


def _discount(said: str, _deal: DealCard) -> dict[str, object]:
    if not said:
        choices = [(say("None"), "0"), *((f"{share} %", str(share)) for share in (5, 10, 15, 20))]
        raise Missing("value", "How many percent off?", choices)
    try:
        share = Decimal(said.strip().rstrip("%").strip())
    except InvalidOperation as error:
        raise BadInput("say percent, such as 10") from error
    if not share.is_finite() or share * 100 != int(share * 100):
        raise BadInput("say percent with two decimals at most, such as 12.5")
    return {"discount": int(share * 100)}


def _paid(said: str, _deal: DealCard) -> dict[str, object]:
    return {"period": ItemPeriod(ask_one_of("value", said, PERIODS, "How often is it paid?"))}


def _term(said: str, _deal: DealCard) -> dict[str, object]:
    if not said:
        raise Missing(
            "value", say("For how many months (or years, where it is paid by the year)?"), [(say("Not known"), "none")]
        )
    return {"term": None if said == "none" else _whole(said)}


_READERS = {"qty": _quantity, "price": _price, "discount": _discount, "paid": _paid, "term": _term}


def _whole(said: str) -> int:
    digits = said.replace(",", "").strip()
    if not digits.isdecimal() or len(digits) > 9:
        raise BadInput("say a whole number, such as 20")
    return int(digits)


def _version(found: re.Match[str]) -> int | None:
    return int(found["version"]) if found["version"] else None


def show(shown: DealCard | OneItem, texts: Texts) -> Reply:
    """All items, or one; what was just changed tells of it."""
    if isinstance(shown, OneItem):
        return show_item(shown.deal, shown.item, texts)
    reply = show_items(shown, texts)
    return reply if shown.event else replace(reply, replaces=False)


COMMAND = Command("items", help="What a deal is made of", example="items #12", run=run, show=show)
