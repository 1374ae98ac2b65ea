"""Queries about pipelines as a whole: how deals of each have ended, and what stands in them without a value."""

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from storage import scope
from storage.tables import Deal, Pipeline
from storage.words import Actor, StageKind


def ended(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> dict[str, tuple[int, int]]:
    """Visible closed deals of each pipeline, counted by the database: its name to (won, closed)."""
    won = sa.func.sum(sa.case((col(Deal.status) == StageKind.WON, 1), else_=0))
    statement = (
        sa.select(col(Pipeline.name), won, sa.func.count())
        .select_from(Deal)
        .join(Pipeline, col(Deal.pipeline_id) == col(Pipeline.id))
        .where(col(Deal.status) != StageKind.OPEN, scope.deals(actor), *conditions)
        .group_by(col(Pipeline.name))
    )
    return {name: (int(wins), int(closed)) for name, wins, closed in session.execute(statement)}


def without_amount(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> int:
    """How many visible open deals have no amount."""
    statement = (
        sa.select(sa.func.count())
        .select_from(Deal)
        .where(col(Deal.status) == StageKind.OPEN, col(Deal.amount).is_(None), scope.deals(actor), *conditions)
    )
    return int(session.execute(statement).scalar_one())
