"""Pipelines: the stages of a deal, and the open money by stage."""

from dataclasses import dataclass

from sqlmodel import Session

from storage import deals
from storage.deals import StageTotal
from storage.words import Actor, NotFound


@dataclass(frozen=True, slots=True)
class PipelineView:
    """Open deals by stage and currency, in the order of the stages; `team` says whose."""

    rows: tuple[StageTotal, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(sorted({row.currency for row in self.rows}))


def pipeline(session: Session, actor: Actor) -> PipelineView:
    """What is open now, added up by the database."""
    return PipelineView(tuple(deals.totals_by_stage(session, actor)))


def stages_of(session: Session, actor: Actor, deal_id: int) -> list[tuple[int, str]]:
    """The stages that a visible deal can move to, in order. Raises NotFound."""
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    return [(stage.id, stage.name) for stage in deals.stages(session, deal.pipeline_id) if stage.id is not None]
