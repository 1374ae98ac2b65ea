"""Queries about companies and contacts."""

import re

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage import scope
from storage.names import name_key
from storage.tables import Company, Contact, ContactPoint, Deal, User
from storage.words import Actor, Choice

MOST_AT_ONE = 500  # contacts of one company that are looked through


def company_named(session: Session, name: str) -> Company | None:
    """The company of this name (without case, accents, spacing), whoever owns it: saying a name reveals nothing.

    The name of one that was merged into another means that one.
    """
    row = session.exec(select(Company).where(Company.name_key == name_key(name))).first()
    while row is not None and row.merged_into_id is not None:
        row = session.get(Company, row.merged_into_id)
    return row


def visible_companies(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of all companies that the actor sees."""
    statement = select(Company.id, Company.name).where(scope.companies(actor))
    return [(found_id, name) for found_id, name in session.exec(statement) if found_id is not None]


def recent_companies(session: Session, actor: Actor, limit: int) -> list[tuple[int, str]]:
    """Ids and names of the visible companies whose visible deals were touched last, then of those kept last."""
    touched = (
        select(col(Deal.company_id).label("company_id"), func.max(Deal.touched_at).label("at"))
        .where(scope.deals(actor))
        .group_by(col(Deal.company_id))
        .subquery()
    )
    statement = (
        select(Company.id, Company.name)
        .outerjoin(touched, touched.c.company_id == col(Company.id))
        .where(scope.companies(actor))
        .order_by(touched.c.at.is_(None), touched.c.at.desc(), col(Company.id).desc())
        .limit(limit)
    )
    return [(found_id, name) for found_id, name in session.exec(statement) if found_id is not None]


def visible_contacts(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of all contacts that the actor sees."""
    statement = select(Contact.id, Contact.name).where(scope.contacts(actor))
    return [(found_id, name) for found_id, name in session.exec(statement) if found_id is not None]


def company(session: Session, actor: Actor, company_id: int) -> Company | None:
    return session.exec(select(Company).where(Company.id == company_id, scope.companies(actor))).first()


def own_company(session: Session, actor: Actor, company_id: int) -> Company | None:
    """The company where the actor may change it, locked for the transaction where the database knows how."""
    statement = select(Company).where(Company.id == company_id, scope.companies(actor), scope.own_companies(actor))
    return session.exec(statement.with_for_update()).first()


def contact(session: Session, actor: Actor, contact_id: int) -> Contact | None:
    return session.exec(select(Contact).where(Contact.id == contact_id, scope.contacts(actor))).first()


def points(session: Session, contact_id: int) -> list[ContactPoint]:
    """A contact's emails and phones, the primary ones first."""
    statement = select(ContactPoint).where(ContactPoint.contact_id == contact_id).order_by(col(ContactPoint.id))
    return sorted(session.exec(statement), key=lambda point: not point.is_primary)


def owner_name(session: Session, actor: Actor, company: Company) -> str | None:
    """Whose company it is: a colleague whose records the actor sees; None for anybody else, and for the actor."""
    if company.owner_id in (None, actor.user_id):
        return None
    return session.exec(select(User.name).where(User.id == company.owner_id, scope.users(actor))).first()


def contacts_at(session: Session, actor: Actor, company_id: int) -> list[Choice]:
    """The visible contacts at a company, by name; `facts["role"]` is what they do there."""
    statement = select(Contact).where(Contact.company_id == company_id, scope.contacts(actor))
    rows = session.exec(statement.order_by(col(Contact.name), col(Contact.id)).limit(MOST_AT_ONE))
    return [Choice(row.id, row.name, {"role": row.role}) for row in rows if row.id is not None]


def companies_keyed(session: Session, actor: Actor, keys: list[str]) -> dict[str, tuple[int, str]]:
    """Visible companies with one of these name keys, or that one with it was merged into: (id, name) by key."""
    named = aliased(Company)
    meant = func.coalesce(named.merged_into_id, named.id)
    statement = select(named.name_key, Company.id, Company.name).join(named, col(Company.id) == meant)
    rows = session.exec(statement.where(col(named.name_key).in_(keys), scope.companies(actor)))
    return {key: (row_id, name) for key, row_id, name in rows if row_id is not None}


def contacts_keyed(session: Session, actor: Actor, keys: list[str]) -> list[Choice]:
    """Visible contacts with one of these name keys, in `facts["key"]`; `facts["company"]` is where they work."""
    statement = (
        select(Contact.name_key, Contact.id, Contact.name, Company.name)
        .outerjoin(Company, col(Contact.company_id) == col(Company.id))
        .where(col(Contact.name_key).in_(keys), scope.contacts(actor))
        .order_by(col(Contact.id))
    )
    rows = session.execute(statement)
    return [Choice(row_id, name, {"key": key, "company": company}) for key, row_id, name, company in rows]


def contacts_named(session: Session, actor: Actor, name: str) -> list[Contact]:
    """The visible contacts of this name."""
    statement = select(Contact).where(Contact.name_key == name_key(name), scope.contacts(actor))
    return list(session.exec(statement.order_by(col(Contact.id))))


def contacts_reached_by(session: Session, actor: Actor, said: str, limit: int) -> list[Choice]:
    """Visible contacts with that mail address, in any case, or with a phone number that ends in the same digits."""
    value = func.lower(ContactPoint.value)
    digits = re.sub(r"\D", "", said).lstrip("0")
    wanted = value == said.strip().lower() if "@" in said else value.endswith(digits, autoescape=True)
    statement = (
        select(Contact.id, Contact.name, Company.name)
        .join(ContactPoint, col(ContactPoint.contact_id) == col(Contact.id))
        .outerjoin(Company, col(Contact.company_id) == col(Company.id))
        .where(wanted, scope.contacts(actor))
        .distinct()
        .order_by(col(Contact.name), col(Contact.id))
        .limit(limit)
    )
    rows = session.execute(statement)
    return [Choice(row_id, name, {"score": 100.0, "company": company}) for row_id, name, company in rows]
