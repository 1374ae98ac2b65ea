"""Instance locks: one process at a time does a thing, and the others can say who."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.tables import InstanceLock
from storage.upsert import insert_new


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether the lock is ours now, and who has it, or had it before us.

    other_is_dead  the holder before us is known to run no more; it did not merely let its lease pass
    """

    ours: bool
    other: str | None = None
    other_is_dead: bool = False


def take(
    session: Session,
    name: str,
    holder: str,
    *,
    real: datetime,
    lease: timedelta,
    is_dead: Callable[[str], bool] = lambda _holder: False,
) -> Taken:
    """Take the lock where it is free, its lease has passed, or its holder is known to be dead."""
    fresh = {"name": name, "holder": holder, "lease_until": real + lease}
    if insert_new(session, InstanceLock, [fresh], ["name"], col(InstanceLock.name)):
        return Taken(ours=True)
    row = session.exec(select(InstanceLock).where(InstanceLock.name == name).with_for_update()).one()
    before, dead = row.holder, row.holder != holder and is_dead(row.holder)
    if before != holder and row.lease_until > real and not dead:
        return Taken(ours=False, other=before)
    row.holder, row.lease_until = holder, real + lease
    session.add(row)
    return Taken(ours=True, other=before, other_is_dead=dead)


def renew(session: Session, name: str, holder: str, *, real: datetime, lease: timedelta) -> bool:
    """Hold on for another lease; False where somebody else has taken the lock."""
    done = session.execute(
        update(InstanceLock)
        .where(col(InstanceLock.name) == name, col(InstanceLock.holder) == holder)
        .values(lease_until=real + lease)
    )
    return bool(getattr(done, "rowcount", 0))


def release(session: Session, name: str, holder: str) -> None:
    """Give the lock back, if it is still ours."""
    session.execute(delete(InstanceLock).where(col(InstanceLock.name) == name, col(InstanceLock.holder) == holder))
