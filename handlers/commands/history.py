"""/history DEAL: every stage and amount of a deal, with time and person."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deal_past import DealPast, Moment, deal_past
from handlers.command import Button, Command, Reply, Request
from handlers.pick import find_deal, row_number
from handlers.show.labels import deal_label
from handlers.show.texts import Html, Texts, money
from storage.phrases import Term, listed, say

PAGE = 15


@dataclass(frozen=True, slots=True)
class PastPage:
    """A deal's past, and which part of it is shown; the last part where none is named."""

    past: DealPast
    number: int | None = None


def run(session: Session, request: Request) -> PastPage:
    """Read '#7', 'Acme' or '#7 page 1'."""
    words, _, said = request.words.partition(" page ")
    deal, _rest = find_deal(session, request.with_words(words))
    return PastPage(deal_past(session, request.actor, deal.id), row_number(said.strip()))


def show(shown: PastPage, texts: Texts) -> Reply:
    """A line a value, oldest first."""
    deal, moments = shown.past.deal, shown.past.moments
    pages = max(1, -(-len(moments) // PAGE))
    number = min(max(shown.number or pages, 1), pages)
    heading = texts("<b>History</b> of {deal}", deal=deal_label(deal))
    lines = [_line(moment, deal.currency, texts) for moment in moments[(number - 1) * PAGE : number * PAGE]]
    if not lines:
        lines.append(texts("Nothing is written down of its past."))
    again = f"history #{deal.id} page"
    turns = [Button(say("◀ Earlier"), f"{again} {number - 1}")] if number > 1 else []
    turns += [Button(say("Later ▶"), f"{again} {number + 1}")] if number < pages else []
    rows = [*([turns] if turns else []), [Button(say("Open deal"), f"deal #{deal.id}")]]
    return Reply("\n".join([heading, *lines]), rows, replaces=bool(shown.number))


def _line(moment: Moment, currency: str, texts: Texts) -> Html:
    value = money(moment.value, currency) if isinstance(moment.value, int) else moment.value and Term(moment.value)
    what = {"stage": "", "amount": "", "close": say("to close ")}.get(
        moment.field, listed([Term(moment.field), ""], " ")
    )
    said = listed([what, value or (say("no amount") if moment.field == "amount" else say("none"))], "")
    return texts(
        "{when} · <b>{said}</b> · {who}", when=texts.moment(moment.at), said=said, who=moment.who or say("import")
    )


COMMAND = Command(
    "history",
    help="Every stage and amount of a deal",
    example="history #7",
    run=run,
    show=show,
    hidden=True,
    about=("deal",),
)
