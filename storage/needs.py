"""Queries about what customers want: one customer's needs, and needs counted over all that an actor sees."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Company, Contact, Deal, Need
from storage.words import Actor, StageKind

# Who wants it: a company, or a contact without one, whose number is made negative so that the two never meet.
CUSTOMER: Any = sa.func.coalesce(Need.company_id, -sa.type_coerce(Need.contact_id, sa.BigInteger))


def of_company(company_id: int) -> ColumnElement[bool]:
    """What the company, or anybody there, wants."""
    return col(Need.company_id) == company_id


def of_contact(contact_id: int, company_id: int | None) -> ColumnElement[bool]:
    """What the contact wants, and what is known of their company without a name."""
    theirs = col(Need.contact_id) == contact_id
    if company_id is None:
        return theirs
    return sa.or_(theirs, sa.and_(col(Need.company_id) == company_id, col(Need.contact_id).is_(None)))


def of_deal(deal_id: int, company_id: int | None) -> ColumnElement[bool]:
    """What is wanted of the deal, and of the company in general."""
    wanted = col(Need.deal_id) == deal_id
    if company_id is None:
        return wanted
    return sa.or_(wanted, sa.and_(col(Need.company_id) == company_id, col(Need.deal_id).is_(None)))


def wanted(session: Session, actor: Actor, about: ColumnElement[bool], limit: int = 50) -> list[Need]:
    """Visible needs, the latest first."""
    statement = select(Need).where(about, scope.needs(actor)).order_by(col(Need.at).desc(), col(Need.id).desc())
    return list(session.exec(statement.limit(limit)))


def visible(session: Session, actor: Actor, need_id: int) -> Need | None:
    return session.exec(select(Need).where(Need.id == need_id, scope.needs(actor)).with_for_update()).first()


def customers_with(session: Session, actor: Actor, topic: str) -> int:
    """How many customers want it, as far as the actor sees."""
    statement = sa.select(sa.func.count(sa.distinct(CUSTOMER))).where(col(Need.topic) == topic, scope.needs(actor))
    return int(session.execute(statement).scalar_one())


def by_topic(session: Session, actor: Actor, limit: int) -> list[tuple[str, int]]:
    """The topics that most customers want: (topic, customers)."""
    count: Any = sa.func.count(sa.distinct(CUSTOMER))
    statement = sa.select(col(Need.topic), count).where(scope.needs(actor)).group_by(col(Need.topic))
    found = session.execute(statement.order_by(count.desc(), col(Need.topic)).limit(limit))
    return [(topic, customers) for topic, customers in found]


def wordings(session: Session, actor: Actor, topics: list[str]) -> list[tuple[str, str, int]]:
    """How each of the topics is said: (topic, text, how often), the most usual wording first."""
    count: Any = sa.func.count()
    statement = (
        sa.select(col(Need.topic), col(Need.text), count)
        .where(scope.needs(actor), col(Need.topic).in_(topics))
        .group_by(col(Need.topic), col(Need.text))
        .order_by(count.desc(), col(Need.text))
    )
    return [(topic, text, times) for topic, text, times in session.execute(statement)]


def outcomes(session: Session, actor: Actor) -> tuple[int, int]:
    """(won, closed) of all closed deals that the actor sees and whose company is known."""
    won, closed = _counts()
    statement = sa.select(won, closed).where(*_closed(actor), col(Deal.company_id).is_not(None))
    found = session.execute(statement).one()
    return int(found[0]), int(found[1])


def outcomes_by_topic(session: Session, actor: Actor, topics: list[str]) -> dict[str, tuple[int, int]]:
    """(won, closed) of the closed deals of the companies that want each topic."""
    wants = (
        sa.select(col(Need.topic), col(Need.company_id))
        .where(scope.needs(actor), col(Need.topic).in_(topics), col(Need.company_id).is_not(None))
        .distinct()
        .subquery()
    )
    won, closed = _counts()
    statement = (
        sa.select(wants.c.topic, won, closed)
        .join(Deal, col(Deal.company_id) == wants.c.company_id)
        .where(*_closed(actor))
        .group_by(wants.c.topic)
    )
    return {topic: (int(good), int(all_of_them)) for topic, good, all_of_them in session.execute(statement)}


def by_sector(session: Session, actor: Actor) -> list[tuple[str, str, int]]:
    """(sector, topic, companies) of the companies whose sector and needs are known."""
    count: Any = sa.func.count(sa.distinct(col(Need.company_id)))
    statement = _in_sectors(actor, sa.select(col(Company.sector), col(Need.topic), count))
    statement = statement.group_by(col(Company.sector), col(Need.topic)).order_by(count.desc(), col(Need.topic))
    return [(sector, topic, companies) for sector, topic, companies in session.execute(statement)]


def sectors(session: Session, actor: Actor) -> dict[str, int]:
    """How many companies of each sector have said what they want."""
    count: Any = sa.func.count(sa.distinct(col(Need.company_id)))
    statement = _in_sectors(actor, sa.select(col(Company.sector), count)).group_by(col(Company.sector))
    return {sector: int(companies) for sector, companies in session.execute(statement)}


def found_by(session: Session, actor: Actor, stems: list[str], limit: int) -> list[tuple[Need, str, int | None]]:
    """Visible needs with all of these words: the need, whose it is, and the company's id; the latest first."""
    statement = (
        sa.select(Need, col(Company.name), col(Contact.name), col(Company.id))
        .select_from(Need)
        .outerjoin(Company, sa.and_(col(Need.company_id) == col(Company.id), scope.companies(actor)))
        .outerjoin(Contact, sa.and_(col(Need.contact_id) == col(Contact.id), scope.contacts(actor)))
        .where(scope.needs(actor), *((" " + col(Need.topic)).contains(f" {stem}", autoescape=True) for stem in stems))
        .order_by(col(Need.at).desc(), col(Need.id).desc())
        .limit(limit)
    )
    rows = session.execute(statement).all()
    return [(need, company or contact or "", company_id) for need, company, contact, company_id in rows]


def _in_sectors(actor: Actor, statement: Any) -> Any:
    joined = statement.join(Company, col(Need.company_id) == col(Company.id))
    return joined.where(scope.needs(actor), scope.companies(actor), col(Company.sector).is_not(None))


def _closed(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return scope.deals(actor), col(Deal.status).in_([StageKind.WON, StageKind.LOST])


def _counts() -> tuple[Any, Any]:
    won = sa.func.coalesce(sa.func.sum(sa.case((col(Deal.status) == StageKind.WON, 1), else_=0)), 0)
    return won, sa.func.count()
