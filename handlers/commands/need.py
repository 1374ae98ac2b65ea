"""/need WHO WHAT: what a customer wants; /need WHO: all that they want; /need top: what is most asked."""

from sqlmodel import Session

from crm_engine.services.need_figures import TopNeeds, top_needs
from crm_engine.services.needs import Customer, NeedsCard, add_needs, drop_need, needs_of
from handlers.command import Command, Reply, Request
from handlers.pick import row_number
from handlers.pick_who import Who, pick_who
from handlers.read.wants import listed_needs
from handlers.show.needs import show_needs, show_top
from handlers.show.texts import Texts

TOP, DROP = "top", "drop"


def run(session: Session, request: Request) -> NeedsCard | TopNeeds:
    """Read 'Acme wants SSO and EU hosting', '#12 a demo' or 'Jane'; 'drop 7' takes one off, 'top' counts all."""
    words = request.words
    if words.casefold() == TOP:
        return top_needs(session, request.actor)
    verb, _, rest = words.partition(" ")
    if verb.casefold() == DROP and (number := row_number(rest)) is not None:
        return drop_need(session, request.actor, number)
    who = pick_who(session, request, words)
    texts = listed_needs(who.rest)
    if not texts:
        return needs_of(session, request.actor, customer_of(who))
    return add_needs(session, request.actor, customer_of(who), texts, request.now)


def customer_of(who: Who) -> Customer:
    """Whose need is meant: what is said of a deal is its company's, for that deal."""
    return Customer(who.company_id, None if who.deal_id else who.contact_id, who.deal_id)


def show(told: NeedsCard | TopNeeds, texts: Texts) -> Reply:
    return show_top(told, texts) if isinstance(told, TopNeeds) else show_needs(told, texts)


COMMAND = Command(
    "need",
    help="What a customer wants, and what is most asked",
    example="need Acme wants SSO and EU hosting",
    run=run,
    show=show,
)
