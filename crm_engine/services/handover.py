"""A leaver's records go to somebody else: open deals, companies, contacts and reminders, all in one change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services import reminders
from crm_engine.services.members import may_manage
from storage import audit, members, outbox, people
from storage.tables import Change, Company, Contact, Deal, DealHistory, Outbox, Reminder, User
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound

KIND = "handover"


@dataclass(frozen=True, slots=True)
class Records:
    """How much there is to hand over, or was handed over."""

    deals: int
    companies: int
    contacts: int
    reminders: int

    @property
    def total(self) -> int:
        return self.deals + self.companies + self.contacts + self.reminders


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What went from whom to whom; `change` is what Undo takes back."""

    giver: str
    taker: str
    records: Records
    change: int | None = None


def records_of(session: Session, actor: Actor, giver_id: int) -> Records:
    """What the person has to hand over. Raises NotFound, NotAllowed."""
    _giver(session, actor, giver_id)
    return _counted(_theirs(session, giver_id))


def takers(session: Session, actor: Actor, giver_id: int) -> list[tuple[int, str]]:
    """Ids and names of those to whom the actor may hand the records: the active people that they see."""
    return [(user_id, name) for user_id, name in takers_of_deal(session, actor) if user_id != giver_id]


def takers_of_deal(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Ids and names of those to whom the actor may give a deal, the actor among them."""
    found = [user for user in people.visible_users(session, actor) if user.active]
    return [(user.id, user.name) for user in found if user.id is not None]


def hand_over(session: Session, actor: Actor, giver_id: int, taker_id: int, now: datetime) -> HandedOver:
    """Move everything open from one person to another, who is told of it once.

    A reminder that its person has not heard yet is said to the new one. Raises NotFound, NotAllowed, Already, BadInput.
    """
    giver = _giver(session, actor, giver_id)
    taker = members.member(session, actor, taker_id)
    if taker is None or not taker.active:
        raise NotFound
    if taker_id == giver_id:
        raise BadInput("say somebody else's name")
    theirs = _theirs(session, giver_id)
    records = _counted(theirs)
    if not records.total:
        raise Already(f"{giver.name} has nothing open to hand over")
    deals, companies, contacts, own_reminders = theirs
    change = 0
    for deal in deals:
        change = _move_deal(session, actor, deal, taker, now)
    for row in (*companies, *contacts):
        change = _move(session, row, owner_id=taker_id)
    for reminder, heard in _with_heard(session, own_reminders):
        status = reminder.status if heard else "open"
        change = _move(session, reminder, person_id=taker_id, status=status)
    if taker_id != actor.user_id:
        _tell(session, change, giver, taker, records, now)
    return HandedOver(giver.name, taker.name, records, change)


def give_deal(session: Session, actor: Actor, deal: Deal, taker_id: int, now: datetime) -> User:
    """Give one deal to somebody of the actor's people, who is told of it. Raises NotFound."""
    taker = members.member(session, actor, taker_id)
    if taker is None or not taker.active:
        raise NotFound
    giver = session.get_one(User, deal.owner_id)
    change = _move_deal(session, actor, deal, taker, now)
    if taker_id != actor.user_id:
        _tell(session, change, giver, taker, Records(1, 0, 0, 0), now)
    return taker


def due_notice(session: Session, row: Outbox) -> HandedOver | None:
    """What the new owner is to be told; None where it has been taken back since."""
    change = session.get(Change, row.payload["change"])
    if change is None or change.undone_at is not None:
        return None
    records = Records(*row.payload["records"])
    return HandedOver(str(row.payload["giver"]), str(row.payload["taker"]), records)


Theirs = tuple[list[Deal], list[Company], list[Contact], list[Reminder]]


def _theirs(session: Session, person_id: int) -> Theirs:
    return (
        members.deals_of(session, person_id),
        members.companies_of(session, person_id),
        members.contacts_of(session, person_id),
        members.reminders_of(session, person_id),
    )


def _counted(theirs: Theirs) -> Records:
    return Records(*(len(rows) for rows in theirs))


def _giver(session: Session, actor: Actor, giver_id: int) -> User:
    giver = members.member(session, actor, giver_id)
    if giver is None:
        raise NotFound
    if not may_manage(actor, giver):
        raise NotAllowed("only an admin can do that")
    return giver


def _move_deal(session: Session, actor: Actor, deal: Deal, taker: User, now: datetime) -> int:
    """The new owner has to act on it, so it does not count as touched."""
    assert deal.id is not None
    change = _move(session, deal, owner_id=taker.id, version=deal.version + 1)
    row = DealHistory(deal_id=deal.id, field="owner", value=taker.name, at=now, by_id=actor.user_id or None)
    session.add(row)
    audit.record(session, row, None)
    return change


def _move(session: Session, row: Any, **values: object) -> int:
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


def _tell(session: Session, change: int, giver: User, taker: User, records: Records, now: datetime) -> None:
    counts = [records.deals, records.companies, records.contacts, records.reminders]
    outbox.put(
        session,
        kind=KIND,
        key=f"{KIND}:{change}:{taker.id}",
        person_id=taker.id,
        payload={"change": change, "giver": giver.name, "taker": taker.name, "records": counts},
        due_at=now,
        created_at=now,
    )
