"""A manager gives open deals, or a whole customer, to somebody else: one change, undone whole."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col

from crm_engine.services.giving import HandedOver, Held, give, tell_taker
from crm_engine.services.handover import active_taker
from storage import assigning, customers, deals, people
from storage.tables import Deal
from storage.words import Actor, Already, NotFound

MOST = 500  # deals that are named one by one


def owners(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of the people whose deals the actor sees, those who have left as well."""
    return [(user.id, user.name) for user in people.visible_users(session, actor) if user.id is not None]


def stage_names(session: Session) -> list[str]:
    """The names of all stages in which a deal can be open, each once."""
    return assigning.open_stage_names(session)


def numbered(session: Session, actor: Actor, numbers: list[int]) -> Held:
    """The open deals of these numbers. Raises NotFound where one is not there, Already where one is closed."""
    found = assigning.open_deals(session, actor, col(Deal.id).in_(numbers[:MOST]))
    for number in set(numbers) - {deal.id for deal in found}:
        closed = deals.visible(session, actor, number)
        raise Already("deal #{number} is closed", number=number) if closed else NotFound
    return _with_reminders(session, found)


def of_customer(session: Session, actor: Actor, company_id: int) -> Held:
    """A company with its contacts and open deals, as far as the actor may give them away."""
    company = customers.own_company(session, actor, company_id)
    held = _with_reminders(session, assigning.open_deals(session, actor, col(Deal.company_id) == company_id))
    contacts = assigning.contacts_at(session, actor, company_id)
    return replace(held, companies=[company] if company else [], contacts=contacts)


def of_person(session: Session, actor: Actor, person_id: int, stage: str | None = None) -> Held:
    """Somebody's open deals, all of them or those in a stage."""
    conditions = [col(Deal.owner_id) == person_id] + ([assigning.in_stage(stage)] if stage else [])
    return _with_reminders(session, assigning.open_deals(session, actor, *conditions))


def not_yet_of(held: Held, taker_id: int) -> Held:
    """What is not the taker's already."""
    deals_left = [deal for deal in held.deals if deal.owner_id != taker_id]
    return Held(
        deals_left,
        [row for row in held.companies if row.owner_id != taker_id],
        [row for row in held.contacts if row.owner_id != taker_id],
        [row for row in held.reminders if row.person_id != taker_id],
    )


def give_deal(session: Session, actor: Actor, deal: Deal, taker_id: int, now: datetime) -> HandedOver:
    """Give one deal, with what its owner was to be reminded of about it. Raises NotFound, Already."""
    return assign(session, actor, _with_reminders(session, [deal]), taker_id, now)


def assign(session: Session, actor: Actor, held: Held, taker_id: int, now: datetime) -> HandedOver:
    """Make it the taker's, who is told of it once. Raises NotFound, and Already where all of it is theirs."""
    taker = active_taker(session, actor, taker_id)
    held = not_yet_of(held, taker_id)
    if not held.records.total:
        raise Already("nothing there that is not {taker}'s already", taker=taker.name)
    handed = HandedOver(actor.name, taker.name, held.records, assigned=True)
    handed = replace(handed, change=give(session, actor, held, taker, now))
    if taker_id != actor.user_id:
        tell_taker(session, taker_id, handed, now)
    return handed


def _with_reminders(session: Session, found: list[Deal]) -> Held:
    return Held(found, [], [], assigning.reminders_about(session, found))
