"""/find WORDS: look for a customer, typos forgiven."""

from sqlmodel import Session

from crm_engine.services.finding import Found, find
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.show.labels import deal_label, shorten
from handlers.show.texts import Texts
from storage.words import Choice

LONGEST = 200


def run(session: Session, request: Request) -> Found:
    """Search companies, contacts and open deals for the words."""
    words = request.answers.get("name") or request.words
    if not words:
        raise Missing("name", "Whom are you looking for?")
    return find(session, request.actor, words[:LONGEST])


def show(found: Found, texts: Texts) -> Reply:
    """Names as lines, and as buttons with the open deals of the likeliest company."""
    if not (found.companies or found.contacts):
        return Reply(texts("Nothing here resembles <b>{words}</b>.", words=found.words[:60]))
    lines = [texts("🏢 <b>{name}</b>", name=company.label) for company in found.companies]
    lines += [texts("👤 {name}{place}", name=contact.label, place=_place(contact)) for contact in found.contacts]
    rows = [[Button(shorten(f"🏢 {company.label}", 40), f"company #{company.id}")] for company in found.companies[:3]]
    rows += [[Button(shorten(f"👤 {contact.label}", 40), f"contact #{contact.id}")] for contact in found.contacts[:3]]
    rows += [[Button(deal_label(deal), f"deal #{deal.id}")] for deal in found.deals]
    return Reply("\n".join(lines), rows)


def _place(contact: Choice) -> str:
    return f" · {contact.facts['company']}" if contact.facts["company"] else ""


COMMAND = Command("find", help="Find a customer or a contact", example="find acm", run=run, show=show)
