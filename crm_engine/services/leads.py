"""Leads: kept, moved along, and converted to a company, a contact and a deal in one change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz
from sqlmodel import Session

from crm_engine.services.contact_points import NewContact
from crm_engine.services.contacts import log_contact
from crm_engine.services.customers import checked_name
from crm_engine.services.deals import NewDeal, local_day, log_deal
from crm_engine.services.lead_cards import LeadCard, card_of
from storage import audit, leads
from storage.names import name_key
from storage.phrases import Term, say
from storage.tables import Company, Contact, Deal, Lead, LeadHistory
from storage.words import LEAD_SOURCES, Actor, Already, BadInput, LeadStatus, NotFound

LONGEST_SOURCE, LONGEST_REASON = 40, 200
ALIKE = 80  # of 100: a source that is nearly a known one was most likely meant to be that one
MOVES = tuple(status for status in LeadStatus if status is not LeadStatus.CONVERTED)


@dataclass(frozen=True, slots=True)
class NewLead:
    """What a person says of a new lead."""

    name: str
    company: str | None = None
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    source: str | None = None


def add_lead(session: Session, actor: Actor, new: NewLead, now: datetime) -> LeadCard:
    """Keep a new lead, the actor's; one that is open already, by name and company or by mail address, is shown.

    Raises BadInput.
    """
    name = checked_name(new.name, say("lead's name"))
    if (there := _same(session, actor, new)) is not None:
        return card_of(session, actor, there, event="known")
    row = Lead(
        name=name,
        name_key=name_key(name),
        company=checked_name(new.company, say("company name")) if new.company else None,
        role=new.role,
        email=new.email,
        phone=new.phone,
        source=checked_source(new.source) if new.source else None,
        owner_id=actor.user_id,
        created_on=local_day(now, actor),
        created_at=now,
        touched_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    _keep(session, actor, row, now)
    return card_of(session, actor, _id(row), event="added")


def move_lead(
    session: Session, actor: Actor, lead_id: int, status: LeadStatus, reason: str | None, now: datetime
) -> LeadCard:
    """Put a lead into another status; an unqualified one ends, and may be taken up again.

    Raises NotFound, BadInput, and Already where it is there, or is converted.
    """
    row = _visible(session, actor, lead_id)
    if row.status == LeadStatus.CONVERTED:
        raise Already("this lead is converted already; undo that to take it back")
    if row.status == status:
        raise Already("this lead is {status} already", status=Term(status))
    if reason and len(reason) > LONGEST_REASON:
        raise BadInput(
            "the reason has {number} characters; {most} are the most I keep", number=len(reason), most=LONGEST_REASON
        )
    ended = local_day(now, actor) if status is LeadStatus.UNQUALIFIED else None
    _change(session, row, status=status, reason=reason or None, ended_on=ended, touched_at=now)
    _keep(session, actor, row, now)
    return card_of(session, actor, lead_id, event="moved")


def convert_lead(
    session: Session, actor: Actor, lead_id: int, company: str, money: tuple[int, str] | None, now: datetime
) -> LeadCard:
    """Make a lead a company, a contact and an open deal of its owner: one change, which Undo takes back whole.

    money   what the deal may be worth (minor units, currency); None where nobody knows yet

    What is there already is used: the company of that name, and a contact of the lead's name there.
    Raises NotFound, BadInput, and Already where it is converted.
    """
    row = _visible(session, actor, lead_id)
    if row.status == LeadStatus.CONVERTED:
        raise Already("this lead is converted already")
    emails, phones = ((row.email,) if row.email else ()), ((row.phone,) if row.phone else ())
    contact = log_contact(session, actor, NewContact(row.name, company, row.role, emails, phones), now)
    amount, currency = money or (None, actor.currency)
    deal = log_deal(session, actor, NewDeal(company, amount, currency), now)
    made = session.get_one(Deal, deal.id)
    _change(session, made, source=row.source, contact_id=contact.id, owner_id=row.owner_id)
    if contact.event == "added":
        _change(session, session.get_one(Contact, contact.id), owner_id=row.owner_id)
    customer = session.get_one(Company, made.company_id)
    if customer.owner_id == actor.user_id and customer.created_at == now:
        _change(session, customer, owner_id=row.owner_id)
    day = local_day(now, actor)
    links = {"company_id": made.company_id, "contact_id": contact.id, "deal_id": deal.id}
    _change(session, row, status=LeadStatus.CONVERTED, reason=None, ended_on=day, touched_at=now, **links)
    _keep(session, actor, row, now)
    return card_of(session, actor, lead_id, event="converted")


def source_near(session: Session, said: str) -> str | None:
    """The known source that was most likely meant by one that is spelled otherwise; None where it is a new one."""
    known = [*LEAD_SOURCES, *leads.sources(session)]
    if any(name_key(one) == name_key(said) for one in known):
        return None
    best = max(known, key=lambda one: fuzz.ratio(name_key(one), name_key(said)))
    return best if fuzz.ratio(name_key(best), name_key(said)) >= ALIKE else None


def as_known(session: Session, said: str) -> str:
    """The source as it is written where it is known; else as said."""
    known = [*LEAD_SOURCES, *leads.sources(session)]
    return next((one for one in known if name_key(one) == name_key(said)), said)


def checked_source(said: str) -> str:
    """A source that can be kept. Raises BadInput."""
    if len(said) > LONGEST_SOURCE:
        raise BadInput(
            "the source has {number} characters; {most} are the most I keep", number=len(said), most=LONGEST_SOURCE
        )
    return said.strip()


def _same(session: Session, actor: Actor, new: NewLead) -> int | None:
    company = name_key(new.company) if new.company else None
    for row in leads.known(session, actor, name_key(new.name), new.email):
        mail = bool(new.email and row.email) and (new.email or "").casefold() == (row.email or "").casefold()
        where = name_key(row.company) if row.company else None
        alone = not (new.email and row.email) and company == where
        if mail or (row.name_key == name_key(new.name) and alone):
            return _id(row)
    return None


def _visible(session: Session, actor: Actor, lead_id: int) -> Lead:
    row = leads.visible(session, actor, lead_id)
    if row is None:
        raise NotFound
    return row


def _change(session: Session, row: Any, **values: object) -> None:
    before = audit.snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    if audit.snapshot(row) != before:
        audit.record(session, row, before)


def _keep(session: Session, actor: Actor, row: Lead, now: datetime) -> None:
    past = LeadHistory(lead_id=_id(row), field="status", value=row.status, at=now, by_id=actor.user_id)
    session.add(past)
    session.flush()
    audit.record(session, past, None)


def _id(row: Lead) -> int:
    assert row.id is not None
    return row.id
