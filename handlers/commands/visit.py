"""A location that was sent: a visit there, to the company that is named or asked for."""

from sqlmodel import Session

from crm_engine.services.activities import ActivityLogged
from handlers.command import Command, Missing, Request
from handlers.commands.log import show, write_down
from handlers.pick import mentioned_company
from handlers.read.places import read_place
from storage import places
from storage.words import ActivityKind, Choice, NotFound, Place

CHOICES = 6


def run(session: Session, request: Request) -> ActivityLogged:
    """Read '52.52,13.405 (Café Einstein) Acme saw the new line'; who is missing is asked for, the likeliest offered."""
    found = read_place(request.words)
    if found is None:
        raise NotFound("send me your location (the paper clip, then Location), and I ask whom you visit there")
    place, rest = found
    if not rest and "who" not in request.answers:
        offered = [(one.label, f"company #{one.id}") for one in _likely(session, request, place)]
        raise Missing("who", "Whom do you visit here? Press or write the company or the contact", offered)
    return write_down(session, request, ActivityKind.VISIT, rest, place)


def _likely(session: Session, request: Request, place: Place) -> list[Choice]:
    """Who has the name of the place, who was visited near it, and with whom the person dealt lately."""
    named = mentioned_company(session, request, place.name) if place.name else None
    likely = [Choice(named.company_id, named.company)] if named else []
    likely += places.visited_near(session, request.actor, place, CHOICES)
    likely += places.dealt_with_lately(session, request.actor, request.now, CHOICES)
    first: dict[int, Choice] = {}
    for one in likely:
        first.setdefault(one.id, one)
    return list(first.values())[:CHOICES]


COMMAND = Command(
    "visit",
    help="Note where you visit a customer: send your location",
    example="visit 52.5200,13.4050 Acme saw the new line",
    run=run,
    show=show,
    about=("deal", "contact", "company"),
)
