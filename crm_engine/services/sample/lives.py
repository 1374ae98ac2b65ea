"""One deal's life in the made-up market: stages and amounts with their times, and how it ends."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from crm_engine.services.sample import market
from crm_engine.services.sample.cast import Goods, Rep
from crm_engine.services.sample.customers import Buyer
from storage.words import StageKind


@dataclass(slots=True)
class Life:
    """A deal as it had gone by now. Amounts in major units.

    stages   (name, since), the last one present; the end is in it once it has come
    amounts  (what the rep said it was worth, since)
    """

    buyer: Buyer
    goods: Goods
    quantity: int
    source: str
    stages: list[tuple[str, datetime]] = field(default_factory=list)
    amounts: list[tuple[int, datetime]] = field(default_factory=list)
    expected: date | None = None
    status: StageKind = StageKind.OPEN
    lost_reason: str | None = None
    closed_for: int | None = None

    @property
    def listed(self) -> int:
        return self.goods.price * self.quantity

    @property
    def begun(self) -> datetime:
        return self.stages[0][1]

    @property
    def closed(self) -> date | None:
        return None if self.status is StageKind.OPEN else self.stages[-1][1].date()


def live(draw: random.Random, life: Life, rep: Rep, day: date, odds: float, now: datetime) -> Life:
    """Let a deal for equipment go through the stages until it ends or now is reached.

    In each stage going on and being lost compete: the time is drawn from what both have in common (a gamma of shape 2),
    and which of them it was from the odds. Larger deals take longer, and all do in quiet months.
    """
    at = _moment(draw, day)
    slow = (life.listed / 5_000) ** 0.15
    truth = 1 - draw.betavariate(2, 14)  # the discount that it will take
    guess = life.listed * truth * draw.lognormvariate(0, 0.12) * rep.optimism
    life.amounts.append((_rounded(guess), at))
    life.expected = market.workday(day + timedelta(days=int(105 * slow / rep.optimism**1.6 * draw.uniform(0.7, 1.3))))
    for name, (mean, share) in market.STEPS.items():
        life.stages.append((name, at))
        if name == "Proposal" and draw.random() < 0.6:
            life.amounts.append((_rounded(life.listed * (1 + truth) / 2 * rep.optimism**0.5), at))
        asleep = name == "Proposal" and draw.random() < market.ASLEEP
        days = draw.gammavariate(2, mean * slow / 2) * (6 if asleep else 1) / market.SEASON[at.month - 1]
        forward = draw.random() < market.on_the_way(share, odds * rep.skill * life.buyer.fit)
        after = _moment(draw, at.date() + timedelta(days=max(1, round(days))))
        if after > now:
            return _still_open(draw, life, now)
        at = after
        if not forward:
            early = name in ("Prospecting", "Qualification")
            return _lost(draw, life, at, market.LOST_EARLY if early else market.LOST_LATE)
    return _won(life, at, _rounded(life.listed * truth))


def reorder(draw: random.Random, life: Life, day: date, now: datetime) -> Life:
    """Let an order of supplies go: agreed within days, nearly always."""
    mean, share = market.REORDER_STEP
    at = _moment(draw, day)
    life.stages.append(("Negotiation", at))
    life.amounts.append((life.listed, at))
    life.expected = market.workday(day + timedelta(days=7))
    forward = draw.random() < share
    at = _moment(draw, at.date() + timedelta(days=max(1, round(draw.gammavariate(2, mean / 2)))))
    if at > now:
        return life
    if not forward:
        return _lost(draw, life, at, market.LOST_LATE)
    return _won(life, at, _rounded(life.listed * draw.uniform(0.95, 1.0)))


def _won(life: Life, at: datetime, amount: int) -> Life:
    life.stages.append(("Closed Won", at))
    life.status, life.closed_for = StageKind.WON, amount
    if life.amounts[-1][0] != amount:
        life.amounts.append((amount, at))
    return life


def _lost(draw: random.Random, life: Life, at: datetime, reasons: dict[str, float]) -> Life:
    life.stages.append(("Closed Lost", at))
    life.status, life.closed_for, life.lost_reason = StageKind.LOST, 0, market.chosen(draw, reasons)
    return life


def _still_open(draw: random.Random, life: Life, now: datetime) -> Life:
    """Two in five deals past their date have been given a later one; the others wait to be noticed."""
    if life.expected is not None and life.expected < now.date() and draw.random() < 0.4:
        life.expected = market.workday(now.date() + timedelta(days=draw.randrange(5, 60)))
    return life


def _moment(draw: random.Random, day: date) -> datetime:
    """Some time in a working day."""
    return datetime.combine(market.workday(day), time(draw.randrange(8, 17), draw.randrange(60)), UTC)


def _rounded(amount: float) -> int:
    """As people say amounts: to ten, or to fifty where it is a large one."""
    step = 50 if amount > 2_000 else 10
    return max(step, round(amount / step) * step)
