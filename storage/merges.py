"""Queries for merging: which two records may be merged, and what hangs on one of them."""

from typing import Any

from sqlmodel import Session, SQLModel, col, select

from storage import scope
from storage.pairs import COMPANY, CONTACT
from storage.tables import Activity, Company, Contact, ContactPoint, Deal, DealRole, Lead, Need, Order, Reminder, Tag
from storage.words import Actor

Mergeable = Company | Contact
# What points at a company or a contact, by which column, and whose it is (None: the record's own).
REFERENCES: dict[str, tuple[tuple[type[SQLModel], str, str | None], ...]] = {
    COMPANY: (
        (Deal, "company_id", "owner_id"),
        (Contact, "company_id", "owner_id"),
        (Activity, "company_id", "person_id"),
        (Reminder, "company_id", "person_id"),
        (Need, "company_id", "person_id"),
        (Tag, "company_id", None),
        (Lead, "company_id", "owner_id"),
        (Order, "company_id", "owner_id"),
        (Company, "merged_into_id", None),
    ),
    CONTACT: (
        (Deal, "contact_id", "owner_id"),
        (ContactPoint, "contact_id", None),
        (Activity, "contact_id", "person_id"),
        (Reminder, "contact_id", "person_id"),
        (Need, "contact_id", "person_id"),
        (Tag, "contact_id", None),
        (DealRole, "contact_id", None),
        (Lead, "contact_id", "owner_id"),
        (Contact, "merged_into_id", None),
    ),
}


def visible(session: Session, actor: Actor, kind: str, row_id: int) -> Mergeable | None:
    """The record where the actor may change it, locked for the transaction where the database knows how."""
    if kind == COMPANY:
        company = select(Company).where(Company.id == row_id, scope.own_companies(actor))
        return session.exec(company.with_for_update()).first()
    contact = select(Contact).where(Contact.id == row_id, scope.contacts(actor))
    return session.exec(contact.with_for_update()).first()


def merged_into(session: Session, kind: str, row_id: int) -> int | None:
    """What a record was merged into, if it was."""
    row: Mergeable | None = session.get(Company, row_id) if kind == COMPANY else session.get(Contact, row_id)
    return row.merged_into_id if row is not None else None


def hanging(session: Session, kind: str, row_id: int) -> list[tuple[SQLModel, str]]:
    """Every row that points at the record, and by which column."""
    found: list[tuple[SQLModel, str]] = []
    for table, column, _owner in REFERENCES[kind]:
        statement: Any = select(table).where(getattr(table, column) == row_id).order_by(getattr(table, "id"))  # noqa: B009
        found += [(row, column) for row in session.exec(statement)]
    return found


def has_hidden(session: Session, actor: Actor, kind: str, row_id: int) -> bool:
    """Whether a row of somebody hangs on the record whose records the actor does not see."""
    for table, column, owner in REFERENCES[kind]:
        if owner is None:
            continue
        whose = col(getattr(table, owner))
        statement: Any = select(getattr(table, column)).where(getattr(table, column) == row_id, whose.is_not(None))
        if session.exec(statement.where(~scope.sees_owner(actor, whose)).limit(1)).first() is not None:
            return True
    return False
