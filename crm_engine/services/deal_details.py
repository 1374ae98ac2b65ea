"""What is known of one deal beside its figures: its tags, what its customer wants, and who plays which part."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.facts import Fact, facts_in
from storage import deal_roles, fields, needs, tags
from storage.tables import Deal
from storage.words import Actor


@dataclass(frozen=True, slots=True)
class Details:
    """Tags, needs of the deal or of its company in general (the latest first), (contact, role) pairs, own fields."""

    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()


NONE = Details()


def details_of(session: Session, actor: Actor, deal: Deal) -> Details:
    """What the actor sees of a deal that they see."""
    assert deal.id is not None
    wanted = needs.wanted(session, actor, needs.of_deal(deal.id, deal.company_id))
    latest = {need.topic: need.text for need in reversed(wanted)}
    names = tuple(tag.name for tag in tags.of_record(session, actor, "deal", deal.id))
    roles = tuple(deal_roles.of_deal(session, actor, deal.id))
    facts = facts_in(fields.about(session, "deal"), deal.facts)
    return Details(names, tuple(reversed(latest.values())), roles, facts)
