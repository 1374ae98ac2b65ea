"""Finding a customer by a name that is typed roughly, or a contact by how to reach them."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, open_deals_of
from storage import customers, search
from storage.words import Actor, Choice

LEAST_DIGITS = 6  # of a phone number that is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """What resembles the words: companies and contacts, the likeliest first, and the likeliest company's open deals."""

    words: str
    companies: tuple[Choice, ...]
    contacts: tuple[Choice, ...]
    deals: tuple[DealCard, ...]


def find(session: Session, actor: Actor, words: str, limit: int = 5) -> Found:
    """Search everything that the actor sees: names (typos forgiven), mail addresses and phone numbers."""
    companies = search.companies(session, actor, words, limit)
    contacts = search.contacts(session, actor, words, limit)
    if not contacts and ("@" in words or sum(sign.isdigit() for sign in words) >= LEAST_DIGITS):
        contacts = customers.contacts_reached_by(session, actor, words, limit)
    deals = open_deals_of(session, actor, companies[0].id)[:limit] if companies else []
    return Found(words, tuple(companies), tuple(contacts), tuple(deals))
