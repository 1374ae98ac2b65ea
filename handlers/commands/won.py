"""/won DEAL [AMOUNT]: close a deal as won."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deals import win
from handlers.command import Command, Request
from handlers.pick import pick_deal
from handlers.read.money import minor_units, read_amount
from handlers.show.cards import show_deal
from storage.words import BadInput


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme' or 'Acme 11.8k' and close the deal."""
    deal, rest = pick_deal(session, request)
    amount = None
    if rest:
        said = read_amount(rest)
        if said.currency not in (None, deal.currency):
            raise BadInput(f"the deal is in {deal.currency}; say its value in {deal.currency}")
        amount = minor_units(said.value, deal.currency)
    return win(session, request.actor, deal.id, request.now, amount)


COMMAND = Command("won", help="Close a deal as won", example="won Acme 11.8k", run=run, show=show_deal)
