"""Queries of what was done: changes, the rows of each, and the past of one record."""

from collections.abc import Iterable

from sqlalchemy import case, func
from sqlmodel import Session, SQLModel, col, select

from storage.tables import Audit, Change, Company, Contact, Deal, Pipeline, Product, Stage, Team, User

# Where the number in such a column points to.
POINTS_TO: dict[str, type[SQLModel]] = {
    **dict.fromkeys(("owner_id", "person_id", "by_id", "invited_by", "used_by"), User),
    "company_id": Company,
    "contact_id": Contact,
    "team_id": Team,
    "stage_id": Stage,
    "pipeline_id": Pipeline,
    "product_id": Product,
}
CHUNK = 500


def count_changes(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Change)).one()


def changes(session: Session, offset: int, limit: int) -> list[Change]:
    """Changes, the latest first."""
    return list(session.exec(select(Change).order_by(col(Change.id).desc()).offset(offset).limit(limit)))


def change(session: Session, change_id: int) -> Change | None:
    return session.get(Change, change_id)


def counts(session: Session, change_ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many rows each change wrote, and how many of them are erased by now."""
    erased = func.sum(case((col(Audit.salt) == "", 1), else_=0))
    statement = select(Audit.change_id, func.count(), erased).where(col(Audit.change_id).in_(change_ids))
    found = session.exec(statement.group_by(col(Audit.change_id)))
    return {change_id: (rows, int(gone)) for change_id, rows, gone in found}


def rows_of(session: Session, change_id: int, offset: int, limit: int) -> list[Audit]:
    """Rows that the change wrote, in the order in which it did."""
    statement = select(Audit).where(Audit.change_id == change_id).order_by(col(Audit.id))
    return list(session.exec(statement.offset(offset).limit(limit)))


def count_of_record(session: Session, table: str, row_id: int) -> int:
    """How often the record was written."""
    mine = (Audit.table_name == table, Audit.row_id == row_id)
    return session.exec(select(func.count()).select_from(Audit).where(*mine)).one()


def of_record(session: Session, table: str, row_id: int, offset: int, limit: int) -> list[tuple[Audit, Change]]:
    """Each writing of the record, the latest first, with the change that it belongs to."""
    statement = (
        select(Audit, Change)
        .join(Change, col(Audit.change_id) == col(Change.id))
        .where(Audit.table_name == table, Audit.row_id == row_id)
        .order_by(col(Audit.id).desc())
    )
    return list(session.exec(statement.offset(offset).limit(limit)).all())


def of_record_since(session: Session, table: type[SQLModel], row_id: int, audit_id: int) -> list[tuple[Audit, Change]]:
    """Each writing of the record after audit row `audit_id`, the first first."""
    statement = (
        select(Audit, Change)
        .join(Change, col(Audit.change_id) == col(Change.id))
        .where(Audit.table_name == str(table.__tablename__), Audit.row_id == row_id, col(Audit.id) > audit_id)
        .order_by(col(Audit.id))
    )
    return list(session.exec(statement).all())


def names(session: Session, table: type[SQLModel], ids: Iterable[int]) -> dict[int, str]:
    """The names of these rows, as they are now; those that are gone are left out."""
    wanted = sorted(set(ids))
    found: dict[int, str] = {}
    key, name = table.id, table.name  # type: ignore[attr-defined]
    for start in range(0, len(wanted), CHUNK):
        found |= dict(session.exec(select(key, name).where(key.in_(wanted[start : start + CHUNK]))).all())
    return found


def currencies(session: Session, deal_ids: Iterable[int]) -> dict[int, str]:
    """The currency of each of these deals."""
    wanted = sorted(set(deal_ids))
    return dict(session.exec(select(Deal.id, Deal.currency).where(col(Deal.id).in_(wanted))).all())  # type: ignore[arg-type]
