"""Whether a card, or a question, is still what the person believes it to be: two people may edit one deal at once."""

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.news import News, deal_news
from handlers.command import Reply, Request
from handlers.pending import SEEN
from handlers.show.cards import change_line, show_deal
from handlers.show.texts import Html, Texts
from storage.words import Changed


class Outdated(Changed):
    """The deal stands otherwise than on the card that the person has before them: nothing is done, and they see it."""

    code = "outdated"

    def __init__(self, deal: DealCard, news: News) -> None:
        super().__init__("the deal has been changed since")
        self.deal = deal
        self.news = news


def check_fresh(session: Session, request: Request, deal: DealCard) -> None:
    """Refuse to change a deal that others have changed since the person saw it. Raises Outdated."""
    shown = request.shown
    seen: int | None = int(request.answers[SEEN]) if SEEN in request.answers else None
    if seen is None and shown is not None and (shown.kind, shown.id) == ("deal", deal.id):
        seen = shown.seen
    if seen is None:
        return
    pressed_card = request.pressed and SEEN not in request.answers
    news = deal_news(session, request.actor, deal.id, seen, closed=pressed_card)
    if news is not None:
        raise Outdated(deal, news)


def show_outdated(outdated: Outdated, texts: Texts) -> Reply:
    """What has changed since and by whom, and the card as it is now, with buttons that work."""
    who = ", ".join(outdated.news.people) or "you"
    lines: list[str] = [texts("⚠️ Nothing done yet: changed since by <b>{who}</b>.", who=who)]
    lines += [change_line(change, outdated.deal.currency, texts) for change in outdated.news.changes]
    card = show_deal(outdated.deal, texts)
    ending = texts("Do you still mean it? Then once more, on this card.")
    return Reply(Html("\n".join([*lines, "", card.text, "", ending])), card.buttons, replaces=True, shows=card.shows)
