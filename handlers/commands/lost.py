"""/lost DEAL REASON: close a deal as lost."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.deals import lose
from handlers.asking import ask_one_of
from handlers.command import Command, Request
from handlers.pick import pick_deal
from handlers.show.cards import show_deal
from storage.phrases import Term
from storage.words import LOST_REASONS

# How people say the reasons.
SAID = {
    "Pricing": ("price", "expensive", "cost"),
    "Competition": ("competitor", "competitors", "rival"),
    "Budget Constraints": ("budget", "no budget", "no money"),
    "Missing Features": ("features", "feature"),
    "Long Sales Cycle": ("timing", "time", "too slow"),
    "No Decision-Maker": ("no decision maker", "decision maker"),
    "Unresponsive Prospect": ("no response", "silent", "ghosted"),
    "Cancelled": ("canceled", "project cancelled"),
    "Poor Fit": ("fit", "no fit"),
}


def run(session: Session, request: Request) -> DealCard:
    """Read 'Acme pricing' and close the deal; the reason is asked for where it is missing."""
    deal, rest = pick_deal(session, request)
    names = [(Term(reason), reason) for reason in LOST_REASONS]
    said = (request.answers.get("reason") or rest).lstrip("-–: ")
    meant = next((reason for reason, words in SAID.items() if said.casefold() in words), said)
    reason = ask_one_of("reason", meant, names, "Why was it lost?")
    return lose(session, request.actor, deal.id, reason, request.now)


COMMAND = Command(
    "lost",
    help="Close a deal as lost, with the reason",
    example="lost Acme pricing",
    run=run,
    show=show_deal,
    about=("deal",),
)
