"""/deal COMPANY AMOUNT, or COMPANY 20 x PRODUCT at 49: write down a deal."""

from datetime import date

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deals import NewDeal, local_day, log_deal
from handlers.asking import ask_day, ask_one_of, asking_for
from handlers.command import Command, Missing, Request
from handlers.guide import company_named, is_guided, offered_days, recent_companies, step
from handlers.item_pick import currency_of, take_items
from handlers.pick import marked_number
from handlers.read.deal_words import DealWords, read_deal
from handlers.read.money import minor_units, read_amount
from handlers.show.cards import show_deal
from storage.items import sold_products
from storage.phrases import Term, say
from storage.words import LEAD_SOURCES, BadInput

HOW_MUCH, CLOSES = say("How much is it worth?"), say("When is it expected to close?")
OFFERED = 8  # products on buttons; others can be typed


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme 12k close 15 Dec product "GTX Pro" source Referral' and log it; '#12' shows one that is there.

    Without a word it asks for one piece after another.
    """
    if (number := marked_number(request.words)) is not None:
        return card_of(session, request.actor, number)
    said = read_deal(request.words)
    company = company_named(session, request, request.answers.get("company", "")) or said.company
    if not company:
        raise Missing("company", "Which company is the deal with?", recent_companies(session, request))
    amount, currency = _amount(request, said)
    items = take_items(session, request, said.items, currency) if said.items else ()
    new = NewDeal(
        company=company,
        amount=amount,
        currency=items[0].currency if items else currency,
        expected_close=_close(request, said),
        product=_product(session, request, said),
        source=_source(request, said),
        title=said.fields.get("title"),
        items=items,
    )
    return log_deal(session, request.actor, new, request.now)


def _amount(request: Request, said: DealWords) -> tuple[int | None, str]:
    if is_guided(request) and not step(request, "amount", HOW_MUCH):
        return None, request.actor.currency
    answer = request.answers.get("amount") or said.fields.get("amount")
    with asking_for("amount"):
        amount = read_amount(answer) if answer else said.amount
    if amount is None and said.problem is not None:
        raise Missing("amount", "{problem} How much is it worth?", wrong=True, problem=said.problem.said)
    if amount is None:
        if said.fields.get("product") or said.items:
            return None, currency_of(said.items) or request.actor.currency
        raise Missing("amount", HOW_MUCH)
    currency = amount.currency or currency_of(said.items) or request.actor.currency
    with asking_for("amount"):
        return minor_units(amount.value, currency), currency


def _close(request: Request, said: DealWords) -> date | None:
    text = request.answers.get("close") or said.fields.get("close")
    if is_guided(request):
        text = step(request, "close", CLOSES, offered_days(local_day(request.now, request.actor)))
    with asking_for("close"):
        return ask_day(request, "close", text, CLOSES) if text else None


def _product(session: Session, request: Request, said: DealWords) -> str | None:
    name = request.answers.get("product") or said.fields.get("product")
    if not name and not is_guided(request):
        return None
    sold = sold_products(session, local_day(request.now, request.actor))
    names = {str(product.id): product.name for product in sold}
    if is_guided(request):
        offered = [(label, number) for number, label in list(names.items())[:OFFERED]]
        name = step(request, "product", say("Which product?"), offered) if names else ""
    if not name:
        return None
    if not names:
        raise BadInput("there is no product list yet; leave the product out, or import a list first")
    pairs = [(label, number) for number, label in names.items()]
    return names[
        ask_one_of("product", name, pairs, say('There is no product "{said}". Which one is it?', said=name[:60]))
    ]


def _source(request: Request, said: DealWords) -> str | None:
    name = request.answers.get("source") or said.fields.get("source")
    names = [(Term(source), source) for source in LEAD_SOURCES]
    if is_guided(request):
        name = step(request, "source", say("Where did it come from?"), names)
    return (
        ask_one_of("source", name, names, say('"{name}" is not a lead source. Which one is it?', name=name[:60]))
        if name
        else None
    )


COMMAND = Command(
    "deal",
    help="Write down a deal",
    example='deal "Big & Co" 1.5m EUR close 2026-12-15 source Referral',
    run=run,
    show=show_deal,
    aliases=("d",),
    skips=("amount", "close", "product", "source"),
    refreshes=True,
)
