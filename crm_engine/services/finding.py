"""Finding a customer by a name that is typed roughly, by what they want, or a contact by how to reach them."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, open_deals_of
from crm_engine.services.topics import topic_of
from storage import customers, needs, search
from storage.words import Actor, Choice

LEAST_DIGITS = 6  # of a phone number that is looked for


@dataclass(frozen=True, slots=True)
class Wish:
    """A need with the words that were looked for, and whose it is."""

    id: int
    text: str
    customer: str
    company_id: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What resembles the words: companies and contacts, the likeliest first, and the likeliest company's open deals.

    wishes  needs in which all of the words stand, the latest first
    """

    words: str
    companies: tuple[Choice, ...]
    contacts: tuple[Choice, ...]
    deals: tuple[DealCard, ...]
    wishes: tuple[Wish, ...] = ()


def find(session: Session, actor: Actor, words: str, limit: int = 5) -> Found:
    """Search everything that the actor sees: names (typos forgiven), mail addresses, phone numbers, needs."""
    companies = search.companies(session, actor, words, limit)
    contacts = search.contacts(session, actor, words, limit)
    if not contacts and ("@" in words or sum(sign.isdigit() for sign in words) >= LEAST_DIGITS):
        contacts = customers.contacts_reached_by(session, actor, words, limit)
    deals = open_deals_of(session, actor, companies[0].id)[:limit] if companies else []
    found = needs.found_by(session, actor, topic_of(words).split(" "), limit)
    wishes = tuple(Wish(need.id, need.text, whose, at) for need, whose, at in found if need.id is not None)
    return Found(words, tuple(companies), tuple(contacts), tuple(deals), wishes)
