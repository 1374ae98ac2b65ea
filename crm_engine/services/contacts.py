"""Contacts: people at companies, and how to reach them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.contact_points import NewContact, keep_points
from crm_engine.services.customers import checked_name, company_for
from crm_engine.services.duplicates import Resembling, resembling
from storage import audit, customers, deal_roles
from storage.names import name_key
from storage.pairs import COMPANY, CONTACT
from storage.tables import Company, Contact
from storage.words import Actor, NotFound


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact as it is shown, the primary addresses first. `event`: added, updated, or empty.

    labels     of some addresses and numbers
    roles      the (deal, role) pairs of open deals
    resembles  a known contact, or a company, that the new one is very likely the same as
    """

    id: int
    name: str
    role: str | None
    company: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    company_id: int | None = None
    event: str = ""
    change: int | None = None
    resembles: Resembling | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    birthday: str | None = None
    roles: tuple[tuple[int, str], ...] = ()


def log_contact(session: Session, actor: Actor, new: NewContact, now: datetime) -> ContactCard:
    """Keep a contact; one of the same name at the same company gets what is new. Raises BadInput."""
    name = checked_name(new.name, "contact's name")
    known = not new.company or customers.company_named(session, new.company) is not None
    company = company_for(session, actor, new.company, now) if new.company else None
    contact = _same(session, actor, name, company)
    event = "updated" if contact else "added"
    if contact is None:
        contact = Contact(
            name=name,
            name_key=name_key(name),
            company_id=company.id if company else None,
            role=new.role,
            owner_id=actor.user_id,
            created_at=now,
            birthday=new.birthday,
        )
        session.add(contact)
        session.flush()
        audit.record(session, contact, None)
    else:
        _update(session, contact, company, new)
    assert contact.id is not None
    keep_points(session, contact.id, new)
    card = card_of(session, actor, contact.id, event=event)
    found = resembling(session, actor, CONTACT, contact.id, name) if event == "added" else None
    if found is None and not known and company is not None and company.id is not None:
        found = resembling(session, actor, COMPANY, company.id, company.name)
    return replace(card, resembles=found)


def card_of(session: Session, actor: Actor, contact_id: int, *, event: str = "") -> ContactCard:
    """The card of a visible contact. Raises NotFound."""
    contact = customers.contact(session, actor, contact_id)
    if contact is None or contact.id is None:
        raise NotFound
    company = session.get(Company, contact.company_id) if contact.company_id else None
    points = customers.points(session, contact.id)
    return ContactCard(
        id=contact.id,
        name=contact.name,
        role=contact.role,
        company=company.name if company else None,
        emails=tuple(point.value for point in points if point.kind == "email"),
        phones=tuple(point.value for point in points if point.kind == "phone"),
        company_id=contact.company_id,
        event=event,
        change=audit.current(session) if event else None,
        labels={point.value: point.label for point in points if point.label},
        birthday=contact.birthday,
        roles=tuple(deal_roles.of_contact(session, actor, contact.id)),
    )


def _same(session: Session, actor: Actor, name: str, company: Company | None) -> Contact | None:
    for contact in customers.contacts_named(session, actor, name):
        if company is None or contact.company_id in (None, company.id):
            return contact
    return None


def _update(session: Session, contact: Contact, company: Company | None, new: NewContact) -> None:
    before = audit.snapshot(contact)
    contact.company_id = company.id if company else contact.company_id
    contact.role = new.role or contact.role
    contact.birthday = new.birthday or contact.birthday
    session.add(contact)
    if audit.snapshot(contact) != before:
        audit.record(session, contact, before)
