"""/mrr: monthly recurring revenue, won and lost by month; /mrr end DEAL: it recurs no more."""

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.mrr import Ended, Recurring, end_recurring, recurring
from crm_engine.services.whose import whose
from handlers.asking import ask_day
from handlers.command import Command, Reply, Request
from handlers.pick import marked_number
from handlers.read.words import fields
from handlers.show.mrr import show_ended, show_recurring
from handlers.show.texts import Texts
from handlers.whom import WHOSE_WORDS, asked_in
from storage.words import BadInput

END = "end"


def run(session: Session, request: Request) -> Recurring | Ended:
    """Read nothing, 'team "North"', or 'end #12 2026-11-30'."""
    today = local_day(request.now, request.actor)
    first, _, rest = request.words.partition(" ")
    if first.casefold() == END:
        mark, _, said = rest.partition(" ")
        number = marked_number(mark)
        if number is None:
            raise BadInput("say which deal: mrr end #12")
        day = ask_day(request, "day", request.answers.get("day") or said, "Since which day?") if said else today
        return end_recurring(session, request.actor, number, day, today)
    positional, values = fields(request.words, WHOSE_WORDS)
    if positional:
        raise BadInput('say whose: mrr team "North", or mrr alone for all that you see')
    return recurring(session, request.actor, whose(session, request.actor, asked_in(values)), today)


def show(told: Recurring | Ended, texts: Texts) -> Reply:
    """The months, or what has ended."""
    return show_ended(told, texts) if isinstance(told, Ended) else show_recurring(told, texts)


COMMAND = Command(
    "mrr", help="Recurring revenue, won and lost by month", example='mrr team "North"', run=run, show=show
)
