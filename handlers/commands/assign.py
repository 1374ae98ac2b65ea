"""/assign: a manager gives deals, a customer, or somebody's deals to another person."""

import re

from sqlmodel import Session

from crm_engine.services import assigning, handover
from crm_engine.services.giving import HandedOver, Held
from handlers.asking import ask_one_of
from handlers.command import Command, Missing, Request
from handlers.pick import marked_number, pick_company, row_number
from handlers.read.words import split, unquote
from handlers.show.labels import shorten
from handlers.show.team import records_said, show_handed_over
from handlers.sure import ask_sure
from storage.phrases import say
from storage.words import BadInput, Role

_TO = re.compile(r"^(?P<what>.*?)(?:^|\s)to\s+(?P<taker>\S.*)$", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(
    r"^(?:(?:all )?(?:open )?deals )?(?:from|of)\s+(?P<name>.+?)(?:\s+(?:stage|in)\s+(?P<stage>.+))?$", re.IGNORECASE
)
WHAT = say("What goes to somebody else? Deals (#12 #15), a customer (Acme), or somebody's deals (from Ann).")


def run(session: Session, request: Request) -> HandedOver:
    """Read '#12 #15 to Bob', 'Acme to Bob', 'from Ann stage Proposal to Bob'."""
    named = _TO.match(request.words)
    what = request.answers.get("what") or (named["what"] if named else request.words)
    if not what.strip():
        raise Missing("what", WHAT)
    label, held = _held(session, request, what.strip())
    taker, name = _taker(session, request, named["taker"] if named else "")
    held = assigning.not_yet_of(held, taker)
    records = held.records
    if records.total:
        question = say("Give {name} {records}{label}?", name=name, records=records_said(records), label=label)
        facts = (taker, records.deals, records.companies, records.contacts, records.reminders)
        ask_sure(request, question, say("Give them to {name}", name=shorten(name, 32)), *facts)
    return assigning.assign(session, request.actor, held, taker, request.now)


def _held(session: Session, request: Request, what: str) -> tuple[str, Held]:
    """What is meant, and how the question names it."""
    parts = split(what.replace(",", " "))
    numbers = [number for part in parts if (number := marked_number(part)) is not None]
    if numbers and len(numbers) == len(parts):
        return f" ({', '.join(f'#{number}' for number in numbers[:10])})", assigning.numbered(
            session, request.actor, numbers
        )
    theirs = _FROM.match(what)
    if theirs:
        return _deals_of(session, request, unquote(theirs["name"]), unquote(theirs["stage"] or ""))
    picked = pick_company(session, request, what)
    if picked.rest.strip():
        raise BadInput("say one customer, or deals by their numbers: assign #12 #15 to Bob")
    return f" ({picked.company})", assigning.of_customer(session, request.actor, picked.company_id)


def _deals_of(session: Session, request: Request, said: str, stage: str) -> tuple[str, Held]:
    owners = [(name, f"#{number}") for number, name in assigning.owners(session, request.actor)]
    owner = ask_one_of("owner", request.answers.get("owner") or said, owners, "Whose deals?")
    name = next(label for label, value in owners if value == owner)
    if stage:
        stages = [(one, one) for one in assigning.stage_names(session)]
        stage = ask_one_of("stage", request.answers.get("stage") or stage, stages, "In which stage?")
    place = f", {stage}" if stage else ""
    return f" ({name}{place})", assigning.of_person(session, request.actor, row_number(owner) or 0, stage or None)


def _taker(session: Session, request: Request, said: str) -> tuple[int, str]:
    names = [(name, f"#{number}") for number, name in handover.takers(session, request.actor)]
    taker = ask_one_of("taker", request.answers.get("taker") or unquote(said), names, "To whom?")
    return row_number(taker) or 0, next(label for label, value in names if value == taker)


COMMAND = Command(
    "assign",
    help="Give deals or a customer to somebody",
    example="assign #12 #15 to Bob",
    run=run,
    show=show_handed_over,
    needs=Role.MANAGER,
)
