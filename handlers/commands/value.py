"""/value COMPANY [DAYS] and /value top N: what customers are worth."""

import re
from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.value_answers import HORIZON_DAYS, NoOrder, Worths
from crm_engine.services.whose import Asked, whose
from handlers.command import CALLBACK_BYTES, Button, Command, Reply, Request
from handlers.pick import pick_company
from handlers.read.durations import read_delay
from handlers.read.words import fields
from handlers.show.texts import Texts
from handlers.show.values import name_for_button, top_text, worth_text
from handlers.whom import WHOSE_WORDS, asked_in
from storage.phrases import say
from storage.words import BadInput

_TOP = re.compile(r"top(?: ([-+]?\d[\d,.]*))?", re.IGNORECASE)
USUAL, MOST = 10, 50
SHORTEST, LONGEST = 7, 731


@dataclass(frozen=True, slots=True)
class Top:
    """The most valuable customers, and how many were asked for."""

    worths: Worths
    asked: int


def run(session: Session, request: Request) -> Top | Worths | NoOrder:
    """Read 'Acme', or 'top 10' with a team, rep or region."""
    # The engine loads pandas and the models, which the talking process does without.
    from crm_engine.services.values import most_valuable, value_of

    today = local_day(request.now, request.actor)
    positional, values = fields(request.words, WHOSE_WORDS)
    top = _TOP.fullmatch(positional)
    if top:
        asked = _count(top[1])
        people = whose(session, request.actor, asked_in(values))
        return Top(most_valuable(session, request.actor, people, min(asked, MOST), today), asked)
    picked = pick_company(session, request, request.words)
    people = whose(session, request.actor, Asked())
    return value_of(session, request.actor, people, picked.company_id, picked.company, today, _horizon(picked.rest))


def show(told: Top | Worths | NoOrder, texts: Texts) -> Reply:
    """One customer, a table of the best, or that nothing was won yet."""
    if isinstance(told, NoOrder):
        return Reply(
            texts(
                "Nothing was won with <b>{company}</b> or ordered by it yet, so nothing says what it is worth.",
                company=told.company,
            )
        )
    if isinstance(told, Worths):
        return Reply(worth_text(told, told.found[0], texts), [[Button(say("Top 10"), "value top 10")]])
    buttons = [
        Button(name_for_button(one), f"value {one.company}") for one in told.worths.found[:4] if _fits(one.company)
    ]
    return Reply(
        top_text(told.worths, told.asked, texts), [buttons[:2], buttons[2:]] if len(buttons) > 2 else [buttons]
    )


def _fits(company: str) -> bool:
    return len(f"value {company}".encode()) <= CALLBACK_BYTES


def _horizon(said: str) -> int:
    """The days that are meant by what follows the company ('180d', '12 months'), else a quarter."""
    try:
        days = read_delay(said).days
    except BadInput:
        return HORIZON_DAYS
    if not SHORTEST <= days <= LONGEST:
        raise BadInput("I look {shortest} to {most} days ahead", shortest=SHORTEST, most=LONGEST)
    return days


def _count(said: str | None) -> int:
    if said is None:
        return USUAL
    digits = said.replace(",", "")
    if not digits.isdecimal() or int(digits) == 0:
        raise BadInput("say how many, from 1 to {most}", most=MOST)
    return int(digits)


COMMAND = Command(
    "value",
    help="What customers are worth: scores, grade, what to expect",
    example="value top 10",
    run=run,
    show=show,
    aliases=("v",),
    heavy=True,
)
