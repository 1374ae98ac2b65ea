"""/find WORDS: look for a customer, typos forgiven, or a need; /find #vip: what has the tag."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.finding import Found, Wish, find
from crm_engine.services.tags import Tagged, tagged
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.pick import marked_number
from handlers.read.tags import tags_alone
from handlers.show.cards import show_deal
from handlers.show.labels import deal_label, shorten
from handlers.show.texts import Html, Texts, hashed
from storage.words import Choice

LONGEST = 200


def run(session: Session, request: Request) -> Found | Tagged | DealCard:
    """Search companies, contacts, needs and open deals for the words; for tags, what has all of them; '#12' alone is
    the deal of that number where nothing has it as a tag.
    """
    words = request.answers.get("name") or request.words
    if not words:
        raise Missing("name", "Whom are you looking for?")
    if tags := tags_alone(words[:LONGEST]):
        having = tagged(session, request.actor, tags)
        number = marked_number(words)
        has_any = having.companies or having.contacts or having.deals
        return having if has_any or number is None else card_of(session, request.actor, number)
    return find(session, request.actor, words[:LONGEST])


def show(found: Found | Tagged | DealCard, texts: Texts) -> Reply:
    """Names as lines, and as buttons with the open deals of the likeliest company, or what has the tags; or a deal."""
    if isinstance(found, DealCard):
        return show_deal(found, texts)
    wishes = found.wishes if isinstance(found, Found) else ()
    if not (found.companies or found.contacts or wishes or (isinstance(found, Tagged) and found.deals)):
        return _nothing(found, texts)
    lines = [texts("🏢 <b>{name}</b>", name=company.label) for company in found.companies]
    lines += [texts("👤 {name}{place}", name=contact.label, place=_place(contact)) for contact in found.contacts]
    lines += [_wish(wish, texts) for wish in wishes]
    if isinstance(found, Tagged):
        lines = [texts("<b>{tags}</b>", tags=hashed(found.names)), *lines]
        lines += [texts("💼 {deal}", deal=deal_label(deal)) for deal in found.deals]
    rows = [[Button(shorten(f"🏢 {company.label}", 40), f"company #{company.id}")] for company in found.companies[:3]]
    rows += [[Button(shorten(f"👤 {contact.label}", 40), f"contact #{contact.id}")] for contact in found.contacts[:3]]
    rows += [[Button(deal_label(deal), f"deal #{deal.id}")] for deal in found.deals]
    known = {company.id for company in found.companies[:3]}
    wanting = {wish.company_id: wish.customer for wish in wishes if wish.company_id not in {None, *known}}
    rows += [
        [Button(shorten(f"🏢 {name}", 40), f"company #{company_id}")] for company_id, name in list(wanting.items())[:3]
    ]
    return Reply("\n".join(lines), rows)


def _nothing(found: Found | Tagged, texts: Texts) -> Reply:
    if isinstance(found, Tagged):
        return Reply(texts("Nothing that you see has the tags <b>{tags}</b>.", tags=hashed(found.names)))
    return Reply(texts("Nothing here resembles <b>{words}</b>.", words=found.words[:60]))


def _wish(wish: Wish, texts: Texts) -> Html:
    whose = texts("<b>{name}</b> wants ", name=wish.customer) if wish.customer else ""
    return texts("📌 {whose}{text}", whose=whose, text=wish.text)


def _place(contact: Choice) -> str:
    return f" · {contact.facts['company']}" if contact.facts["company"] else ""


COMMAND = Command("find", help="Find a customer, a contact, a need, a #tag", example="find acm", run=run, show=show)
