"""Which deals to offer to somebody who types a name in another chat."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard, card_of, open_deals, open_deals_of
from storage import search
from storage.words import Actor, NotFound

COMPANIES = 3  # the likeliest; who types on narrows it down


def deals_to_offer(session: Session, actor: Actor, words: str, limit: int = 20) -> list[DealCard]:
    """Open deals that the actor sees, of the companies that the words resemble; the latest touched without words.

    words  a name, roughly, or '#17' for one deal, open or closed
    """
    words = words.strip()
    if not words:
        return open_deals(session, actor, limit=limit)
    number = words.removeprefix("#")
    if words.startswith("#") and number.isdecimal() and number.isascii() and len(number) < 19:
        try:
            return [card_of(session, actor, int(number))]
        except NotFound:
            return []
    companies = search.companies(session, actor, words, COMPANIES)
    return [card for company in companies for card in open_deals_of(session, actor, company.id)][:limit]
