"""Pipelines of the team's own: made with their stages, and deals moved from one to another."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from crm_engine.services.customers import checked_name
from crm_engine.services.deal_cards import DealCard, card_of
from crm_engine.services.deal_history import keep
from crm_engine.services.whose import Whose, narrowed
from storage import audit, deals
from storage.names import name_key
from storage.tables import Deal, Pipeline, Stage
from storage.words import Actor, Already, BadInput, NotAllowed, NotFound, Role, StageKind

MOST_STAGES = 12
ENDS = (("Closed Won", 100, StageKind.WON), ("Closed Lost", 0, StageKind.LOST))


@dataclass(frozen=True, slots=True)
class PipelineCard:
    """A pipeline and its stages in order, with the probability of each in percent where it has one."""

    name: str
    stages: tuple[tuple[str, int | None], ...]
    is_default: bool
    change: int | None = None


def list_pipelines(session: Session) -> list[PipelineCard]:
    """Every pipeline, the usual one first."""
    usual = deals.default_pipeline(session)
    rows = session.exec(select(Pipeline).order_by(col(Pipeline.is_default).desc(), col(Pipeline.name)))
    return [_card(session, row, usual.id == row.id) for row in rows]


def make_pipeline(session: Session, actor: Actor, name: str, stages: list[tuple[str, int]]) -> PipelineCard:
    """Make a pipeline with these open stages and their probabilities; won and lost stand behind them.

    Raises NotAllowed for a rep, BadInput, and Already where the name is taken.
    """
    if actor.role is Role.REP:
        raise NotAllowed("pipelines are made by managers and admins")
    name = checked_name(name, "pipeline's name")
    if pipeline_of(session, name) is not None:
        raise Already('there is a pipeline "{name}" already', name=name[:60])
    _check(stages)
    row = Pipeline(name=name)
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    every = [*((stage, chance, StageKind.OPEN) for stage, chance in stages), *ENDS]
    for position, (stage, chance, kind) in enumerate(every):
        category = deals.category_of(chance, kind)
        made = Stage(
            pipeline_id=row.id or 0, name=stage, position=position, probability=chance, kind=kind, category=category
        )
        session.add(made)
        session.flush()
        audit.record(session, made, None)
    card = _card(session, row, False)
    return PipelineCard(card.name, card.stages, False, audit.current(session))


def move_to_pipeline(session: Session, actor: Actor, deal_id: int, name: str, now: datetime) -> DealCard:
    """Put an open deal into another pipeline, in its first stage; what it has been stays in its history.

    Raises NotFound, BadInput for a closed deal, and Already where it is in that pipeline.
    """
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    if deal.status != StageKind.OPEN:
        raise BadInput("this deal is closed; it stays in the pipeline in which it ended")
    pipeline = pipeline_of(session, name)
    if pipeline is None or pipeline.id is None:
        raise NotFound('there is no pipeline "{name}"', name=name[:60])
    if pipeline.id == deal.pipeline_id:
        raise Already("the deal is in this pipeline already")
    old, first = session.get_one(Stage, deal.stage_id), deals.stages(session, pipeline.id)[0]
    before = audit.snapshot(deal)
    deal.pipeline_id, deal.stage_id = pipeline.id, first.id or 0
    deal.touched_at, deal.version = now, deal.version + 1
    session.add(deal)
    change = audit.record(session, deal, before)
    keep(session, actor, deal, "pipeline", pipeline.name, now)
    keep(session, actor, deal, "stage", first.name, now)
    return card_of(session, actor, deal_id, event="stage", change=change, before=old.name)


def pipeline_of(session: Session, name: str) -> Pipeline | None:
    """The pipeline of that name, without case and spacing."""
    wanted = name_key(name)
    return next((row for row in session.exec(select(Pipeline)) if name_key(row.name) == wanted), None)


def in_pipeline(session: Session, meant: Whose, name: str) -> Whose:
    """The same people's deals of one pipeline. Raises NotFound."""
    row = pipeline_of(session, name)
    if row is None:
        raise NotFound('there is no pipeline "{name}"; say whose: pipeline team "North"', name=name[:60])
    return narrowed(meant, col(Deal.pipeline_id) == row.id, row.name)


def _check(stages: list[tuple[str, int]]) -> None:
    if not 1 <= len(stages) <= MOST_STAGES:
        raise BadInput("a pipeline has 1 to {most} open stages", most=MOST_STAGES)
    keys = [name_key(stage) for stage, _chance in stages] + [name_key(stage) for stage, _chance, _kind in ENDS]
    if len(set(keys)) != len(keys):
        raise BadInput("each stage has a name of its own; Closed Won and Closed Lost are there anyway")
    for stage, chance in stages:
        checked_name(stage, "stage's name")
        if not 0 < chance < 100:
            raise BadInput("the chance of an open stage lies between 1 and 99 %")


def _card(session: Session, row: Pipeline, is_default: bool) -> PipelineCard:
    stages = deals.stages(session, row.id or 0)
    return PipelineCard(row.name, tuple((stage.name, stage.probability) for stage in stages), is_default)
