"""Activities: what was done for a customer, and what was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_engine.services.deals import touch
from storage import audit, customers, deals
from storage.tables import Activity
from storage.words import ActivityKind, Actor, Attachment, BadInput, NotFound, Place

MAX_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class ActivityLogged:
    """An activity that was written down, with whom and where, and how many open deals count as touched by it.

    needs, tags  what its words say that the customer wants, and the tags in them, which were kept with it
    left         tags that stay words, since the record is not the actor's to change
    """

    kind: ActivityKind
    company: str | None
    contact: str | None
    text: str
    at: datetime
    touched: int
    change: int
    place: Place | None = None
    file: Attachment | None = None
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def log_activity(
    session: Session,
    actor: Actor,
    kind: ActivityKind,
    text: str,
    now: datetime,
    *,
    company_id: int | None,
    contact_id: int | None = None,
    deal_id: int | None = None,
    place: Place | None = None,
    file: Attachment | None = None,
) -> ActivityLogged:
    """Write down what was done. The deal, or else all visible open deals of the company, count as touched.

    company_id  None only where a contact is named who works nowhere that is known

    Raises NotFound, BadInput where the text is longer than 4,000 characters.
    """
    if len(text) > MAX_TEXT:
        raise BadInput(
            "the note has {length} characters; {most} are the most I keep. Please send it in parts",
            length=len(text),
            most=MAX_TEXT,
        )
    company = customers.company(session, actor, company_id) if company_id else None
    contact = customers.contact(session, actor, contact_id) if contact_id else None
    if (company is None and (company_id or contact is None)) or (contact is None and contact_id):
        raise NotFound
    row = Activity(
        kind=kind,
        person_id=actor.user_id,
        company_id=company_id,
        contact_id=contact_id,
        deal_id=deal_id,
        text=text,
        at=now,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        place=place.name if place else None,
        file_kind=file.kind if file else None,
        file_id=file.file_id if file else None,
        file_name=file.name if file else None,
        file_size=file.size if file else None,
    )
    session.add(row)
    change = audit.record(session, row, None)
    touched = [found.deal for found in deals.open_of_company(session, actor, company_id)] if company_id else []
    if deal_id is not None:
        touched = [deal for deal in touched if deal.id == deal_id]
    for deal in touched:
        touch(session, deal, now)
    names = (company.name if company else None, contact.name if contact else None)
    return ActivityLogged(kind, *names, text, now, len(touched), change, place, file)
