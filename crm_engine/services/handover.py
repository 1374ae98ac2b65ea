"""A leaver's records go to somebody else: open deals, companies, contacts and reminders, all in one change."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.giving import HandedOver, Held, Records, give, tell_taker
from crm_engine.services.members import may_manage
from storage import members, people
from storage.tables import User
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound


def records_of(session: Session, actor: Actor, giver_id: int) -> Records:
    """What the person has to hand over. Raises NotFound, NotAllowed."""
    _giver(session, actor, giver_id)
    return _theirs(session, giver_id).records


def takers(session: Session, actor: Actor, giver_id: int | None = None) -> list[tuple[int, str]]:
    """Ids and names of those to whom the actor may hand records: the active people that they see."""
    found = [user for user in people.visible_users(session, actor) if user.active and user.id != giver_id]
    return [(user.id, user.name) for user in found if user.id is not None]


def hand_over(session: Session, actor: Actor, giver_id: int, taker_id: int, now: datetime) -> HandedOver:
    """Move everything open from one person to another, who is told of it once.

    Raises NotFound, NotAllowed, Already, BadInput.
    """
    giver = _giver(session, actor, giver_id)
    taker = active_taker(session, actor, taker_id)
    if taker_id == giver_id:
        raise BadInput("say somebody else's name")
    theirs = _theirs(session, giver_id)
    if not theirs.records.total:
        raise Already("{giver} has nothing open to hand over", giver=giver.name)
    handed = HandedOver(giver.name, taker.name, theirs.records)
    handed = replace(handed, change=give(session, actor, theirs, taker, now))
    if taker_id != actor.user_id:
        tell_taker(session, taker_id, handed, now)
    return handed


def active_taker(session: Session, actor: Actor, taker_id: int) -> User:
    """Somebody that the actor sees and who has not left. Raises NotFound."""
    taker = members.member(session, actor, taker_id)
    if taker is None or not taker.active:
        raise NotFound
    return taker


def _theirs(session: Session, person_id: int) -> Held:
    return Held(
        members.deals_of(session, person_id),
        members.companies_of(session, person_id),
        members.contacts_of(session, person_id),
        members.reminders_of(session, person_id),
        members.leads_of(session, person_id),
    )


def _giver(session: Session, actor: Actor, giver_id: int) -> User:
    giver = members.member(session, actor, giver_id)
    if giver is None:
        raise NotFound
    if not may_manage(actor, giver):
        raise NotAllowed("only an admin can do that")
    return giver
