"""Queries about forecasts that were given, and about what came of the days that they told of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storage import scope
from storage.tables import Deal, GivenForecast
from storage.upsert import insert_new
from storage.words import Actor, StageKind


def keep(session: Session, values: dict[str, Any]) -> None:
    """Write a forecast down, unless the person was given the very same before."""
    insert_new(session, GivenForecast, [values], ["person_id", "code"], col(GivenForecast.id))


def of_person(session: Session, person_id: int, code: str | None = None) -> GivenForecast | None:
    """The forecast of this code that the person was given; without a code the last one."""
    statement = select(GivenForecast).where(GivenForecast.person_id == person_id)
    if code is not None:
        statement = statement.where(GivenForecast.code == code)
    return session.exec(statement.order_by(col(GivenForecast.id).desc())).first()


def ahead(session: Session, actor: Actor, *, ended_before: date | None, most: int) -> list[GivenForecast]:
    """Forecasts given ahead of time to people whom the actor sees, the newest first: those over by a day, or all."""
    statement = select(GivenForecast).where(
        col(GivenForecast.ahead).is_(True), col(GivenForecast.person_id).in_(scope.owners(actor))
    )
    if ended_before is not None:
        statement = statement.where(GivenForecast.ends < ended_before)
    return list(session.exec(statement.order_by(col(GivenForecast.id).desc()).limit(most)))


def still_running(session: Session, actor: Actor, today: date) -> tuple[int, date | None]:
    """How many forecasts given ahead tell of days that are not over, and when the first of them is."""
    statement = select(sa.func.count(), sa.func.min(GivenForecast.ends)).where(
        col(GivenForecast.ahead).is_(True),
        col(GivenForecast.person_id).in_(scope.owners(actor)),
        GivenForecast.ends >= today,
    )
    count, first = session.exec(statement).one()
    return count, first


def won_between(
    session: Session,
    actor: Actor,
    owners: Sequence[ColumnElement[bool]],
    first: date,
    last: date,
) -> dict[str, int]:
    """Revenue won on these days by currency, in minor units, of the visible deals that the condition names."""
    amount = sa.func.sum(sa.func.coalesce(Deal.close_amount, Deal.amount, Deal.list_amount, 0))
    statement = select(Deal.currency, amount).where(
        scope.deals(actor),
        *owners,
        col(Deal.status) == StageKind.WON,
        col(Deal.closed_on).between(first, last),
    )
    return {currency: int(total) for currency, total in session.exec(statement.group_by(col(Deal.currency)))}
