"""Pipelines: the stages of a deal, and the open money by stage."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlmodel import Session

from crm_engine.services.exchange import basis, exchange, own_currency
from crm_engine.services.whose import Whose
from storage import deals, pipelines
from storage.deals import StageTotal
from storage.rates import Rate
from storage.words import Actor, NotFound

NEED_CLOSED = 10


@dataclass(frozen=True, slots=True)
class WonShare:
    """How many of a pipeline's closed deals were won."""

    won: int
    closed: int

    @property
    def share(self) -> float:
        return self.won / self.closed


@dataclass(frozen=True, slots=True)
class StageLine:
    """Open deals of one stage, in minor units; `weighted` by the chance of winning, None where none is known."""

    stage: str
    count: int
    amount: int
    weighted: float | None


@dataclass(frozen=True, slots=True)
class Block:
    """One pipeline in one currency, its stages in their order.

    measured  the share that weighs the stages without a probability of their own; None where every stage has one,
              or where too few deals are closed
    mrr       what recurs of it a month; its amounts have that inside, over the terms
    """

    pipeline: str
    currency: str
    lines: tuple[StageLine, ...]
    measured: WonShare | None
    mrr: int = 0

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def weighted(self) -> float | None:
        """The sum over the stages; None where one of them could not be weighed."""
        parts = [line.weighted for line in self.lines]
        return None if None in parts else sum(part for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Together:
    """All open money in one currency at the rates of the day; `left` are the currencies that no rate brings into it.

    amount    minor units of `currency`
    weighted  by the chance of winning; None where a part could not be weighed
    """

    currency: str
    amount: int
    weighted: float | None
    rates: tuple[Rate, ...]
    left: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PipelineView:
    """What is open now, a block a pipeline and currency, the largest first: money of two currencies is never added.

    unpriced  open deals without an amount, which count but add nothing
    together  the total over currencies, where there are several
    """

    label: str
    blocks: tuple[Block, ...]
    unpriced: int
    together: Together | None = None


def pipeline(session: Session, actor: Actor, whose: Whose, today: date) -> PipelineView:
    """The open deals that the actor sees of the people meant, added up by the database."""
    meant = () if whose.owners is None else (whose.owners,)
    totals = deals.totals_by_stage(session, actor, *meant)
    shares = {
        name: WonShare(won, closed)
        for name, (won, closed) in pipelines.ended(session, actor, *meant).items()
        if closed >= NEED_CLOSED
    }
    totals.sort(key=lambda total: (total.pipeline, total.currency, total.position))
    blocks = [
        _block(name, currency, list(rows), shares.get(name))
        for (name, currency), rows in groupby(totals, key=lambda total: (total.pipeline, total.currency))
    ]
    blocks.sort(key=lambda block: -block.count)
    unpriced = pipelines.without_amount(session, actor, *meant)
    return PipelineView(whose.label, tuple(blocks), unpriced, _together(session, actor, blocks, today))


def _together(session: Session, actor: Actor, blocks: list[Block], today: date) -> Together | None:
    """The blocks in one currency, as far as rates are known; None where they are in one already."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.currency] += block.count
    if len(counts) < 2:
        return None
    money = basis(session, actor, counts.most_common(), today, own_currency(session, actor))
    into = exchange(session, money.into.currency, today)
    inside = [block for block in blocks if block.currency in money.into.factors]
    parts = [
        None if block.weighted is None else into.convert(round(block.weighted), block.currency) for block in inside
    ]
    amount = sum(into.convert(block.amount, block.currency) for block in inside)
    weighted = None if None in parts else sum(part for part in parts if part is not None)
    return Together(money.into.currency, amount, weighted, money.rates, money.others)


def stages_of(session: Session, actor: Actor, deal_id: int) -> list[tuple[int, str]]:
    """The stages that a visible deal can move to, in order. Raises NotFound."""
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    return [(stage.id, stage.name) for stage in deals.stages(session, deal.pipeline_id) if stage.id is not None]


def _block(name: str, currency: str, rows: list[StageTotal], share: WonShare | None) -> Block:
    lines = tuple(StageLine(row.stage, row.count, int(row.amount), _weighted(row, share)) for row in rows)
    needed = any(row.probability is None for row in rows)
    return Block(name, currency, lines, share if needed else None, sum(int(row.mrr) for row in rows))


def _weighted(row: StageTotal, share: WonShare | None) -> float | None:
    if row.probability is not None:
        return int(row.amount) * row.probability / 100
    return int(row.amount) * share.share if share is not None else None
