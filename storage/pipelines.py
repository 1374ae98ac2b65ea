"""Queries about pipelines as a whole: how deals of each have ended, what has no value, what is worth the most."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from storage import scope
from storage.tables import Company, Deal, Pipeline, Stage
from storage.words import Actor, StageKind


class OpenDeal(NamedTuple):
    """An open deal with an amount (minor units) and its stage's probability in percent, where it has one."""

    id: int
    company: str | None
    stage: str
    probability: int | None
    amount: int


def most_valuable(
    session: Session, actor: Actor, currency: str, *conditions: ColumnElement[bool], limit: int
) -> list[OpenDeal]:
    """Visible open deals of one currency that have an amount, the largest first."""
    place: list[Any] = [Deal.id, Company.name, Stage.name, Stage.probability, Deal.amount]
    statement = (
        sa.select(*place)
        .select_from(Deal)
        .join(Stage, col(Deal.stage_id) == col(Stage.id))
        .outerjoin(Company, col(Deal.company_id) == col(Company.id))
        .where(col(Deal.status) == StageKind.OPEN, col(Deal.amount) > 0, col(Deal.currency) == currency)
        .where(scope.deals(actor), *conditions)
        .order_by(col(Deal.amount).desc(), col(Deal.id))
        .limit(limit)
    )
    return [OpenDeal(*row) for row in session.execute(statement)]


def open_currencies(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> list[tuple[str, int]]:
    """The currencies of visible open deals and how many deals each has, the most used first."""
    count: Any = sa.func.count()
    statement = (
        sa.select(col(Deal.currency), count)
        .where(col(Deal.status) == StageKind.OPEN, scope.deals(actor), *conditions)
        .group_by(col(Deal.currency))
        .order_by(count.desc(), col(Deal.currency))
    )
    return [(currency, number) for currency, number in session.execute(statement)]


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
