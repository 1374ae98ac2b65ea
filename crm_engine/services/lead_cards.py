"""What a lead looks like to people, and the list of those that are open."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from storage import audit, customers, deals, leads
from storage.tables import User
from storage.words import Actor, LeadStatus, NotFound


@dataclass(frozen=True, slots=True)
class LeadCard:
    """A lead as it is shown. `event`: added, known, moved, converted, or empty.

    past     each status and since when, oldest first
    deal_id, contact_id, company_id  what it was converted to, as far as the reader sees it
    """

    id: int
    name: str
    company: str | None
    role: str | None
    email: str | None
    phone: str | None
    source: str | None
    status: LeadStatus
    reason: str | None
    owner: str
    created_on: date
    ended_on: date | None
    past: tuple[tuple[str, datetime], ...]
    company_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None
    event: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class LeadLine:
    """An open lead in a list."""

    id: int
    name: str
    company: str | None
    status: LeadStatus
    source: str | None
    owner: str


@dataclass(frozen=True, slots=True)
class LeadList:
    """The latest touched open leads, how many there are of each status, and whether they may be others' too."""

    lines: tuple[LeadLine, ...]
    counts: dict[LeadStatus, int]
    own: bool


def card_of(session: Session, actor: Actor, lead_id: int, *, event: str = "") -> LeadCard:
    """The card of a visible lead. Raises NotFound."""
    row = leads.visible(session, actor, lead_id)
    if row is None or row.id is None:
        raise NotFound
    company = customers.company(session, actor, row.company_id) if row.company_id else None
    contact = customers.contact(session, actor, row.contact_id) if row.contact_id else None
    deal = deals.visible(session, actor, row.deal_id) if row.deal_id else None
    return LeadCard(
        id=row.id,
        name=row.name,
        company=row.company,
        role=row.role,
        email=row.email,
        phone=row.phone,
        source=row.source,
        status=LeadStatus(row.status),
        reason=row.reason,
        owner=session.get_one(User, row.owner_id).name,
        created_on=row.created_on,
        ended_on=row.ended_on,
        past=tuple((past.value or "", past.at) for past in leads.history(session, row.id)),
        company_id=company.id if company else None,
        contact_id=contact.id if contact else None,
        deal_id=deal.id if deal else None,
        event=event,
        change=audit.current(session) if event not in ("", "known") else None,
    )


def lead_list(session: Session, actor: Actor, limit: int) -> LeadList:
    """The open leads that the actor sees."""
    rows = leads.open_leads(session, actor, limit)
    lines = tuple(
        LeadLine(row.id or 0, row.name, row.company, LeadStatus(row.status), row.source, owner) for row, owner in rows
    )
    counted = leads.counts(session, actor)
    counts = {status: counted[status] for status in LeadStatus if counted.get(status)}
    return LeadList(lines, counts, actor.role == "rep")
