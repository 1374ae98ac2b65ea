"""/order COMPANY AMOUNT [DAY] [PRODUCT]: keep what a customer has bought; /order: the latest."""

import re

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.orders import (
    NewOrder,
    OrderCard,
    WonDeal,
    add_order,
    latest_orders,
    may_belong_to,
    order_card,
    remove_order,
)
from handlers.asking import ask_day, asking_for
from handlers.command import Command, Missing, Reply, Request
from handlers.pick import marked_number, pick_company, row_number
from handlers.read.deal_words import read_deal
from handlers.read.money import minor_units, read_amount
from handlers.read.words import fields
from handlers.show.days import plain_day
from handlers.show.money import money
from handlers.show.orders import show_order, show_orders
from handlers.show.texts import Texts
from handlers.sure import ask_sure
from storage import customers, deals
from storage.phrases import say
from storage.words import BadInput, NotFound

KEYWORDS = ("deal", "product", "on")
SHOWN, CHOICES = 10, 5
APART = "apart"
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{1,2}-\d{1,2}(?![\w-])")
_YEAR = re.compile(r"\d{4}")
_LAST_QUOTED = re.compile(r"(?<=\S) *(?:\"([^\"]{1,100})\"|“([^”]{1,100})”)$")


def run(session: Session, request: Request) -> OrderCard | list[OrderCard]:
    """Read 'Acme 1200 2026-11-02 "GTX Pro" deal #12', '#5', '#5 remove', or nothing."""
    if not request.words:
        return latest_orders(session, request.actor, SHOWN)
    first, _, rest = request.words.partition(" ")
    if (number := marked_number(first)) is not None:
        return _one(session, request, number, rest.strip().casefold())
    return _new(session, request)


def _one(session: Session, request: Request, number: int, verb: str) -> OrderCard:
    card = order_card(session, request.actor, number)
    if not verb:
        return card
    if verb != "remove":
        raise BadInput("an order can be removed: order #5 remove")
    ask_sure(request, say("Remove order #{id} of {company}?", id=number, company=card.company), say("Remove"), number)
    return remove_order(session, request.actor, number)


def _new(session: Session, request: Request) -> OrderCard:
    words, named = fields(request.words, KEYWORDS)
    said_day = request.answers.get("on") or named.get("on")
    if (found := _DAY.search(words)) is not None:
        said_day, words = said_day or found[0], f"{words[: found.start()]} {words[found.end() :]}".strip()
    product = named.get("product")
    if product is None and (quoted := _LAST_QUOTED.search(words)) is not None:
        product, words = quoted[1] or quoted[2], words[: quoted.start()]
    said = read_deal(words)
    company = _company(session, request, request.answers.get("company") or said.company)
    today = local_day(request.now, request.actor)
    answer = request.answers.get("amount")
    with asking_for("amount"):
        amount = read_amount(answer) if answer else said.amount
        if amount is None:
            raise Missing("amount", "How much was it?")
        currency = amount.currency or request.actor.currency
        minor = minor_units(amount.value, currency)
    day = ask_day(request, "on", said_day, "On which day was it?") if said_day else today
    if day > today and said_day and not _YEAR.search(said_day):
        day = ask_day(request, "on", f"{day.day} {day:%B} {day.year - 1}", "On which day was it?")
    known = deals.product_named(session, product) if product else None
    what = None if known is not None else product
    deal_id = _deal(session, request, company, named.get("deal"))
    new = NewOrder(company, minor, currency, day, known.id if known else None, what, deal_id)
    return add_order(session, request.actor, new, request.now, today)


def _company(session: Session, request: Request, name: str) -> str:
    """The company that is named; one that is nearly known is asked about."""
    if not name:
        raise Missing("company", "Which company has ordered?")
    if customers.company_named(session, name) is not None:
        return name
    try:
        return pick_company(session, request, f'"{name}"').company
    except NotFound:
        return name


def _deal(session: Session, request: Request, company: str, said: str | None) -> int | None:
    """The deal that the order came of. Where won deals have no order yet, it is asked: nothing is counted twice."""
    if said is not None:
        number = row_number(said)
        if number is None:
            raise BadInput("say the deal by its number: deal #12")
        return number
    answer = request.answers.get("deal", "")
    if answer == APART:
        return None
    if (number := row_number(answer)) is not None:
        return number
    won = may_belong_to(session, request.actor, company)
    if won:
        choices = [(_label(deal), str(deal.id)) for deal in won[:CHOICES]]
        question = say("Is it of one of these won deals? Then it is counted in the deal's place, not beside it.")
        raise Missing("deal", question, [*choices, (say("No, apart from them"), APART)])
    return None


def _label(deal: WonDeal) -> str:
    amount = money(deal.amount, deal.currency) if deal.amount is not None else say("no amount")
    day = plain_day(deal.closed_on) if deal.closed_on else ""
    return say("#{id} {amount} {day}", id=deal.id, amount=amount, day=day)


def show(told: OrderCard | list[OrderCard], texts: Texts) -> Reply:
    """One order, or the latest."""
    return show_orders(told, texts) if isinstance(told, list) else show_order(told, texts)


COMMAND = Command(
    "order", help="What a customer has bought", example='order Acme 1200 2026-11-02 "GTX Pro"', run=run, show=show
)
