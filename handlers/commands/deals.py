"""/deals: the open deals."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, open_deals
from handlers.command import Button, Command, Reply, Request
from handlers.show.labels import NO_COMPANY, deal_label, shorten
from handlers.show.texts import Texts, short_money

SHOWN = 10


def run(session: Session, request: Request) -> list[DealCard]:
    """The open deals that the person sees, the latest touched first."""
    return open_deals(session, request.actor, limit=SHOWN)


def show(deals: list[DealCard], texts: Texts) -> Reply:
    """A line a deal, and a button each that opens its card."""
    if not deals:
        return Reply(texts("No open deals. Write one down: <code>deal Acme 12k</code>"))
    lines = [
        texts(
            "#{id} <b>{company}</b> {amount} · {stage}",
            id=deal.id,
            company=shorten(deal.company or NO_COMPANY, 24),
            amount=short_money(deal.amount, deal.currency) if deal.amount is not None else "–",
            stage=deal.stage,
        )
        for deal in deals
    ]
    heading = texts("Your open deals, the latest touched first:") if deals else ""
    return Reply("\n".join([heading, *lines]), [[Button(deal_label(deal), f"deal #{deal.id}")] for deal in deals[:5]])


COMMAND = Command("deals", help="Your open deals", example="deals", run=run, show=show)
