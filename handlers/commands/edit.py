"""/edit DEAL FIELD VALUE: change what is known of a deal."""

from datetime import date

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deal_edits import CLEARABLE, DealEdit, edit_deal
from crm_engine.services.handover import takers
from handlers.asking import ask_day, ask_one_of, asking_for
from handlers.command import Command, Missing, Request
from handlers.pick import pick_deal
from handlers.read.dates import read_dates
from handlers.read.edit_words import FIELDS, means_nothing, read_edit
from handlers.read.money import minor_units, read_amount
from handlers.show.cards import show_deal
from storage import deals
from storage.phrases import Term, say
from storage.words import LEAD_SOURCES, BadInput, NotAllowed, Role, StageKind

LABELS = {
    "amount": say("Amount"),
    "close": say("Close date"),
    "company": say("Company"),
    "title": say("Title"),
    "product": say("Product"),
    "source": say("Source"),
    "owner": say("Owner"),
}
CLOSES = say("When is it expected to close?")


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme 15k', '#7 close 15 Dec title "Phase 2"' or 'Acme owner Bob'; without a field it is asked for."""
    deal, rest = pick_deal(session, request)
    positional, said = read_edit(rest)
    said |= {name: request.answers[name] for name in FIELDS if name in request.answers}
    if positional and not said:
        said = {_field_of(positional, request): positional}
    if not said:
        said = {_field(request, deal): ""}
    empty = frozenset(name for name in CLEARABLE if means_nothing(said.get(name, "")))
    values = {name: value for name, value in said.items() if name not in empty}
    edit = DealEdit(
        amount=_amount(values, deal),
        close=_close(values, request),
        company=_company(values),
        title=_text(values, "title", say("What is its title?")),
        product=_product(session, values),
        source=_source(values),
        owner_id=_owner(session, request, values, deal),
        clear=empty,
    )
    return edit_deal(session, request.actor, deal.id, edit, request.now)


def _field_of(positional: str, request: Request) -> str:
    """A bare value is an amount, or else a date."""
    try:
        read_amount(positional)
    except BadInput:
        return "close" if read_dates(positional, request.now) else "amount"
    return "amount"


def _field(request: Request, deal: DealCard) -> str:
    left_out = {"owner"} if request.actor.role is Role.REP else set()
    left_out |= {"close"} if deal.status is not StageKind.OPEN else set()
    names = [(label, name) for name, label in LABELS.items() if name not in left_out]
    return ask_one_of("field", request.answers.get("field", ""), names, "What shall be changed?")


def _amount(values: dict[str, str], deal: DealCard) -> int | None:
    if (said := values.get("amount")) is None:
        return None
    if not said:
        raise Missing("amount", "How much is it worth?")
    with asking_for("amount"):
        amount = read_amount(said)
        if amount.currency not in (None, deal.currency):
            raise BadInput("the deal is in {currency}; say its value in {currency}", currency=deal.currency)
        return minor_units(amount.value, deal.currency)


def _close(values: dict[str, str], request: Request) -> date | None:
    if (said := values.get("close")) is None:
        return None
    if not said:
        raise Missing("close", CLOSES)
    with asking_for("close"):
        return ask_day(request, "close", said, CLOSES)


def _company(values: dict[str, str]) -> str | None:
    return _text(values, "company", say("Which company is the deal with?"))


def _text(values: dict[str, str], name: str, question: str) -> str | None:
    if (said := values.get(name)) is None:
        return None
    if not said:
        raise Missing(name, question)
    return said


def _product(session: Session, values: dict[str, str]) -> str | None:
    if (said := values.get("product")) is None:
        return None
    names = {str(product.id): product.name for product in deals.products(session)}
    if not names:
        raise BadInput("there is no product list yet; import a list first")
    question = say('There is no product "{said}". Which one is it?', said=said[:60]) if said else say("Which product?")
    return names[ask_one_of("product", said, [(label, number) for number, label in names.items()], question)]


def _source(values: dict[str, str]) -> str | None:
    if (said := values.get("source")) is None:
        return None
    question = (
        say('"{said}" is not a lead source. Which one is it?', said=said[:60])
        if said
        else say("Where did it come from?")
    )
    return ask_one_of("source", said, [(Term(source), source) for source in LEAD_SOURCES], question)


def _owner(session: Session, request: Request, values: dict[str, str], deal: DealCard) -> int | None:
    if (said := values.get("owner")) is None:
        return None
    if request.actor.role is Role.REP:
        raise NotAllowed("the owner of a deal is changed by managers and admins")
    names = [(name, str(user_id)) for user_id, name in takers(session, request.actor)]
    question = (
        say('Nobody here is called "{said}". Who takes it?', said=said[:60])
        if said
        else say("Now {owner}. Who takes it?", owner=deal.owner)
    )
    return int(ask_one_of("owner", said, names, question))


COMMAND = Command(
    "edit",
    help="Change a deal: amount, close date, owner ...",
    example="edit Acme 15k close 15 Dec",
    run=run,
    show=show_deal,
    aliases=("e", "change"),
    about=("deal",),
)
