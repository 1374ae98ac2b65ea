"""Correcting a message: what it did is taken back whole, and what it says now is written in its place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from crm_engine.services.undo import undo
from storage import audit, deals
from storage.db import savepoint
from storage.reuse import reuse
from storage.tables import Audit, Change, Deal, DealHistory
from storage.words import Actor, Changed

KEPT = ("deal", "company", "contact", "reminder", "activity", "lead", "need")  # tables whose rows people know by number


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a message had done: its command, and the history of the deals that it wrote."""

    command: str
    past: tuple[dict[str, Any], ...]


def take_back(session: Session, actor: Actor, change_id: int, now: datetime) -> TakenBack | None:
    """Take back what a message did, so that it can be done anew under the same numbers; None where it is undone.

    Raises what `undo` raises: Changed where somebody has built on it since.
    """
    change = session.get(Change, change_id)
    if change is None or change.undone_at is not None:
        return None
    if change.undoes_id is not None:
        raise Changed("what was taken back stays so")
    rows = session.exec(select(Audit).where(Audit.change_id == change_id).order_by(col(Audit.id)))
    made = [row for row in rows if row.before is None]
    freed = {table: [row.row_id for row in made if row.table_name == table] for table in KEPT}
    past = tuple(row.after for row in made if row.table_name == DealHistory.__tablename__ and row.after)
    command = change.command
    audit.begin(session, actor, f"correct: {command}", now)
    with savepoint(session):
        undo(session, actor, change_id, now)
    audit.write_down(session)
    session.flush()
    session.expunge_all()
    reuse(session, freed)
    return TakenBack(command, past)


def keep_past(session: Session, taken: TakenBack) -> None:
    """Keep in a deal's history what stood there before the correction, where another value stands now."""
    for row in taken.past:
        deal_id = int(row["deal_id"])
        if session.get(Deal, deal_id) is None:
            continue
        now = [line.value for line in deals.history(session, deal_id) if line.field == row["field"]]
        if row["value"] in now or not now:
            continue
        line = DealHistory(
            deal_id=deal_id,
            field=row["field"],
            value=row["value"],
            at=datetime.fromisoformat(row["at"]),
            by_id=row["by_id"],
        )
        session.add(line)
        session.flush()
        audit.record(session, line, None)
