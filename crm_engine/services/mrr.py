"""Monthly recurring revenue: what was won and lost of it each month, from the items of won deals."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlmodel import Session, col

from crm_engine.services.exchange import basis, exchange
from crm_engine.services.item_sums import item_total
from crm_engine.services.whose import Whose
from storage import audit, deals, items
from storage.items import SoldItem
from storage.rates import Rate
from storage.tables import Deal, LineItem
from storage.words import Actor, Already, BadInput, ItemPeriod, NotFound, StageKind

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Month:
    """What began and ended in a month, and what ran at its end (minor units a month)."""

    start: date
    won: int
    lost: int
    running: int

    @property
    def net(self) -> int:
        return self.won - self.lost


@dataclass(frozen=True, slots=True)
class Recurring:
    """MRR of the people meant in one currency; the last month is the running one.

    now      what runs today; `customers` pay it
    endless  how much of it has no term, and runs until somebody says that it has ended
    others   currencies without a rate, and how many items are in them, not counted
    """

    label: str
    today: date
    currency: str
    months: tuple[Month, ...]
    now: int
    customers: int
    endless: int
    rates: tuple[Rate, ...]
    others: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A deal whose recurring items have ended; `mrr` is what is lost, in minor units."""

    deal_id: int
    company: str | None
    mrr: int
    currency: str
    day: date
    change: int


def recurring(session: Session, actor: Actor, whose: Whose, today: date) -> Recurring:
    """Count what recurs from the day on which its deal was won until its term or its end; a renewal is a new deal."""
    meant = () if whose.owners is None else (whose.owners,)
    sold = items.recurring_items(session, actor, *meant)
    counts: dict[str, int] = {}
    for one in sold:
        counts[one.currency] = counts.get(one.currency, 0) + 1
    known = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    money = basis(session, actor, known, today)
    into = exchange(session, money.into.currency, today)
    counted = [(one, _monthly(one.item) * into.scale(one.currency)) for one in sold if into.knows(one.currency)]
    running = [(one, amount) for one, amount in counted if _runs(one, today)]
    return Recurring(
        label=whose.label,
        today=today,
        currency=money.into.currency,
        months=tuple(_month(counted, start, today) for start in _starts(today)),
        now=_rounded(amount for _one, amount in running),
        customers=len({one.company_id or -one.item.deal_id for one, _amount in running}),
        endless=_rounded(amount for one, amount in running if one.item.term is None),
        rates=money.rates,
        others=money.others,
    )


def mrr_of(session: Session, actor: Actor, company_id: int, today: date) -> tuple[tuple[str, int], ...]:
    """What a company pays a month today, a currency and minor units each: nothing is converted."""
    sums: dict[str, Fraction] = {}
    for one in items.recurring_items(session, actor, col(Deal.company_id) == company_id):
        if _runs(one, today):
            sums[one.currency] = sums.get(one.currency, Fraction(0)) + _monthly(one.item)
    return tuple((currency, _rounded([amount])) for currency, amount in sorted(sums.items()))


def end_recurring(session: Session, actor: Actor, deal_id: int, day: date, today: date) -> Ended:
    """Say that what recurs of a won deal has ended on a day. Raises NotFound, BadInput, Already."""
    deal = deals.visible(session, actor, deal_id)
    if deal is None:
        raise NotFound
    if deal.status != StageKind.WON or deal.closed_on is None:
        raise BadInput("only what was won can end; this deal is not won")
    if not deal.closed_on <= day <= today:
        raise BadInput("the end lies between the day on which the deal was won and today")
    rows = [row for row in items.items_of(session, deal_id) if row.period != ItemPeriod.ONCE]
    if not rows:
        raise BadInput("nothing of this deal recurs")
    open_rows = [row for row in rows if (end := _end(row, deal.closed_on)) is None or end > day]
    if not open_rows:
        raise Already("it has ended already")
    change = 0
    for row in open_rows:
        before = audit.snapshot(row)
        row.ended_on = day
        session.add(row)
        change = audit.record(session, row, before)
    found = deals.card(session, actor, deal_id)
    company = found.company.name if found and found.company else None
    return Ended(deal_id, company, _rounded(_monthly(row) for row in open_rows), deal.currency, day, change)


def _monthly(item: LineItem) -> Fraction:
    return Fraction(item_total(item), 1 if item.period == ItemPeriod.MONTH else 12)


def _end(item: LineItem, began: date) -> date | None:
    """The day from which it is not paid any more; None where nobody knows one."""
    ends = [item.ended_on] if item.ended_on is not None else []
    if item.term is not None:
        ends.append(_later(began, item.term * (1 if item.period == ItemPeriod.MONTH else 12)))
    return min(ends) if ends else None


def _runs(one: SoldItem, day: date) -> bool:
    end = _end(one.item, one.won_on)
    return one.won_on <= day and (end is None or end > day)


def _month(counted: list[tuple[SoldItem, Fraction]], start: date, today: date) -> Month:
    after = _later(start, 1)
    last = min(date.fromordinal(after.toordinal() - 1), today)
    ends = [(_end(one.item, one.won_on), one, amount) for one, amount in counted]
    return Month(
        start,
        won=_rounded(amount for one, amount in counted if start <= one.won_on <= last),
        lost=_rounded(
            amount for end, one, amount in ends if end is not None and start <= end <= last and one.won_on <= last
        ),
        running=_rounded(amount for one, amount in counted if _runs(one, last)),
    )


def _starts(today: date) -> list[date]:
    first = today.replace(day=1)
    return [_later(first, -back) for back in range(MONTHS - 1, -1, -1)]


def _later(day: date, months: int) -> date:
    """So many months later, the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _rounded(amounts: Iterable[Fraction]) -> int:
    return int(sum(amounts, Fraction(0)) + Fraction(1, 2))
