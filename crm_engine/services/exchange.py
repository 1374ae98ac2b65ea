"""Money of several currencies in one: only at rates of the day or before, and what has none stays apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sqlmodel import Session

from storage import rates
from storage.rates import Into, Rate
from storage.tables import Team
from storage.words import Actor, minor_per_major


@dataclass(frozen=True, slots=True)
class Exchange:
    """How money comes into `currency` on a day: for each other currency the rates that take it there, one or two.

    The rates of a currency multiply: the first is of that currency, the last into `currency`.
    """

    currency: str
    ways: dict[str, tuple[Rate, ...]] = field(default_factory=dict)

    def knows(self, currency: str) -> bool:
        return currency == self.currency or currency in self.ways

    def factor(self, currency: str) -> Fraction:
        """What one unit of the currency is worth. Raises KeyError where no rate is known."""
        if currency == self.currency:
            return Fraction(1)
        worth = Fraction(1)
        for rate in self.ways[currency]:
            worth *= Fraction(rate.rate)
        return worth

    def convert(self, minor: int, currency: str) -> int:
        """Minor units of the currency in minor units of this one, rounded half up. Raises KeyError."""
        return int(minor * self.scale(currency) + Fraction(1, 2))

    def scale(self, currency: str) -> Fraction:
        """What a minor unit of the currency is worth in minor units of this one. Raises KeyError."""
        return self.factor(currency) * Fraction(minor_per_major(self.currency), minor_per_major(currency))

    def used(self, currencies: Iterable[str]) -> tuple[Rate, ...]:
        """The rates that these currencies are converted at, each once."""
        found = [rate for currency in currencies for rate in self.ways.get(currency, ())]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Basis:
    """In which currency figures are, at which rates, and how many deals of which currencies are not in them."""

    into: Into
    rates: tuple[Rate, ...]
    others: tuple[tuple[str, int], ...]


def own_currency(session: Session, actor: Actor) -> str:
    """The currency of the actor's team; where it has none, the actor's own."""
    team = session.get(Team, actor.team_id) if actor.team_id else None
    return team.currency if team is not None and team.currency else actor.currency


def exchange(session: Session, currency: str, day: date) -> Exchange:
    """The ways into a currency on a day: by a rate of the pair, either way round, or over one third currency."""
    table = _both_ways(rates.latest(session, day))
    ways: dict[str, tuple[Rate, ...]] = {}
    for base in {base for base, _quote in table} - {currency}:
        direct = table.get((base, currency))
        over = [
            (table[base, hub], table[hub, currency])
            for hub in {quote for first, quote in table if first == base}
            if (hub, currency) in table
        ]
        if direct is not None:
            ways[base] = (direct,)
        elif over:
            ways[base] = max(over, key=lambda way: (min(rate.day for rate in way), way[0].quote))
    return Exchange(currency, ways)


def basis(session: Session, actor: Actor, known: list[tuple[str, int]], day: date, asked: str | None = None) -> Basis:
    """The currency that was asked for, or the team's own where the money is mostly in it or comes into it by a rate.

    known   currencies and how many deals each has, the most used first

    Without a way into the team's own currency, figures are in the one that is used most, as they are without rates.
    """
    target = asked or own_currency(session, actor)
    into = exchange(session, target, day)
    if asked is None and known and not into.knows(known[0][0]):
        target = known[0][0]
        into = exchange(session, target, day)
    counted = [currency for currency, _count in known if into.knows(currency)]
    factors = {currency: float(into.factor(currency)) for currency in {target, *counted}}
    others = tuple(pair for pair in known if pair[0] not in factors)
    return Basis(Into(target, factors), into.used(counted), others)


def _both_ways(found: list[Rate]) -> dict[tuple[str, str], Rate]:
    """Each pair and its opposite; where both are written down, the newer one counts for both."""
    table: dict[tuple[str, str], Rate] = {}
    for rate in sorted(found, key=lambda rate: rate.day):
        table[rate.base, rate.quote] = rate
        table[rate.quote, rate.base] = _inverse(rate)
    return table


def _inverse(rate: Rate) -> Rate:
    return Rate(rate.quote, rate.base, 1 / rate.rate, rate.day)
