"""Tags on companies, contacts and deals: put on, taken off, and what has them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from crm_engine.services.deal_cards import DealCard, to_card
from crm_engine.services.records import Record, name_of, to_change
from storage import audit, deals, tags
from storage.tables import Deal, Tag
from storage.words import Actor, BadInput, Choice, NotFound, StageKind

MOST = 12  # on one record
LONGEST = 30


@dataclass(frozen=True, slots=True)
class TagCard:
    """A record and its tags as (id, name) pairs; `added` and `removed` are what was just done."""

    name: str
    record: Record
    tags: tuple[tuple[int, str], ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """What has all of the tags, as far as the actor sees it; `deals` are open ones."""

    names: tuple[str, ...]
    companies: tuple[Choice, ...]
    contacts: tuple[Choice, ...]
    deals: tuple[DealCard, ...]


def tag(session: Session, actor: Actor, record: Record, add: list[str], remove: list[str], now: datetime) -> TagCard:
    """Put tags on a record and take others off. Raises NotFound, BadInput."""
    to_change(session, actor, record)
    there = {row.tag_key: row for row in tags.of_record(session, actor, record.kind, record.id)}
    fresh = {tags.tag_key(name): name for name in add if tags.tag_key(name) not in there}
    gone = [there[tags.tag_key(name)] for name in remove if tags.tag_key(name) in there]
    if any(len(name) > LONGEST for name in fresh.values()):
        raise BadInput("a tag has {most} characters at most", most=LONGEST)
    if fresh and len(there) + len(fresh) - len(gone) > MOST:
        raise BadInput("{most} tags are the most that I keep on one record; take one off first", most=MOST)
    for key, name in fresh.items():
        row = Tag(name=name, tag_key=key, person_id=actor.user_id, at=now)
        setattr(row, f"{record.kind}_id", record.id)
        session.add(row)
        session.flush()
        audit.record(session, row, None)
    for row in gone:
        _remove(session, row)
    card = tags_of(session, actor, record)
    change = audit.current(session) if fresh or gone else None
    return TagCard(card.name, record, card.tags, tuple(fresh.values()), tuple(row.name for row in gone), change)


def drop_tag(session: Session, actor: Actor, tag_id: int) -> TagCard:
    """Take one tag off its record. Raises NotFound."""
    row = tags.visible(session, actor, tag_id)
    if row is None:
        raise NotFound("I cannot find that tag; it may be taken off already")
    record = next(Record(kind, number) for kind in tags.COLUMNS if (number := getattr(row, f"{kind}_id")) is not None)
    to_change(session, actor, record)
    name = row.name
    _remove(session, row)
    card = tags_of(session, actor, record)
    return TagCard(card.name, record, card.tags, removed=(name,), change=audit.current(session))


def tags_of(session: Session, actor: Actor, record: Record) -> TagCard:
    """A record that the actor sees, and its tags. Raises NotFound."""
    found = tags.of_record(session, actor, record.kind, record.id)
    return TagCard(name_of(session, actor, record), record, tuple((row.id, row.name) for row in found if row.id))


def tag_names(session: Session, actor: Actor, record: Record) -> tuple[str, ...]:
    """The names of a record's tags."""
    return tuple(row.name for row in tags.of_record(session, actor, record.kind, record.id))


def tagged(session: Session, actor: Actor, names: list[str], limit: int = 5) -> Tagged:
    """Companies, contacts and open deals with all of the tags; a deal has its company's tags too."""
    keys = [tags.tag_key(name) for name in names]
    found = deals.cards(session, actor, col(Deal.status) == StageKind.OPEN, tags.deals_tagged(keys), limit=limit)
    return Tagged(
        tuple(names),
        tuple(tags.companies_tagged(session, actor, keys, limit)),
        tuple(tags.contacts_tagged(session, actor, keys, limit)),
        tuple(to_card(one) for one in found),
    )


def with_tags(names: list[str]) -> ColumnElement[bool]:
    """The condition on deals that they, or their companies, have all of the tags."""
    return tags.deals_tagged([tags.tag_key(name) for name in names])


def _remove(session: Session, row: Tag) -> None:
    assert row.id is not None
    number, before = row.id, audit.snapshot(row)
    session.delete(row)
    session.flush()
    audit.record_gone(session, Tag, number, before)
