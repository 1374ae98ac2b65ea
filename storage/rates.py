"""Queries about exchange rates, and what they make of money of several currencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from storage.tables import ExchangeRate


class Rate(NamedTuple):
    """One unit of `base` is `rate` units of `quote`, as of the day."""

    base: str
    quote: str
    rate: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Into:
    """The currency that figures are in, and what a unit of each currency counted is worth in it."""

    currency: str
    factors: Mapping[str, float]

    @classmethod
    def alone(cls, currency: str) -> "Into":
        """Money of this one currency, and no other."""
        return cls(currency, {currency: 1.0})


def latest(session: Session, day: date) -> list[Rate]:
    """Of each pair the rate that holds on the day: the latest of it or before."""
    pair: list[Any] = [ExchangeRate.base, ExchangeRate.quote]
    newest = (
        sa.select(*pair, sa.func.max(ExchangeRate.day).label("day"))
        .where(col(ExchangeRate.day) <= day)
        .group_by(*pair)
        .subquery()
    )
    same = sa.and_(
        col(ExchangeRate.base) == newest.c.base,
        col(ExchangeRate.quote) == newest.c.quote,
        col(ExchangeRate.day) == newest.c.day,
    )
    rows = session.exec(select(ExchangeRate).join(newest, same).order_by(*pair))
    return [Rate(row.base, row.quote, Decimal(row.rate), row.day) for row in rows]


def of_pair(session: Session, base: str, quote: str, limit: int) -> list[Rate]:
    """The rates of a pair, the latest first."""
    mine = (ExchangeRate.base == base, ExchangeRate.quote == quote)
    rows = session.exec(select(ExchangeRate).where(*mine).order_by(col(ExchangeRate.day).desc()).limit(limit))
    return [Rate(row.base, row.quote, Decimal(row.rate), row.day) for row in rows]


def on_day(session: Session, base: str, quote: str, day: date) -> ExchangeRate | None:
    mine = (ExchangeRate.base == base, ExchangeRate.quote == quote, ExchangeRate.day == day)
    return session.exec(select(ExchangeRate).where(*mine)).first()
