"""Records go from one owner to another: the rows, what is counted of them, and the word to the new owner."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services import reminders
from storage import audit, members, outbox
from storage.tables import Change, Company, Contact, Deal, DealHistory, Lead, Outbox, Reminder, User
from storage.words import Actor

KIND = "handover"


@dataclass(frozen=True, slots=True)
class Records:
    """How much there is to give, or was given."""

    deals: int
    companies: int
    contacts: int
    reminders: int
    leads: int = 0

    @property
    def total(self) -> int:
        return self.deals + self.companies + self.contacts + self.reminders + self.leads


@dataclass(frozen=True, slots=True)
class Held:
    """Rows that are to change hands together."""

    deals: list[Deal]
    companies: list[Company]
    contacts: list[Contact]
    reminders: list[Reminder]
    leads: list[Lead] = field(default_factory=list)

    @property
    def records(self) -> Records:
        return Records(len(self.deals), len(self.companies), len(self.contacts), len(self.reminders), len(self.leads))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What went to whom; `change` is what Undo takes back.

    giver     who has left it, or who has decided it
    assigned  whether somebody has decided it, rather than left
    """

    giver: str
    taker: str
    records: Records
    change: int | None = None
    assigned: bool = False


def give(session: Session, actor: Actor, held: Held, taker: User, now: datetime) -> int:
    """Make it all the taker's; returns the change. A reminder that its person has not heard yet is said to the taker.

    The new owner has to act on a deal, so it does not count as touched.
    """
    change = 0
    for deal in held.deals:
        change = _give_deal(session, actor, deal, taker, now)
    for row in (*held.companies, *held.contacts, *held.leads):
        change = _set(session, row, owner_id=taker.id)
    for reminder, heard in _with_heard(session, held.reminders):
        status = reminder.status if heard else "open"
        change = _set(session, reminder, person_id=taker.id, status=status)
    return change


def tell_taker(session: Session, taker_id: int, handed: HandedOver, now: datetime) -> None:
    """Word for the new owner, once."""
    assert handed.change is not None
    records = handed.records
    counts = [records.deals, records.companies, records.contacts, records.reminders, records.leads]
    outbox.put(
        session,
        kind=KIND,
        key=f"{KIND}:{handed.change}:{taker_id}",
        person_id=taker_id,
        payload={
            "change": handed.change,
            "giver": handed.giver,
            "taker": handed.taker,
            "records": counts,
            "assigned": handed.assigned,
        },
        due_at=now,
        created_at=now,
    )


def due_notice(session: Session, row: Outbox) -> HandedOver | None:
    """What the new owner is to be told; None where it has been taken back since."""
    change = session.get(Change, row.payload["change"])
    if change is None or change.undone_at is not None:
        return None
    records = Records(*row.payload["records"])
    assigned = bool(row.payload.get("assigned"))
    return HandedOver(str(row.payload["giver"]), str(row.payload["taker"]), records, assigned=assigned)


def _give_deal(session: Session, actor: Actor, deal: Deal, taker: User, now: datetime) -> int:
    assert deal.id is not None
    change = _set(session, deal, owner_id=taker.id, version=deal.version + 1)
    row = DealHistory(deal_id=deal.id, field="owner", value=taker.name, at=now, by_id=actor.user_id or None)
    session.add(row)
    audit.record(session, row, None)
    return change


def _set(session: Session, row: Any, **values: object) -> int:
    before = audit.snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    return audit.record(session, row, before)


def _with_heard(session: Session, rows: list[Reminder]) -> list[tuple[Reminder, bool]]:
    """Each reminder, and whether its person has heard it. One still on its way finds that it is no longer theirs."""
    keys = {row.id: reminders.key_of(row) for row in rows if row.status == "planned"}
    heard = members.heard(session, list(keys.values()))
    return [(row, keys.get(row.id) in heard) for row in rows]
