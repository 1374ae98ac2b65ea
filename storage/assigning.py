"""Queries for records that change hands: what a manager may give away, locked where the database knows how."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Contact, Deal, Reminder, Stage
from storage.words import Actor, StageKind


def open_deals(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> list[Deal]:
    """The open deals that the actor sees, by number."""
    statement = select(Deal).where(scope.deals(actor), col(Deal.status) == StageKind.OPEN, *conditions)
    return list(session.exec(statement.order_by(col(Deal.id)).with_for_update()))


def in_stage(name: str) -> ColumnElement[bool]:
    """Deals in a stage of this name, of any pipeline."""
    return col(Deal.stage_id).in_(select(Stage.id).where(col(Stage.name) == name))


def open_stage_names(session: Session) -> list[str]:
    """The names of the stages of all pipelines in which deals are open, each once, in their order."""
    statement = select(Stage.name, Stage.position).where(Stage.kind == StageKind.OPEN).order_by(col(Stage.position))
    return list(dict.fromkeys(name for name, _position in session.exec(statement)))


def contacts_at(session: Session, actor: Actor, company_id: int) -> list[Contact]:
    """The contacts of a company that the actor sees."""
    statement = select(Contact).where(Contact.company_id == company_id, scope.contacts(actor))
    return list(session.exec(statement.order_by(col(Contact.id)).with_for_update()))


def reminders_about(session: Session, deals: list[Deal]) -> list[Reminder]:
    """What the owners of these deals are still to be reminded of about them."""
    owners = {deal.id: deal.owner_id for deal in deals}
    if not owners:
        return []
    statement = select(Reminder).where(col(Reminder.deal_id).in_(owners), Reminder.status != "done")
    found = session.exec(statement.order_by(col(Reminder.id)).with_for_update())
    return [row for row in found if owners.get(row.deal_id) == row.person_id]
