"""/plan HOURS [rep NAME]: which open deals to work on today."""

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.plan_answers import DayPlan
from crm_engine.services.whose import PERSON, Asked, Whose, whose
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.read.durations import read_hours
from handlers.read.words import fields
from handlers.show.labels import NO_COMPANY, shorten
from handlers.show.plans import plan_text
from handlers.show.texts import Texts
from storage import teams
from storage.phrases import say
from storage.words import BadInput, NotFound, Role

LONGEST_DAY = 24.0
BUTTONS = 6


def run(session: Session, request: Request) -> DayPlan:
    """Read '6h', or '6h rep "Rita"' where someone else's day is planned."""
    # The engine loads pandas and the solver, which the talking process does without.
    from crm_engine.services.plans import plan_day

    positional, values = fields(request.words, ("rep",))
    people = _whose(session, request, values.get("rep"))
    hours = _hours(request, positional)
    try:
        return plan_day(session, request.actor, people, hours, local_day(request.now, request.actor))
    except NotFound as nothing:
        if request.actor.role is Role.REP or values.get("rep"):
            raise
        raise NotFound('{nothing}. For someone else\'s day: plan 6h rep "NAME"', nothing=nothing.said) from nothing


def show(plan: DayPlan, texts: Texts) -> Reply:
    """The plan, and a button a deal."""
    deals = plan.deals[:BUTTONS]
    buttons = [
        Button(f"#{deal.deal_id} {shorten(deal.company or NO_COMPANY, 20)}", f"deal #{deal.deal_id}") for deal in deals
    ]
    return Reply(plan_text(plan, texts), [buttons[place : place + 2] for place in range(0, len(buttons), 2)])


def _whose(session: Session, request: Request, rep: str | None) -> Whose:
    """One person's deals: the own ones, or those of a rep that the person sees."""
    if rep:
        return whose(session, request.actor, Asked(rep=rep))
    return Whose(say("your deals"), teams.owned_by_person(request.actor.user_id), PERSON, request.actor.user_id)


def _hours(request: Request, positional: str) -> float:
    said = request.answers.get("hours") or positional.removeprefix("for ").strip()
    if not said:
        raise Missing("hours", "How many hours do you have?", [("2 h", "2h"), ("4 h", "4h"), ("6 h", "6h")])
    hours = read_hours(said)
    if hours > LONGEST_DAY:
        raise BadInput("a day has 24 hours; say how many of them you have")
    return hours


COMMAND = Command(
    "plan",
    help="Which open deals to work on today",
    example="plan 6h",
    run=run,
    show=show,
    heavy=True,
)
