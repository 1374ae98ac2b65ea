"""/deals [#vip]: the open deals, all or those with a tag."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, open_deals
from crm_engine.services.tags import with_tags
from handlers.command import Button, Command, Reply, Request
from handlers.read.tags import tags_alone
from handlers.show.cards import next_line
from handlers.show.labels import NO_COMPANY, deal_label, shorten
from handlers.show.texts import Html, Texts, hashed, short_money
from storage.phrases import Term
from storage.words import Role

SHOWN = 10


@dataclass(frozen=True, slots=True)
class OpenDeals:
    """The first open deals, and whether there are more; the owners are told where they can be others."""

    cards: list[DealCard]
    more: bool
    own: bool
    tags: tuple[str, ...] = ()


def run(session: Session, request: Request) -> OpenDeals:
    """The open deals that the person sees, the latest touched first."""
    tags = tags_alone(request.words)
    found = open_deals(session, request.actor, *([with_tags(tags)] if tags else []), limit=SHOWN + 1)
    return OpenDeals(found[:SHOWN], len(found) > SHOWN, request.actor.role is Role.REP, tuple(tags))


def show(found: OpenDeals, texts: Texts) -> Reply:
    """A line a deal, and a button each that opens its card."""
    if not found.cards and found.tags:
        return Reply(texts("No open deal that you see has the tags <b>{tags}</b>.", tags=hashed(found.tags)))
    if not found.cards:
        return Reply(texts("No open deals. Write one down: <code>deal Acme 12k</code>"))
    lines = [_line(deal, texts, own=found.own) for deal in found.cards]
    heading = _heading(found, texts)
    foot = [texts("… and more: <code>find</code> looks for one, /pipeline counts all.")] if found.more else []
    buttons = [[Button(deal_label(deal), f"deal #{deal.id}")] for deal in found.cards[:5]]
    return Reply("\n".join([heading, *lines, *foot]), buttons)


def _heading(found: OpenDeals, texts: Texts) -> str:
    if found.tags:
        return texts("Open deals with {tags}, the latest touched first:", tags=hashed(found.tags))
    if found.own:
        return texts("Your open deals, the latest touched first:")
    return texts("The open deals, the latest touched first:")


def _line(deal: DealCard, texts: Texts, *, own: bool) -> str:
    line = texts(
        "#{id} <b>{company}</b> {amount} · {stage}{owner}",
        id=deal.id,
        company=shorten(deal.company or NO_COMPANY, 24),
        amount=short_money(deal.amount, deal.currency) if deal.amount is not None else "–",
        stage=Term(deal.stage),
        owner="" if own else f" · {deal.owner}",
    )
    return Html(f"{line}\n   {next_line(deal, texts)}") if deal.next_step else line


COMMAND = Command(
    "deals",
    help="Your open deals",
    example="deals #vip",
    run=run,
    show=show,
    refreshes=True,
)
