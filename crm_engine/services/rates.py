"""Exchange rates: given by admins for a day, and the currency in which a team's totals are said."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session

from crm_engine.services.exchange import exchange, own_currency
from storage import audit, rates
from storage.rates import Rate
from storage.tables import ExchangeRate, Team
from storage.words import Actor, Already, BadInput, NotAllowed, Role

SMALLEST, LARGEST = Decimal("1e-9"), Decimal("1e9")
HISTORY = 10


@dataclass(frozen=True, slots=True)
class RateSet:
    """A rate that was given, and the one that stood for that very day before."""

    rate: Rate
    before: Decimal | None
    change: int | None


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates into the reader's own currency that hold today, or those of one pair by day, the latest first."""

    currency: str
    rates: tuple[Rate, ...]
    pair: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OwnCurrency:
    """The currency in which a team's totals are said, or a person's where they have no team."""

    currency: str
    team: str | None
    change: int | None


def set_rate(session: Session, actor: Actor, new: Rate, now: datetime, today: date) -> RateSet:
    """Say what one unit of a currency is worth in another from a day on.

    Raises NotAllowed for anybody but admins, BadInput, and Already where it is that on that day.
    """
    if actor.role is not Role.ADMIN:
        raise NotAllowed("rates are given by admins: every total depends on them")
    check_rate(new, today)
    row = rates.on_day(session, new.base, new.quote, new.day)
    before = audit.snapshot(row) if row else None
    old = Decimal(row.rate) if row else None
    if old == new.rate:
        raise Already("this is the rate of that day already")
    if row is None:
        row = ExchangeRate(base=new.base, quote=new.quote, day=new.day, rate="", at=now)
    row.rate, row.at, row.by_id = f"{new.rate:f}", now, actor.user_id or None
    session.add(row)
    session.flush()
    return RateSet(new, old, audit.record(session, row, before))


def check_rate(new: Rate, today: date) -> None:
    """Raises BadInput where it cannot be a rate."""
    if not all(re.fullmatch("[A-Z]{3}", code) for code in (new.base, new.quote)):
        raise BadInput("say currencies by their three letters, such as EUR")
    if new.base == new.quote:
        raise BadInput("a rate is between two currencies")
    if not new.rate.is_finite() or not SMALLEST <= new.rate <= LARGEST:
        raise BadInput("a rate is a number above zero, such as 1.08")
    if new.day > today:
        raise BadInput("a rate is of today or before: nobody knows tomorrow's")


def rates_of(session: Session, actor: Actor, day: date, pair: tuple[str, str] | None = None) -> Rates:
    """What holds on the day, or a pair's past."""
    own = own_currency(session, actor)
    if pair is not None:
        return Rates(own, tuple(rates.of_pair(session, *pair, HISTORY)), pair)
    into = exchange(session, own, day)
    direct = [ways[0] for _currency, ways in sorted(into.ways.items()) if len(ways) == 1]
    return Rates(own, tuple(direct))


def set_own_currency(session: Session, actor: Actor, currency: str) -> OwnCurrency:
    """Say the totals of the actor's team in this currency from now on.

    Raises NotAllowed for a rep, BadInput for somebody without a team, Already.
    """
    if actor.role is Role.REP:
        raise NotAllowed("the team's currency is decided by its manager")
    team = session.get(Team, actor.team_id) if actor.team_id else None
    if team is None:
        raise BadInput("you are in no team; your own currency is set by: settings currency EUR")
    if team.currency == currency:
        raise Already("totals are said in {currency} already", currency=currency)
    before = audit.snapshot(team)
    team.currency = currency
    session.add(team)
    return OwnCurrency(currency, team.name, audit.record(session, team, before))
