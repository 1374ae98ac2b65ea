"""The brief before a call: a contact or a company, what is open with them, what was done last, what comes next."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.contacts import ContactCard, card_of
from crm_engine.services.deal_cards import DealCard, open_deals_of
from crm_engine.services.duplicates import Resembling
from crm_engine.services.facts import Fact, facts_in
from crm_engine.services.needs import Customer, needs_about
from crm_engine.services.records import COMPANY, CONTACT, Record
from crm_engine.services.tags import tag_names
from storage import customers, fields, timeline
from storage.tables import Company, Reminder
from storage.timeline import DealTotal, Event
from storage.words import Actor, Choice, NotFound

TIMELINE = 5
CONTACTS = 8
FILES = 3


@dataclass(frozen=True, slots=True)
class NextStep:
    """The actor's next reminder: when, and of what."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is between a customer and us, as far as the actor sees it.

    deals       open ones, the latest touched first
    events      the latest activities, the last one first
    last_touch  when anybody last did something; None where nobody has
    needs       what they want, the latest first
    tags        on the company or the contact
    files       the latest activities that came with a file
    facts       the team's own fields of it
    """

    deals: tuple[DealCard, ...]
    events: tuple[Event, ...]
    last_touch: datetime | None
    next_step: NextStep | None
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    files: tuple[Event, ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class ContactBrief:
    """A contact, and how things stand with them. `company_id` where their company can be opened."""

    card: ContactCard
    company_id: int | None
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class CompanyBrief:
    """A company, who is there, its deals added up, and how things stand.

    contacts  id and name, with the role in `facts["role"]`; `more_contacts` are not among them
    owner     whose it is, where the actor sees that and it is not theirs
    event     what was just done to it: added, changed, or empty; `change` is what Undo takes back
    resembles a known company that the new one is very likely the same as
    """

    id: int
    name: str
    sector: str | None
    location: str | None
    employees: int | None
    owner: str | None
    contacts: tuple[Choice, ...]
    more_contacts: int
    totals: tuple[DealTotal, ...]
    outlook: Outlook
    event: str = ""
    change: int | None = None
    resembles: Resembling | None = None


def contact_brief(session: Session, actor: Actor, contact_id: int) -> ContactBrief:
    """The brief on a visible contact. Raises NotFound."""
    card = card_of(session, actor, contact_id)
    company = customers.company(session, actor, card.company_id) if card.company_id else None
    company_id = company.id if company else None
    about = timeline.about_contact(contact_id, company_id)
    events = timeline.lately(session, actor, about, TIMELINE)
    deals = open_deals_of(session, actor, company_id) if company_id else []
    reminder = timeline.next_reminder(session, actor, company_id, contact_id)
    last = events[0].at if events else None
    wants = needs_about(session, actor, Customer(company_id, contact_id))
    tags = tag_names(session, actor, Record(CONTACT, contact_id))
    files = tuple(timeline.with_files(session, actor, about, FILES))
    row = customers.contact(session, actor, contact_id)
    facts = facts_in(fields.about(session, CONTACT), row.facts if row else None)
    step = _step(reminder, deals)
    outlook = Outlook(tuple(deals), tuple(events), last, step, wants, tags, files, facts)
    return ContactBrief(card, company_id, outlook)


def company_brief(
    session: Session, actor: Actor, company_id: int, *, event: str = "", change: int | None = None
) -> CompanyBrief:
    """The brief on a visible company. Raises NotFound."""
    row = customers.company(session, actor, company_id)
    if row is None or row.id is None:
        raise NotFound
    contacts = customers.contacts_at(session, actor, row.id)
    return CompanyBrief(
        id=row.id,
        name=row.name,
        sector=row.sector,
        location=row.location,
        employees=row.employees,
        owner=customers.owner_name(session, actor, row),
        contacts=tuple(contacts[:CONTACTS]),
        more_contacts=max(0, len(contacts) - CONTACTS),
        totals=tuple(timeline.deal_totals(session, actor, row.id)),
        outlook=_outlook(session, actor, row),
        event=event,
        change=change,
    )


def _outlook(session: Session, actor: Actor, company: Company) -> Outlook:
    assert company.id is not None
    about = timeline.about_company(company.id)
    events = timeline.lately(session, actor, about, TIMELINE)
    files = tuple(timeline.with_files(session, actor, about, FILES))
    touches = [timeline.last_touch_of_deals(session, actor, company.id), events[0].at if events else None]
    known = [touch for touch in touches if touch is not None]
    reminder = timeline.next_reminder(session, actor, company.id, None)
    deals = open_deals_of(session, actor, company.id)
    wants = needs_about(session, actor, Customer(company.id))
    tags = tag_names(session, actor, Record(COMPANY, company.id))
    step, facts = _step(reminder, deals), facts_in(fields.about(session, COMPANY), company.facts)
    return Outlook(tuple(deals), tuple(events), max(known, default=None), step, wants, tags, files, facts)


def _step(reminder: Reminder | None, deals: list[DealCard]) -> NextStep | None:
    """The reminder, where it does not say what stands as a deal's next step anyway."""
    if reminder is None or any(reminder.deal_id == deal.id and reminder.text == deal.next_step for deal in deals):
        return None
    return NextStep(reminder.due_at, reminder.text)
