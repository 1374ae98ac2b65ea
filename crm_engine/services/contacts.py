"""Contacts: people at companies, and how to reach them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.customers import checked_name, company_for
from crm_engine.services.duplicates import Resembling, resembling
from storage import audit, customers
from storage.names import name_key
from storage.pairs import COMPANY, CONTACT
from storage.tables import Company, Contact, ContactPoint
from storage.words import Actor, NotFound


@dataclass(frozen=True, slots=True)
class NewContact:
    """What a person says of a contact. Phones in E.164 where the country is known."""

    name: str
    company: str | None = None
    role: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact as it is shown. `event`: added, updated, or empty.

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
        )
        session.add(contact)
        session.flush()
        audit.record(session, contact, None)
    else:
        _update(session, contact, company, new.role)
    assert contact.id is not None
    _add_points(session, contact.id, new)
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
    )


def _same(session: Session, actor: Actor, name: str, company: Company | None) -> Contact | None:
    for contact in customers.contacts_named(session, actor, name):
        if company is None or contact.company_id in (None, company.id):
            return contact
    return None


def _update(session: Session, contact: Contact, company: Company | None, role: str | None) -> None:
    before = audit.snapshot(contact)
    contact.company_id = company.id if company else contact.company_id
    contact.role = role or contact.role
    session.add(contact)
    if audit.snapshot(contact) != before:
        audit.record(session, contact, before)


def _add_points(session: Session, contact_id: int, new: NewContact) -> None:
    known = {(point.kind, point.value.casefold()) for point in customers.points(session, contact_id)}
    said = [("email", email) for email in new.emails] + [("phone", phone) for phone in new.phones]
    for kind, value in said:
        if (kind, value.casefold()) not in known:
            row = ContactPoint(contact_id=contact_id, kind=kind, value=value)
            session.add(row)
            session.flush()
            audit.record(session, row, None)
