"""Queries about records that may be the same: what there is to compare, and which are known to be two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Activity, Company, Contact, ContactPoint, Deal, NotSame
from storage.words import Actor

COMPANY, CONTACT = "company", "contact"
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Record:
    """A company or contact as it is compared.

    company_id, company  of a contact: where they work
    points  addresses and numbers; of a company those of its visible contacts
    weight  how many visible deals, contacts and activities hang on it
    """

    id: int
    name: str
    company_id: int | None
    company: str | None
    points: frozenset[str]
    weight: int


def records(session: Session, actor: Actor, kind: str, ids: Iterable[int] | None = None) -> dict[int, Record]:
    """The companies or contacts that the actor may change, all or those of the ids, by id."""
    if kind == COMPANY:
        statement: Any = sa.select(col(Company.id), col(Company.name), sa.null(), sa.null())
        statement = statement.where(scope.own_companies(actor))
        owner: Any = col(Contact.company_id)
        counted: list[tuple[Any, ColumnElement[bool]]] = [
            (Deal.company_id, scope.deals(actor)),
            (Contact.company_id, scope.contacts(actor)),
        ]
        counted.append((Activity.company_id, scope.activities(actor)))
        key = col(Company.id)
    else:
        statement = sa.select(col(Contact.id), col(Contact.name), col(Contact.company_id), col(Company.name))
        statement = statement.outerjoin(Company, col(Contact.company_id) == col(Company.id))
        statement = statement.where(scope.contacts(actor))
        owner = col(ContactPoint.contact_id)
        counted = [(Deal.contact_id, scope.deals(actor)), (Activity.contact_id, scope.activities(actor))]
        key = col(Contact.id)
    some = None if ids is None else list(ids)
    rows = session.execute(statement if some is None else statement.where(key.in_(some))).all()
    points = _points(session, actor, owner, some)
    weights: dict[int, int] = {}
    for column, seen in counted:
        for row_id, count in _counts(session, column, seen, some):
            weights[row_id] = weights.get(row_id, 0) + count
    return {
        row_id: Record(row_id, name, at_id, at, points.get(row_id, frozenset()), weights.get(row_id, 0))
        for row_id, name, at_id, at in rows
    }


def said_to_be_two(session: Session, row_id: int | None = None) -> set[tuple[str, int, int]]:
    """(kind, smaller id, larger id) of the pairs that somebody has said are not the same; all or those with a row."""
    statement = select(NotSame.kind, NotSame.one_id, NotSame.other_id)
    if row_id is not None:
        statement = statement.where(sa.or_(col(NotSame.one_id) == row_id, col(NotSame.other_id) == row_id))
    return set(session.exec(statement))


def reached_alike(session: Session, actor: Actor, contact_id: int, limit: int = 5) -> list[int]:
    """Other visible contacts with one of the contact's addresses or numbers."""
    value = sa.func.lower(ContactPoint.value)
    theirs = select(value).where(ContactPoint.contact_id == contact_id)
    statement = (
        select(ContactPoint.contact_id)
        .join(Contact, col(Contact.id) == col(ContactPoint.contact_id))
        .where(value.in_(theirs), ContactPoint.contact_id != contact_id, scope.contacts(actor))
        .distinct()
        .limit(limit)
    )
    return list(session.exec(statement))


def _points(session: Session, actor: Actor, owner: Any, ids: list[int] | None) -> dict[int, frozenset[str]]:
    statement: Any = sa.select(owner, col(ContactPoint.value)).select_from(ContactPoint)
    statement = statement.join(Contact, col(Contact.id) == col(ContactPoint.contact_id)).where(scope.contacts(actor))
    if ids is not None:
        statement = statement.where(owner.in_(ids))
    found: dict[int, set[str]] = {}
    for row_id, value in session.execute(statement.where(owner.is_not(None))):
        found.setdefault(row_id, set()).add(value)
    return {row_id: frozenset(values) for row_id, values in found.items()}


def _counts(session: Session, column: Any, seen: ColumnElement[bool], ids: list[int] | None) -> list[tuple[int, int]]:
    statement: Any = sa.select(column, sa.func.count()).where(column.is_not(None), seen).group_by(column)
    if ids is not None:
        statement = statement.where(column.in_(ids))
    return [(row_id, count) for row_id, count in session.execute(statement)]
