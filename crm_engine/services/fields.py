"""Fields of the team's own: made by admins, filled on each company, contact or deal by whoever may change it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services.customers import checked_name
from crm_engine.services.facts import Fact, fact
from crm_engine.services.records import COMPANY, CONTACT, DEAL, Record, name_of, to_change
from storage import audit, fields
from storage.names import name_key
from storage.tables import Company, Contact, CustomField, Deal
from storage.tables.fields import fact_key
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound, Role

KINDS = ("number", "text", "date", "choice")
ABOUT = (COMPANY, CONTACT, DEAL)
LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS, MOST_CHOICES = 40, 200, 30, 20


@dataclass(frozen=True, slots=True)
class FieldCard:
    """A field as it is shown; `event` is made, changed, removed or empty."""

    id: int
    about: str
    name: str
    kind: str
    choices: tuple[str, ...] = ()
    event: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class FieldSet:
    """A record's field, with what stood there before and what stands there now."""

    name: str
    record: Record
    field: FieldCard
    before: Fact | None
    after: Fact | None
    change: int | None


def make_field(
    session: Session, actor: Actor, about: str, name: str, kind: str, choices: list[str], now: datetime
) -> FieldCard:
    """Make a field, or give one of choices other choices. Raises NotAllowed, BadInput, Already."""
    _admins_only(actor)
    name = _checked(session, about, name, kind, choices)
    row = fields.named(session, about, name)
    before = audit.snapshot(row) if row is not None else None
    if row is not None and (row.kind != kind or kind != "choice" or row.choices == choices):
        raise Already("there is a field of that name already; remove it first to make another")
    if row is None:
        row = CustomField(
            about=about,
            name=name,
            name_key=name_key(name),
            kind=kind,
            person_id=actor.user_id,
            created_at=now,
        )
    row.choices = choices or None
    session.add(row)
    session.flush()
    change = audit.record(session, row, before)
    return _card(row, event="changed" if before else "made", change=change)


def remove_field(session: Session, actor: Actor, about: str, name: str) -> FieldCard:
    """Take a field away; its values are kept, and come back with Undo. Raises NotAllowed, NotFound."""
    _admins_only(actor)
    row = fields.named(session, about, name)
    if row is None or row.id is None:
        raise NotFound("there is no such field; /field shows those that there are")
    card, before = _card(row), audit.snapshot(row)
    session.delete(row)
    session.flush()
    change = audit.record_gone(session, CustomField, card.id, before)
    return FieldCard(card.id, card.about, card.name, card.kind, card.choices, "removed", change)


def all_fields(session: Session) -> list[FieldCard]:
    """Every field, those of one kind of record together."""
    return [_card(row) for row in fields.every(session)]


def fields_of(session: Session, about: str) -> list[FieldCard]:
    """The fields of companies, contacts or deals."""
    return [_card(row) for row in fields.about(session, about)]


def set_fact(session: Session, actor: Actor, record: Record, field: FieldCard, value: Fact | None) -> FieldSet:
    """Fill a field of a record, or empty it with None. Raises NotFound, BadInput, Already."""
    row = to_change(session, actor, record)
    kept: Any = value.isoformat() if isinstance(value, date) else value
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise BadInput(
            "the text has {count} characters; {most} are the most I keep", count=len(value), most=LONGEST_TEXT
        )
    facts = dict(row.facts or {})
    before = facts.get(fact_key(field.id))
    if before == kept:
        raise Already("that is how it stands already")
    old = audit.snapshot(row)
    facts.pop(fact_key(field.id), None)
    if kept is not None:
        facts[fact_key(field.id)] = kept
    _write(row, facts)
    session.add(row)
    change = audit.record(session, row, old)
    return FieldSet(name_of(session, actor, record), record, field, fact(field.kind, before), value, change)


def _write(row: Company | Contact | Deal, facts: dict[str, Any]) -> None:
    row.facts = facts
    if isinstance(row, Deal):
        row.version += 1


def _checked(session: Session, about: str, name: str, kind: str, choices: list[str]) -> str:
    if about not in ABOUT or kind not in KINDS:
        raise BadInput("a field is of a company, contact or deal, and a number, text, date or choice")
    if len(name) > LONGEST_NAME or '"' in name:
        raise BadInput("the name of a field has {most} characters at most, and no quotes", most=LONGEST_NAME)
    if kind == "choice" and not 2 <= len(choices) <= MOST_CHOICES:
        raise BadInput("say two to {most} choices, with commas: choice Basic, Pro, Team", most=MOST_CHOICES)
    if len(fields.about(session, about)) >= MOST_FIELDS:
        raise BadInput("{most} fields are the most; remove one first", most=MOST_FIELDS)
    return checked_name(name, "name of the field")


def _admins_only(actor: Actor) -> None:
    if actor.role is not Role.ADMIN:
        raise NotAllowed("fields are made by admins")


def _card(row: CustomField, *, event: str = "", change: int | None = None) -> FieldCard:
    assert row.id is not None
    return FieldCard(row.id, row.about, row.name, row.kind, tuple(row.choices or ()), event, change)
