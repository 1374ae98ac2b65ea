"""Three years of deals: enquiries for equipment as the market goes, and supplies for those who have some."""

import random
from datetime import date, datetime, timedelta

from crm_engine.services.sample import cast, market
from crm_engine.services.sample.cast import Goods, Rep
from crm_engine.services.sample.customers import Buyer
from crm_engine.services.sample.lives import Life, live, reorder
from storage.words import StageKind

DAYS = 3 * 365
WARM_UP = 240  # before the three years, so that they begin with deals under way
LARGE = 5_000  # above this price, one or two are bought
ENQUIRIES = 1.3  # a day at the start, in a usual month
_BY_NAME = {goods.name: goods for goods in cast.SUPPLIES}


def play(draw: random.Random, buyers: list[Buyer], reps: list[Rep], now: datetime) -> list[Life]:
    """Every deal that was open in the last three years, the oldest first."""
    start = now.date() - timedelta(days=DAYS + WARM_UP)
    enquiries = [_enquiry(draw, buyers, reps, day, now) for day in _arrivals(draw, start)]
    lives = [life for life in enquiries if life is not None and life.begun <= now]
    for buyer in buyers:
        lives += _refills(draw, buyer, _first_need(draw, buyer, lives, start), now)
    kept = [life for life in lives if life.closed is None or life.closed >= start + timedelta(days=WARM_UP)]
    return sorted(kept, key=lambda life: life.begun)


def _arrivals(draw: random.Random, start: date) -> list[date]:
    """The days of enquiries: exponential waits, shorter when the market is busy."""
    days: list[date] = []
    at = 0.0
    while True:
        at += draw.expovariate(ENQUIRIES * market.pace(start + timedelta(days=int(at)), start))
        if at >= DAYS + WARM_UP:
            return days
        days.append(market.workday(start + timedelta(days=int(at))))


def _enquiry(draw: random.Random, buyers: list[Buyer], reps: list[Rep], day: date, now: datetime) -> Life | None:
    known = [(buyer, buyer.appetite) for buyer in buyers if buyer.known_from <= day]
    buyer = market.chosen(draw, known)
    rep = reps[buyer.rep]
    if rep.joined is not None and day < now.date() - timedelta(days=30 * rep.joined):
        return None
    goods: Goods = market.chosen(draw, [(one, one.weight) for one in cast.EQUIPMENT])
    if buyer.uses and draw.random() < 0.7:
        source, odds = market.AGAIN
    else:
        source = market.chosen(draw, {name: weight for name, (weight, _odds) in market.SOURCES.items()})
        odds = market.SOURCES[source][1]
    several = {1: 0.62, 2: 0.2, 3: 0.09, 5: 0.06, 10: 0.03}
    quantity = market.chosen(draw, several if goods.price < LARGE else {1: 0.88, 2: 0.12})
    life = live(draw, Life(buyer, goods, quantity, source), rep, day, odds, now)
    if life.status is StageKind.WON and goods.uses:
        buyer.uses.add(goods.uses)
    return life


def _first_need(draw: random.Random, buyer: Buyer, lives: list[Life], start: date) -> date | None:
    """When a customer first runs out: soon after its first equipment; most of the early ones had some before."""
    won = [life.closed for life in lives if life.buyer is buyer and life.status is StageKind.WON and life.closed]
    if buyer.known_from == start and draw.random() < 0.7:
        buyer.uses.add(market.chosen(draw, [(one.name, one.weight) for one in cast.SUPPLIES]))
        return start + timedelta(days=draw.randrange(0, 40))
    return min(won) + timedelta(days=draw.randrange(20, 60)) if won else None


def _refills(draw: random.Random, buyer: Buyer, first: date | None, now: datetime) -> list[Life]:
    """Orders of supplies until now, or until the customer silently stops."""
    lives: list[Life] = []
    day = first
    while day is not None and day < now.date():
        goods = _BY_NAME[draw.choice(sorted(buyer.uses))]
        quantity = market.chosen(draw, {1: 0.3, 2: 0.3, 4: 0.22, 6: 0.12, 12: 0.06})
        life = reorder(draw, Life(buyer, goods, quantity, market.AGAIN[0]), market.workday(day), now)
        if life.begun <= now:
            lives.append(life)
        if draw.random() < buyer.leaves:
            break
        wait = draw.gammavariate(2.5, buyer.refill_days / 2.5) / market.SEASON[day.month - 1]
        day += timedelta(days=max(2, round(wait)))
    return lives
