"""/lost DEAL REASON: close a deal as lost."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deals import lose
from handlers.asking import ask_one_of
from handlers.command import Command, Request
from handlers.pick import pick_deal
from handlers.show.cards import show_deal
from storage.words import LOST_REASONS


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme pricing' and close the deal; the reason is asked for where it is missing."""
    deal, rest = pick_deal(session, request)
    names = [(reason, reason) for reason in LOST_REASONS]
    reason = ask_one_of("reason", request.answers.get("reason") or rest.lstrip("-– "), names, "Why was it lost?")
    return lose(session, request.actor, deal.id, reason, request.now)


COMMAND = Command(
    "lost", help="Close a deal as lost, with the reason", example="lost Acme pricing", run=run, show=show_deal
)
