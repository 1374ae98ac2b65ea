"""Queries about tags: those on one record, and the records that have all of some tags."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Company, Contact, Deal, Tag
from storage.words import Actor, Choice

COLUMNS: dict[str, Any] = {"company": Tag.company_id, "contact": Tag.contact_id, "deal": Tag.deal_id}


def tag_key(name: str) -> str:
    return name.casefold()


def of_record(session: Session, actor: Actor, kind: str, row_id: int) -> list[Tag]:
    """The tags on a record that the actor sees, in the order in which they came."""
    statement = select(Tag).where(COLUMNS[kind] == row_id, scope.tags(actor)).order_by(col(Tag.id))
    return list(session.exec(statement))


def of_deals(session: Session, actor: Actor, deal_ids: list[int]) -> dict[int, list[str]]:
    """The tags of several deals, by deal."""
    found: dict[int, list[str]] = {}
    statement = select(Tag).where(col(Tag.deal_id).in_(deal_ids), scope.tags(actor)).order_by(col(Tag.id))
    for tag in session.exec(statement):
        found.setdefault(tag.deal_id or 0, []).append(tag.name)
    return found


def visible(session: Session, actor: Actor, tag_id: int) -> Tag | None:
    return session.exec(select(Tag).where(Tag.id == tag_id, scope.tags(actor)).with_for_update()).first()


def deals_tagged(keys: list[str]) -> ColumnElement[bool]:
    """The condition that a deal, or its company, has all of the tags."""
    each = []
    for key in keys:
        of_deal = col(Deal.id).in_(select(Tag.deal_id).where(Tag.tag_key == key))
        of_company = col(Deal.company_id).in_(select(Tag.company_id).where(Tag.tag_key == key))
        each.append(sa.or_(of_deal, of_company))
    return sa.and_(*each)


def companies_tagged(session: Session, actor: Actor, keys: list[str], limit: int) -> list[Choice]:
    """Visible companies with all of the tags, by name."""
    statement = sa.select(col(Company.id), col(Company.name)).where(scope.companies(actor))
    for key in keys:
        statement = statement.where(col(Company.id).in_(select(Tag.company_id).where(Tag.tag_key == key)))
    rows = session.execute(statement.order_by(col(Company.name), col(Company.id)).limit(limit))
    return [Choice(row_id, name) for row_id, name in rows]


def contacts_tagged(session: Session, actor: Actor, keys: list[str], limit: int) -> list[Choice]:
    """Visible contacts with all of the tags, by name; `facts["company"]` is where they work."""
    statement = sa.select(col(Contact.id), col(Contact.name), col(Company.name)).where(scope.contacts(actor))
    statement = statement.outerjoin(Company, col(Contact.company_id) == col(Company.id))
    for key in keys:
        statement = statement.where(col(Contact.id).in_(select(Tag.contact_id).where(Tag.tag_key == key)))
    rows = session.execute(statement.order_by(col(Contact.name), col(Contact.id)).limit(limit))
    return [Choice(row_id, name, {"company": company}) for row_id, name, company in rows]
