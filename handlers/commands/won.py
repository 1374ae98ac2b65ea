"""/won DEAL [AMOUNT]: close a deal as won."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deals import win
from handlers.asking import asking_for
from handlers.command import Command, Request
from handlers.pick import pick_deal
from handlers.read.money import minor_units, read_amount
from handlers.show.cards import show_deal
from storage.words import BadInput


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme' or 'Acme 11.8k' and close the deal."""
    deal, rest = pick_deal(session, request)
    said = request.answers.get("amount") or rest
    with asking_for("amount"):
        amount = _in_currency_of(deal, said) if said else None
    return win(session, request.actor, deal.id, request.now, amount)


def _in_currency_of(deal: DealCard, said: str) -> int:
    amount = read_amount(said)
    if amount.currency not in (None, deal.currency):
        raise BadInput("the deal is in {currency}; say its value in {currency}", currency=deal.currency)
    return minor_units(amount.value, deal.currency)


COMMAND = Command(
    "won",
    help="Close a deal as won",
    example="won Acme 11.8k",
    run=run,
    show=show_deal,
    about=("deal",),
)
