"""Finding a customer by a name that is typed roughly."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.customers import similar
from crm_engine.services.deal_cards import DealCard, open_deals_of
from storage import customers
from storage.words import Actor, Choice


@dataclass(frozen=True, slots=True)
class Found:
    """What resembles the words: companies and contacts, the likeliest first, and the likeliest company's open deals."""

    words: str
    companies: tuple[Choice, ...]
    contacts: tuple[Choice, ...]
    deals: tuple[DealCard, ...]


def find(session: Session, actor: Actor, words: str, limit: int = 5) -> Found:
    """Search everything that the actor sees, typos forgiven."""
    companies = similar(words, customers.visible_companies(session, actor), limit)
    contacts = similar(words, customers.visible_contacts(session, actor), limit)
    deals = open_deals_of(session, actor, companies[0].id)[:limit] if companies else []
    return Found(words, tuple(companies), tuple(contacts), tuple(deals))
