"""/leads: the open leads; /leads source and /leads rep: how many become customers."""

from sqlmodel import Session

from crm_engine.services.lead_cards import LeadList, lead_list
from crm_engine.services.lead_conversion import Conversion, conversion
from handlers.asking import ask_day
from handlers.command import Command, Reply, Request
from handlers.read.words import fields
from handlers.show.leads import show_conversion, show_leads
from handlers.show.texts import Texts
from storage.words import BadInput

SHOWN = 10
BY = {"source": False, "sources": False, "rep": True, "reps": True}


def run(session: Session, request: Request) -> LeadList | Conversion:
    """Read nothing, 'source', or 'rep since 1 Jan'."""
    words, named = fields(request.words, ("since",))
    by = words.casefold().removeprefix("by ").strip()
    if not by and not named:
        return lead_list(session, request.actor, SHOWN)
    if by and by not in BY:
        raise BadInput("say leads, leads source or leads rep")
    said = request.answers.get("since") or named.get("since")
    since = ask_day(request, "since", said, "Since which day?") if said else None
    return conversion(session, request.actor, BY.get(by, False), since)


def show(found: LeadList | Conversion, texts: Texts) -> Reply:
    """The list, or the shares."""
    return show_conversion(found, texts) if isinstance(found, Conversion) else show_leads(found, texts)


COMMAND = Command(
    "leads",
    help="Open leads, and how many become customers",
    example="leads source since 2026-01-01",
    run=run,
    show=show,
)
