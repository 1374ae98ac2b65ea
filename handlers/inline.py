"""Deal cards for other chats: what "@bot acme" offers to the person who types it, by that person's rights."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.offering import deals_to_offer
from crm_engine.services.people import actor_of
from handlers.read.words import clean
from handlers.show.cards import deal_text
from handlers.show.labels import NO_COMPANY
from handlers.show.texts import Texts, money
from storage import people

LONGEST = 200  # characters of a query that are looked at


@dataclass(frozen=True, slots=True)
class Offer:
    """One card to choose: its title and note in the list, and the text (HTML) that is sent where it is chosen."""

    key: str
    title: str
    note: str
    text: str


def offers(session: Session, telegram_id: int, words: str, now: datetime) -> list[Offer]:
    """The open deals that the person may see and that the words resemble; none for strangers and leavers.

    Nothing is written: a query comes with each letter that is typed.
    """
    user = people.by_telegram(session, telegram_id)
    if user is None or not user.active:
        return []
    actor = actor_of(user)
    texts = Texts(actor.locale, actor.timezone, now)
    return [
        Offer(
            key=str(deal.id),
            title=f"{deal.company or NO_COMPANY} · {money(deal.amount, deal.currency) if deal.amount else '–'}",
            note=f"{deal.stage} · #{deal.id} · {deal.owner}",
            text=deal_text(deal, texts),
        )
        for deal in deals_to_offer(session, actor, clean(words)[:LONGEST])
    ]
