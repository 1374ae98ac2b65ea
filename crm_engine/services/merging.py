"""Merging two companies or two contacts into one: shown first, done as one change, and taken back as one."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, SQLModel

from storage import audit, merges
from storage.merges import Mergeable
from storage.pairs import COMPANY, CONTACT
from storage.phrases import say
from storage.tables import (
    Activity,
    Company,
    Contact,
    ContactPoint,
    Deal,
    DealRole,
    Lead,
    Need,
    Order,
    Reminder,
    Tag,
    User,
)
from storage.words import Actor, Already, BadInput, NotFound

FILLED = {
    COMPANY: ("sector", "location", "employees", "owner_id"),
    CONTACT: ("company_id", "role", "owner_id", "birthday"),
}
COUNTED: dict[type[SQLModel], str] = {
    Deal: "deal",
    Contact: "contact",
    Activity: "activity",
    Reminder: "reminder",
    Lead: "lead",
    Order: "order",
    ContactPoint: "address or number",
    Need: "need",
    Tag: "tag",
}
WORDS = {"sector": "sector", "location": "place", "employees": "employees", "owner_id": "owner"}
WORDS |= {"company_id": "company", "role": "role", "birthday": "birthday"}
REFUSAL = say("I cannot find two such records that are both yours to merge; a manager of the team may be able to")


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge does, or has done: all of `source` goes to `into`, and its name will mean that one.

    moves    (what, how many) that go over
    filled   (field, value) that `into` lacks and takes over
    dropped  (field, kept, dropped) where the two differ
    change   what Undo takes back; None where it is only shown
    """

    kind: str
    source_id: int
    source: str
    into_id: int
    into: str
    moves: tuple[tuple[str, int], ...]
    filled: tuple[tuple[str, str], ...]
    dropped: tuple[tuple[str, str, str], ...]
    change: int | None = None


def preview_merge(session: Session, actor: Actor, kind: str, source_id: int, into_id: int) -> Merge:
    """What merging would do; nothing is written.

    Raises NotFound alike where there are no such records, and where they or what hangs on the first are not the
    actor's; Already where they are one; BadInput for a record and itself.
    """
    source, into = _both(session, actor, kind, source_id, into_id)
    return _told(session, kind, source, into, _moving(session, kind, source_id, into_id))


def merge(session: Session, actor: Actor, kind: str, source_id: int, into_id: int) -> Merge:
    """Make the two one. Raises as `preview_merge`."""
    source, into = _both(session, actor, kind, source_id, into_id)
    moving = _moving(session, kind, source_id, into_id)
    told = _told(session, kind, source, into, moving)
    for row, column in moving:
        _change(session, row, {column: into_id})
    lacking = {field: getattr(source, field) for field in FILLED[kind] if getattr(into, field) is None}
    if source.facts or into.facts:
        lacking["facts"] = {**(source.facts or {}), **(into.facts or {})}
    _change(session, into, lacking)
    _change(session, source, {"merged_into_id": into_id})
    session.flush()
    return replace(told, change=audit.current(session))


def _both(session: Session, actor: Actor, kind: str, source_id: int, into_id: int) -> tuple[Mergeable, Mergeable]:
    into = merges.visible(session, actor, kind, into_id)
    if into is not None and merges.merged_into(session, kind, source_id) == into_id:
        raise Already("the two are one already")
    if into is not None and source_id == into_id:
        raise BadInput("these are one and the same record already")
    source = merges.visible(session, actor, kind, source_id)
    if source is None or into is None or merges.has_hidden(session, actor, kind, source_id):
        raise NotFound(REFUSAL)
    return source, into


def _moving(session: Session, kind: str, source_id: int, into_id: int) -> list[tuple[SQLModel, str]]:
    """What goes over; an address or a tag that the other has as well stays behind."""
    known = {said for row, _column in merges.hanging(session, kind, into_id) if (said := _said_once(row))}
    return [
        (row, column)
        for row, column in merges.hanging(session, kind, source_id)
        if (said := _said_once(row)) is None or said not in known
    ]


def _said_once(row: SQLModel) -> tuple[str, str] | None:
    """What a record has once at most: an address, a tag, a part in a deal; None for anything else."""
    if isinstance(row, ContactPoint):
        return row.kind, row.value.casefold()
    if isinstance(row, DealRole):
        return "role", str(row.deal_id)
    return ("tag", row.tag_key) if isinstance(row, Tag) else None


def _told(session: Session, kind: str, source: Mergeable, into: Mergeable, moving: list[tuple[SQLModel, str]]) -> Merge:
    assert source.id is not None
    assert into.id is not None
    counts = Counter(COUNTED[type(row)] for row, _column in moving if type(row) in COUNTED)
    differing = [field for field in FILLED[kind] if getattr(source, field) not in (None, getattr(into, field))]
    words = {field: (_say(session, into, field), _say(session, source, field)) for field in differing}
    return Merge(
        kind,
        source.id,
        source.name,
        into.id,
        into.name,
        moves=tuple((what, counts[what]) for what in COUNTED.values() if counts[what]),
        filled=tuple((WORDS[field], theirs) for field, (own, theirs) in words.items() if not own),
        dropped=tuple((WORDS[field], own, theirs) for field, (own, theirs) in words.items() if own),
    )


def _change(session: Session, row: SQLModel, values: dict[str, Any]) -> None:
    before = audit.snapshot(row)
    for field, value in values.items():
        setattr(row, field, value)
    session.add(row)
    if audit.snapshot(row) != before:
        audit.record(session, row, before)


def _say(session: Session, row: Mergeable, field: str) -> str:
    """A field's value in words, a name instead of a number; empty where there is none."""
    value = getattr(row, field)
    if value is None:
        return ""
    if field == "owner_id":
        return session.get_one(User, value).name
    return session.get_one(Company, value).name if field == "company_id" else str(value)
