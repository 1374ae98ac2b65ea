"""Short plain texts for buttons and list lines."""

from crm_engine.services.deal_cards import DealCard
from handlers.show.money import short_money
from storage.phrases import Listed, Spoken, Term, cut, listed, say

NO_COMPANY = say("(no company)")
LABEL_LENGTH = 48


def deal_label(deal: DealCard) -> Listed:
    """A deal on a button: '#12 Acme $12.5k Proposal'."""
    amount = short_money(deal.amount, deal.currency) if deal.amount is not None else ""
    what = deal.product or deal.title or ""
    parts = [f"#{deal.id}", shorten(deal.company or NO_COMPANY, 20), amount, Term(deal.stage), what]
    return listed([part for part in parts if part], " ", LABEL_LENGTH)


def shorten(text: str, length: int) -> str:
    """The text, cut to a length with an ellipsis."""
    return listed([text], longest=length) if isinstance(text, Spoken) else cut(text, length)
