"""What is said of a contact, and how it becomes their addresses and numbers: each once, one of a kind the primary."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from storage import audit, customers
from storage.tables import ContactPoint
from storage.words import BadInput


@dataclass(frozen=True, slots=True)
class NewContact:
    """What a person says of a contact. Phones in E.164 where the country is known.

    labels    of addresses and numbers: work, mobile, home;  primary  those to be used first;  gone  those no more
    birthday  1980-05-05, or --05-05 without a year
    """

    name: str
    company: str | None = None
    role: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    primary: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    birthday: str | None = None


def keep_points(session: Session, contact_id: int, new: NewContact) -> None:
    """Add what is new, label what is said, and take off what is gone. Raises BadInput for one that was never there."""
    known = {(point.kind, point.value.casefold()): point for point in customers.points(session, contact_id)}
    said = [("email", email) for email in new.emails] + [("phone", phone) for phone in new.phones]
    for kind, value in said:
        label, primary = new.labels.get(value), value in new.primary
        point = known.get((kind, value.casefold()))
        if point is None:
            point = ContactPoint(contact_id=contact_id, kind=kind, value=value, label=label, is_primary=primary or None)
            session.add(point)
            session.flush()
            audit.record(session, point, None)
            known[kind, value.casefold()] = point
        else:
            _change(session, point, label=label or point.label, is_primary=primary or point.is_primary)
        if primary:
            for (other_kind, _value), other in known.items():
                if other_kind == kind and other is not point:
                    _change(session, other, label=other.label, is_primary=None)
    for value in new.gone:
        _take_off(session, known, value)


def _change(session: Session, point: ContactPoint, *, label: str | None, is_primary: bool | None) -> None:
    before = audit.snapshot(point)
    point.label, point.is_primary = label, is_primary
    session.add(point)
    if audit.snapshot(point) != before:
        audit.record(session, point, before)


def _take_off(session: Session, known: dict[tuple[str, str], ContactPoint], value: str) -> None:
    point = next((point for (_kind, own), point in known.items() if own == value.casefold()), None)
    if point is None or point.id is None:
        raise BadInput("I have no {value} of theirs", value=value)
    number, before = point.id, audit.snapshot(point)
    session.delete(point)
    session.flush()
    audit.record_gone(session, ContactPoint, number, before)
