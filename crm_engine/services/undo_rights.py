"""Whether someone may still take back what they did: rights may have been lost since."""

from sqlalchemy import Text, cast
from sqlmodel import Session, col, select

from crm_engine.services.members import LAST_ADMIN, may_manage
from storage import members, people
from storage.tables import Audit, Change, User
from storage.words import Actor, NotAllowed, Role

RANKS = frozenset({"role", "team_id"})
OWNERS = {
    "deal": "owner_id",
    "company": "owner_id",
    "contact": "owner_id",
    "reminder": "person_id",
    "lead": "owner_id",
    "customer_order": "owner_id",
}


def check(session: Session, actor: Actor, change: Change) -> bool:
    """Refuse to undo a change of roles, teams or owners that the actor could not make now.

    Returns whether it is about who may come in as what, after which an admin must remain. Raises NotAllowed.
    """
    entries = _changed(session, change)
    people_changed = [entry for entry in entries if entry.table_name == User.__tablename__]
    columns = {entry.row_id: _columns(entry) for entry in people_changed}
    if any(changed & RANKS for changed in columns.values()) and actor.role is not Role.ADMIN:
        raise NotAllowed("roles and teams are changed by admins")
    for row_id, changed in columns.items():
        if "active" in changed and not may_manage(actor, session.get_one(User, row_id)):
            raise NotAllowed("only an admin can do that")
    if _owners(entries) - {user.id for user in people.visible_users(session, actor)}:
        raise NotAllowed("these records belong to people who are not in your team any more")
    return any(changed & {"role", "active"} for changed in columns.values())


def check_admin_remains(session: Session) -> None:
    """Refuse what would leave nobody who can let people in. Raises NotAllowed."""
    if not members.active_admins(session):
        raise NotAllowed(LAST_ADMIN)


def _changed(session: Session, change: Change) -> list[Audit]:
    """The rows that the change has changed, and neither made nor removed."""
    about = col(Audit.table_name).in_([str(User.__tablename__), *OWNERS])
    kept = [cast(side, Text) != "null" for side in (col(Audit.before), col(Audit.after))]  # an import makes many rows
    return list(session.exec(select(Audit).where(Audit.change_id == change.id, about, *kept)))


def _columns(entry: Audit) -> set[str]:
    before, after = entry.before or {}, entry.after or {}
    return {name for name, value in before.items() if after.get(name) != value}


def _owners(entries: list[Audit]) -> set[int]:
    """Everybody who got or gave a record."""
    owners: set[int] = set()
    for entry in entries:
        column = OWNERS.get(entry.table_name)
        if column is not None and column in _columns(entry):
            owners |= {(entry.before or {})[column], (entry.after or {})[column]} - {None}
    return owners
