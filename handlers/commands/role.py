"""/role CONTACT DEAL ROLE: which part somebody plays in a deal."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, open_deals_of
from crm_engine.services.deal_roles import set_role
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Request
from handlers.pick import marked_number, row_number
from handlers.pick_who import pick_who
from handlers.read.words import after, split
from handlers.show.cards import show_deal
from handlers.show.labels import deal_label
from storage.phrases import Term, say
from storage.words import DEAL_ROLES, NotFound

NONE = "none"
CHOICES = 8


def run(session: Session, request: Request) -> DealCard:
    """Read 'Jane decision maker' or 'Jane #12 champion'; 'none' takes the role away. What is missing is asked for."""
    who = pick_who(session, request, request.words)
    if who.contact_id is None:
        raise NotFound("say the contact first: role Jane champion, or role Jane #12 champion")
    first, *_ = *split(who.rest), ""
    named = marked_number(first)
    said = request.answers.get("role") or (after(who.rest, 1) if named is not None else who.rest)
    deal_id = named if named is not None else _deal(session, request, who.company_id)
    names = [*((Term(role), role) for role in DEAL_ROLES), (say("No role any more"), NONE)]
    role = ask_one_of("role", said, names, say("Which part does {name} play?", name=who.name))
    return set_role(session, request.actor, deal_id, who.contact_id, None if role == NONE else role, request.now)


def _deal(session: Session, request: Request, company_id: int | None) -> int:
    """The open deal of the contact's company; of several, one is asked for."""
    if (answer := row_number(request.answers.get("deal", ""))) is not None:
        return answer
    found = open_deals_of(session, request.actor, company_id) if company_id is not None else []
    if not found:
        raise NotFound("I see no open deal with their company; say which one: role Jane #12 champion")
    if len(found) > 1:
        raise Missing("deal", "In which deal?", [(deal_label(deal), str(deal.id)) for deal in found[:CHOICES]])
    return found[0].id


COMMAND = Command(
    "role",
    help="Who decides, who champions, who blocks a deal",
    example="role Jane decision maker",
    run=run,
    show=show_deal,
)
