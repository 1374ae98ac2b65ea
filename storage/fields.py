"""Queries about the fields that a team has of its own; everybody may know which there are."""

from sqlmodel import Session, col, select

from storage.names import name_key
from storage.tables import CustomField


def about(session: Session, kind: str) -> list[CustomField]:
    """The fields of companies, contacts or deals, in the order in which they were made."""
    return list(session.exec(select(CustomField).where(CustomField.about == kind).order_by(col(CustomField.id))))


def every(session: Session) -> list[CustomField]:
    return list(session.exec(select(CustomField).order_by(col(CustomField.about), col(CustomField.id))))


def named(session: Session, kind: str, name: str) -> CustomField | None:
    """The field of that name, without case, accents and spacing."""
    statement = select(CustomField).where(CustomField.about == kind, CustomField.name_key == name_key(name))
    return session.exec(statement.with_for_update()).first()
