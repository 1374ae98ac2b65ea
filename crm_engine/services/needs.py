"""What customers want: written down, taken off again, and what is known of one customer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session

from crm_engine.services.topics import topic_of
from storage import audit, customers, deals, needs
from storage.tables import Need
from storage.words import Actor, BadInput, NotFound

LONGEST = 200
MOST_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need of a customer: their words, since when; `others` is how many further customers want it too."""

    id: int
    text: str
    at: datetime
    others: int = 0


@dataclass(frozen=True, slots=True)
class NeedsCard:
    """What a customer wants.

    added   what was just written down;      known  what had been, in the same or other words
    needs   all that is known, the latest first
    gone    what was just taken off
    """

    name: str
    reference: str
    needs: tuple[NeedLine, ...]
    added: tuple[NeedLine, ...] = ()
    known: tuple[str, ...] = ()
    gone: str | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Whose need it is: a company, a contact, or what is wanted of one deal."""

    company_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None


def add_needs(session: Session, actor: Actor, whose: Customer, texts: list[str], now: datetime) -> NeedsCard:
    """Write down what a customer wants; what is known of them already stays one. Raises NotFound, BadInput."""
    name = _name(session, actor, whose)
    if len(texts) > MOST_AT_ONCE:
        raise BadInput("that is {count} wishes at once; say {most} at most", count=len(texts), most=MOST_AT_ONCE)
    topics = {need.topic for need in needs.wanted(session, actor, _about(whose))}
    added: list[NeedLine] = []
    known: list[str] = []
    for text in texts:
        if len(text) > LONGEST:
            raise BadInput(
                "a wish has {count} characters; {most} are the most I keep. The rest can be a note",
                count=len(text),
                most=LONGEST,
            )
        topic = topic_of(text)
        if topic in topics:
            known.append(text)
            continue
        topics.add(topic)
        added.append(_write(session, actor, whose, text, topic, now))
    change = audit.current(session) if added else None
    return NeedsCard(name, _reference(whose), _lines(session, actor, whose), tuple(added), tuple(known), change=change)


def needs_of(session: Session, actor: Actor, whose: Customer) -> NeedsCard:
    """What is known of a customer. Raises NotFound."""
    return NeedsCard(_name(session, actor, whose), _reference(whose), _lines(session, actor, whose))


def drop_need(session: Session, actor: Actor, need_id: int) -> NeedsCard:
    """They do not want it any more. Raises NotFound."""
    row = needs.visible(session, actor, need_id)
    if row is None:
        raise NotFound("I cannot find that need; it may be taken off already")
    whose = Customer(row.company_id, row.contact_id, row.deal_id)
    before = audit.snapshot(row)
    session.delete(row)
    session.flush()
    change = audit.record_gone(session, Need, need_id, before)
    name, lines = _name(session, actor, whose), _lines(session, actor, whose)
    return NeedsCard(name, _reference(whose), lines, gone=str(before["text"]), change=change)


def needs_about(session: Session, actor: Actor, whose: Customer) -> tuple[str, ...]:
    """What they want, in words, each once, the latest first."""
    found = {need.topic: need.text for need in reversed(needs.wanted(session, actor, _about(whose)))}
    return tuple(reversed(found.values()))


def _write(session: Session, actor: Actor, whose: Customer, text: str, topic: str, now: datetime) -> NeedLine:
    others = needs.customers_with(session, actor, topic)
    row = Need(
        company_id=whose.company_id,
        contact_id=whose.contact_id,
        deal_id=whose.deal_id,
        person_id=actor.user_id,
        text=text,
        topic=topic,
        at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    assert row.id is not None
    return NeedLine(row.id, text, now, others)


def _lines(session: Session, actor: Actor, whose: Customer) -> tuple[NeedLine, ...]:
    found = needs.wanted(session, actor, _about(whose))
    return tuple(NeedLine(need.id, need.text, need.at) for need in found if need.id is not None)


def _about(whose: Customer) -> ColumnElement[bool]:
    if whose.deal_id is not None:
        return needs.of_deal(whose.deal_id, whose.company_id)
    if whose.contact_id is not None:
        return needs.of_contact(whose.contact_id, whose.company_id)
    assert whose.company_id is not None
    return needs.of_company(whose.company_id)


def _reference(whose: Customer) -> str:
    """The customer as words of a command."""
    if whose.deal_id is not None:
        return f"#{whose.deal_id}"
    return f"contact #{whose.contact_id}" if whose.contact_id is not None else f"company #{whose.company_id}"


def _name(session: Session, actor: Actor, whose: Customer) -> str:
    """Whose need it is, where the actor sees all of it. Raises NotFound."""
    company = customers.company(session, actor, whose.company_id) if whose.company_id is not None else None
    contact = customers.contact(session, actor, whose.contact_id) if whose.contact_id is not None else None
    unseen = (company is None and whose.company_id, contact is None and whose.contact_id)
    if any(unseen) or (whose.deal_id is not None and deals.card(session, actor, whose.deal_id) is None):
        raise NotFound
    names = [row.name for row in (company, contact) if row is not None]
    if not names:
        raise NotFound("that deal has no company whose need it could be")
    return " · ".join(names)
