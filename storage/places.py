"""Who was visited where: the companies that somebody most likely stands before."""

import math
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import union_all
from sqlmodel import Session, col, desc, func, select

from storage import scope
from storage.tables import Activity, Company, Deal
from storage.words import Actor, Choice, Place

METRES_A_DEGREE = 111_320  # of latitude
NEAR = 500  # metres: a phone among houses is that wrong at times, and visitors park
LATELY = timedelta(days=90)
ROWS = 500


def visited_near(session: Session, actor: Actor, place: Place, limit: int) -> list[Choice]:
    """Visible companies that were visited within 500 m of a place, the nearest first, with the distance in `facts`."""
    north = NEAR / METRES_A_DEGREE
    east = north / max(math.cos(math.radians(place.latitude)), 0.01)
    statement = (
        select(Company.id, Company.name, Activity.latitude, Activity.longitude)
        .join(Activity, col(Activity.company_id) == col(Company.id))
        .where(col(Activity.latitude).between(place.latitude - north, place.latitude + north))
        .where(col(Activity.longitude).between(place.longitude - east, place.longitude + east))
        .where(scope.activities(actor), scope.companies(actor))
        .order_by(desc(Activity.at))
        .limit(ROWS)
    )
    nearest: dict[int, Choice] = {}
    for row_id, name, latitude, longitude in session.exec(statement):
        assert row_id is not None
        metres = _metres(place, Place(latitude or 0.0, longitude or 0.0))
        known = nearest.get(row_id)
        if metres <= NEAR and (known is None or metres < known.facts["metres"]):
            nearest[row_id] = Choice(row_id, name, {"metres": metres})
    return sorted(nearest.values(), key=lambda one: one.facts["metres"])[:limit]


def dealt_with_lately(session: Session, actor: Actor, now: datetime, limit: int) -> list[Choice]:
    """Visible companies with which the actor has done something in the last 90 days, the latest first."""
    done: Any = select(col(Activity.company_id).label("company_id"), col(Activity.at).label("at")).where(
        Activity.person_id == actor.user_id, Activity.at > now - LATELY
    )
    touched = select(col(Deal.company_id), col(Deal.touched_at)).where(
        Deal.owner_id == actor.user_id, Deal.touched_at > now - LATELY
    )
    lately = union_all(done, touched).subquery()
    statement = (
        select(Company.id, Company.name)
        .join(lately, lately.c.company_id == col(Company.id))
        .where(scope.companies(actor))
        .group_by(col(Company.id), col(Company.name))
        .order_by(func.max(lately.c.at).desc(), col(Company.id).desc())
        .limit(limit)
    )
    return [Choice(row_id, name) for row_id, name in session.exec(statement) if row_id is not None]


def _metres(one: Place, other: Place) -> float:
    """Between places near each other, on a plane."""
    north = (one.latitude - other.latitude) * METRES_A_DEGREE
    east = (one.longitude - other.longitude) * METRES_A_DEGREE * math.cos(math.radians(one.latitude))
    return math.hypot(north, east)
