"""The made-up company as rows. It is history: written once, and not audited row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from crm_engine.services.imports.rows import standing, table_of
from crm_engine.services.sample import cast
from crm_engine.services.sample.customers import Buyer
from crm_engine.services.sample.lives import Life
from crm_engine.services.sample.touches import Touch
from storage import deals as deal_queries
from storage.names import name_key
from storage.tables import Company, Contact, ContactPoint, Deal, DealHistory, Product, Region, Stage, Team, User
from storage.words import Role, StageKind, minor_per_major

Values = dict[str, Any]
DECIMALLESS = 100  # a price of 1 in most currencies is one of 100 yen


@dataclass(frozen=True, slots=True)
class Staff:
    """The reps' ids in the order of the cast, when all began, the currency, and the minor units of one list unit."""

    reps: tuple[int, ...]
    since: datetime
    currency: str
    unit: int


def write_plain(session: Session, model: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert rows to which no other points."""
    if rows:
        session.connection().execute(insert(table_of(model)), list(rows))


def write_numbered(session: Session, model: type[SQLModel], rows: Sequence[Values]) -> list[int]:
    """Insert rows, and give their ids in order."""
    if not rows:
        return []
    table = table_of(model)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(session.execute(statement, list(rows)).scalars())


def write_named(session: Session, model: type[SQLModel], rows: Sequence[Values], column: str) -> list[int]:
    """Insert rows of which some may be there by name; gives the ids of all in order."""
    known = standing(session, model, column, [row[column] for row in rows])
    fresh = [row for row in rows if row[column] not in known]
    made = dict(zip((row[column] for row in fresh), write_numbered(session, model, fresh), strict=True))
    return [made[row[column]] if row[column] in made else known[row[column]]["id"] for row in rows]


def write_staff(session: Session, since: datetime, currency: str, timezone: str, locale: str) -> Staff:
    """Regions, teams, managers and reps."""
    regions = list(dict.fromkeys(crew.region for crew in cast.CREWS))
    region_ids = dict(
        zip(regions, write_named(session, Region, [{"name": one} for one in regions], "name"), strict=True)
    )
    teams = [{"name": crew.name, "region_id": region_ids[crew.region]} for crew in cast.CREWS]
    team_ids = write_named(session, Team, teams, "name")
    usual = {"timezone": timezone, "currency": currency, "locale": locale, "created_at": since}
    people: list[Values] = []
    for crew, team in zip(cast.CREWS, team_ids, strict=True):
        named = [(crew.manager, Role.MANAGER), *((rep.name, Role.REP) for rep in crew.reps)]
        people += [
            {**usual, "name": name, "name_key": name_key(name), "role": str(role), "team_id": team}
            for name, role in named
        ]
    ids = write_named(session, User, people, "name_key")
    reps = tuple(user for user, row in zip(ids, people, strict=True) if row["role"] == Role.REP)
    per_major = minor_per_major(currency)
    return Staff(reps, since, currency, per_major if per_major > 1 else DECIMALLESS)


def write_goods(session: Session, staff: Staff) -> dict[str, int]:
    """Products, by name."""
    rows: list[Values] = [
        {
            "name": goods.name,
            "name_key": name_key(goods.name),
            "series": goods.series,
            "list_price": goods.price * staff.unit,
            "currency": staff.currency,
            "created_at": staff.since,
        }
        for goods in (*cast.EQUIPMENT, *cast.SUPPLIES)
    ]
    return dict(zip((row["name"] for row in rows), write_named(session, Product, rows, "name_key"), strict=True))


def write_buyers(session: Session, staff: Staff, buyers: Sequence[Buyer]) -> dict[str, int]:
    """Companies by name, with their contacts."""
    rows: list[Values] = []
    for buyer in buyers:
        since = max(staff.since, staff.since.combine(buyer.known_from, time(8), staff.since.tzinfo))
        facts = {"name": buyer.name, "name_key": name_key(buyer.name), "sector": buyer.sector, "facts": {}}
        owner = staff.reps[buyer.rep]
        rows.append({**facts, "location": buyer.place, "employees": buyer.employees, "owner_id": owner})
        rows[-1]["created_at"] = since
    ids = write_named(session, Company, rows, "name_key")
    people = [
        (person, company, row) for buyer, company, row in zip(buyers, ids, rows, strict=True) for person in buyer.people
    ]
    contacts = [
        {
            "name": person.name,
            "name_key": name_key(person.name),
            "company_id": company,
            "role": person.role,
            "owner_id": row["owner_id"],
            "created_at": row["created_at"],
        }
        for person, company, row in people
    ]
    points = [
        {"contact_id": contact, "kind": kind, "value": value}
        for contact, (person, _company, _row) in zip(write_numbered(session, Contact, contacts), people, strict=True)
        for kind, value in (("email", person.email), ("phone", person.phone))
    ]
    write_plain(session, ContactPoint, points)
    return dict(zip((row["name"] for row in rows), ids, strict=True))


def write_lives(
    session: Session,
    staff: Staff,
    goods: dict[str, int],
    companies: dict[str, int],
    lives: Sequence[Life],
    touches: Sequence[Sequence[Touch]],
) -> list[Values]:
    """Deals in the default pipeline, with the history of their stages and amounts; gives them back with their ids."""
    pipeline = deal_queries.default_pipeline(session)
    assert pipeline.id is not None
    stages = {stage.name: stage for stage in deal_queries.stages(session, pipeline.id)}
    rows = [
        {
            "company_id": companies[life.buyer.name],
            "owner_id": staff.reps[life.buyer.rep],
            "product_id": goods[life.goods.name],
            "pipeline_id": pipeline.id,
            **_values(life, stages, staff.unit),
            "currency": staff.currency,
            "touched_at": max([since for _name, since in life.stages] + [touch.at for touch in said]),
            "version": 1,
        }
        for life, said in zip(lives, touches, strict=True)
    ]
    ids = write_numbered(session, Deal, rows)
    history: list[Values] = []
    for deal_id, row, life in zip(ids, rows, lives, strict=True):
        history += _history(deal_id, row["owner_id"], life, staff.unit)
    write_plain(session, DealHistory, history)
    return [{"id": deal_id, **row} for deal_id, row in zip(ids, rows, strict=True)]


def _values(life: Life, stages: dict[str, Stage], unit: int) -> Values:
    closed = None if life.closed_for is None else life.closed_for * unit
    said = life.amounts[-1][0] * unit
    return {
        "stage_id": stages[life.stages[-1][0]].id,
        "status": str(life.status),
        "amount": closed if life.status is StageKind.WON else said,
        "list_amount": life.listed * unit,
        "close_amount": closed,
        "source": life.source,
        "lost_reason": life.lost_reason,
        "created_on": life.begun.date(),
        "expected_close": life.expected,
        "closed_on": life.closed,
        "created_at": life.begun,
        "title": None if life.quantity == 1 else f"{life.quantity} x {life.goods.name}",
    }


def _history(deal_id: int, owner: int, life: Life, unit: int) -> list[Values]:
    stages = [("stage", name, since) for name, since in life.stages]
    amounts = [("amount", str(amount * unit), since) for amount, since in life.amounts]
    entries = sorted([*stages, *amounts], key=lambda entry: entry[2])
    return [
        {"deal_id": deal_id, "field": field, "value": value, "at": at, "by_id": owner} for field, value, at in entries
    ]
