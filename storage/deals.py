"""Queries about deals, products, pipelines and stages; who sees what comes from scope."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.names import name_key
from storage.tables import Company, Deal, DealHistory, Pipeline, Product, Stage, User
from storage.words import DEFAULT_STAGES, Actor, ForecastCategory, StageKind

DEFAULT_PIPELINE = "Sales"


@dataclass(frozen=True, slots=True)
class StageTotal:
    """Open deals of one stage and currency: how many, their amounts, and what recurs of them a month (minor units)."""

    pipeline: str
    stage: str
    position: int
    probability: int | None
    currency: str
    count: int
    amount: int
    mrr: int = 0


class Found(NamedTuple):
    """A deal with what stands on its card."""

    deal: Deal
    stage: Stage
    company: Company | None
    owner: User
    product: Product | None


def cards(session: Session, actor: Actor, *conditions: ColumnElement[bool], limit: int = 50) -> list[Found]:
    """Visible deals with what stands on their cards, the latest touched first."""
    statement = (
        sa.select(Deal, Stage, Company, User, Product)
        .join(Stage, col(Deal.stage_id) == col(Stage.id))
        .join(User, col(Deal.owner_id) == col(User.id))
        .outerjoin(Company, col(Deal.company_id) == col(Company.id))
        .outerjoin(Product, col(Deal.product_id) == col(Product.id))
        .where(scope.deals(actor), *conditions)
        .order_by(col(Deal.touched_at).desc(), col(Deal.id).desc())
        .limit(limit)
    )
    return [Found(*row) for row in session.execute(statement)]


def card(session: Session, actor: Actor, deal_id: int) -> Found | None:
    """One visible deal with what stands on its card."""
    return next(iter(cards(session, actor, col(Deal.id) == deal_id, limit=1)), None)


def visible(session: Session, actor: Actor, deal_id: int) -> Deal | None:
    """One visible deal, locked for the transaction where the database knows how."""
    return session.exec(select(Deal).where(Deal.id == deal_id, scope.deals(actor)).with_for_update()).first()


def open_of_company(session: Session, actor: Actor, company_id: int) -> list[Found]:
    return cards(session, actor, col(Deal.company_id) == company_id, col(Deal.status) == StageKind.OPEN)


def totals_by_stage(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> list[StageTotal]:
    """Open visible deals added up by the database, in the order of their stages."""
    amount = sa.func.coalesce(sa.func.sum(Deal.amount), 0)
    place: list[Any] = [Pipeline.name, Stage.name, Stage.position, Stage.probability, Deal.currency]
    statement = (
        sa.select(*place, sa.func.count(), amount, sa.func.coalesce(sa.func.sum(Deal.mrr), 0))
        .select_from(Deal)
        .join(Stage, col(Deal.stage_id) == col(Stage.id))
        .join(Pipeline, col(Stage.pipeline_id) == col(Pipeline.id))
        .where(col(Deal.status) == StageKind.OPEN, scope.deals(actor), *conditions)
        .group_by(*place)
        .order_by(col(Pipeline.name), col(Stage.position), col(Deal.currency))
    )
    return [StageTotal(*row) for row in session.execute(statement)]


def product_named(session: Session, name: str) -> Product | None:
    return session.exec(select(Product).where(Product.name_key == name_key(name))).first()


def products(session: Session) -> list[Product]:
    return list(session.exec(select(Product).order_by(Product.name)))


def pipeline_named(session: Session, name: str) -> Pipeline | None:
    return session.exec(select(Pipeline).where(Pipeline.name == name)).first()


def stages(session: Session, pipeline_id: int) -> list[Stage]:
    """The stages of a pipeline, in their order."""
    statement = select(Stage).where(Stage.pipeline_id == pipeline_id).order_by(col(Stage.position))
    return list(session.exec(statement))


def default_pipeline(session: Session) -> Pipeline:
    """The pipeline of deals that name none; made at first need."""
    found = session.exec(select(Pipeline).where(col(Pipeline.is_default).is_(True))).first()
    if found is not None:
        return found
    pipeline = Pipeline(name=DEFAULT_PIPELINE, is_default=True)
    session.add(pipeline)
    session.flush()
    assert pipeline.id is not None
    for position, (name, probability, kind) in enumerate(DEFAULT_STAGES):
        session.add(
            Stage(
                pipeline_id=pipeline.id,
                name=name,
                position=position,
                probability=probability,
                kind=kind,
                category=category_of(probability, kind),
            )
        )
    session.flush()
    return pipeline


def category_of(probability: int | None, kind: StageKind) -> ForecastCategory:
    """The forecast category that a stage stands for, until a person sets another."""
    if kind is StageKind.WON:
        return ForecastCategory.CLOSED
    if kind is StageKind.LOST:
        return ForecastCategory.OMITTED
    if probability is None or probability < 50:
        return ForecastCategory.PIPELINE
    return ForecastCategory.BEST_CASE if probability < 80 else ForecastCategory.COMMIT


def history(session: Session, deal_id: int) -> list[DealHistory]:
    statement = select(DealHistory).where(DealHistory.deal_id == deal_id).order_by(col(DealHistory.at))
    return list(session.exec(statement))
