"""Short plain texts for buttons and list lines."""

from crm_engine.services.deal_cards import DealCard
from handlers.show.texts import short_money

NO_COMPANY = "(no company)"
LABEL_LENGTH = 48


def deal_label(deal: DealCard) -> str:
    """A deal on a button: '#12 Acme $12.5k Proposal'."""
    amount = short_money(deal.amount, deal.currency) if deal.amount is not None else ""
    what = deal.product or deal.title or ""
    parts = [f"#{deal.id}", shorten(deal.company or NO_COMPANY, 20), amount, deal.stage, what]
    return shorten(" ".join(part for part in parts if part), LABEL_LENGTH)


def shorten(text: str, length: int) -> str:
    """The text, cut to a length with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
