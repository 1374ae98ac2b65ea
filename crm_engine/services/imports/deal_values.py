"""What a file's row makes of a deal: its values, the day it was last touched, and its history of stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from crm_engine.services.imports.deal_rows import DealRow
from crm_engine.services.imports.rows import Values
from storage.words import StageKind


@dataclass(frozen=True, slots=True)
class Links:
    """Rows that a deal points to; None where the file names none."""

    owner: int | None
    company: int | None
    product: Values | None
    stage: Values


def said_of(row: DealRow, links: Links, standing: Mapping[str, Any]) -> Values:
    """The deal's values by the file. What the file leaves empty is not in it, so that it keeps what stands.

    A won deal is worth its close value; an open one what the file says, else the product's list price; a lost one
    closes at 0 and keeps what it would have been worth.
    """
    kind = links.stage["kind"]
    listed = row.list_price if row.list_price is not None else standing.get("list_amount") or _price(row, links)
    amount = row.value if row.value or (kind == StageKind.WON and row.value is not None) else listed
    values: Values = {
        "title": row.title,
        "company_id": links.company,
        "owner_id": links.owner,
        "product_id": links.product["id"] if links.product else None,
        "amount": amount,
        "list_amount": listed,
        "currency": row.currency,
        "source": row.source,
        "created_on": row.created_on,
        "expected_close": row.expected_close or (row.closed_on if kind == StageKind.OPEN else None),
    }
    kept = {name: value for name, value in values.items() if value is not None}
    return {**kept, **_outcome(row, links.stage)}


def _outcome(row: DealRow, stage: Values) -> Values:
    kind = stage["kind"]
    values: Values = {"pipeline_id": stage["pipeline_id"], "stage_id": stage["id"], "status": str(kind)}
    if kind == StageKind.OPEN:
        return {**values, "closed_on": None, "close_amount": None, "lost_reason": None}
    if row.closed_on is not None:
        values["closed_on"] = row.closed_on
    if kind == StageKind.LOST:
        reason = {"lost_reason": row.lost_reason} if row.lost_reason else {}
        return {**values, "close_amount": 0, **reason}
    return {**values, **({} if row.value is None else {"close_amount": row.value})}


def _price(row: DealRow, links: Links) -> int | None:
    if links.product is None or links.product["currency"] != row.currency:
        return None
    price: int | None = links.product["list_price"]
    return price


def touched(row: DealRow, kind: str, now: datetime) -> datetime:
    """When a person last did something with the deal, as far as the file tells."""
    day = row.created_on if kind == StageKind.OPEN else row.closed_on or row.created_on
    return now if day is None else moment(day, now)


def moment(day: date, now: datetime) -> datetime:
    """A day as a time: noon UTC, which is on that day nearly everywhere; never later than now."""
    return min(datetime.combine(day, time(12), UTC), now)


def stage_history(deal_id: int, row: DealRow, stage: Values, first: Values | None, now: datetime) -> list[Values]:
    """The stages that a new deal is known to have been in: the first since its first day, and the present one.

    Where the file does not tell when the present stage began, it is known from now on only.
    """
    closed = stage["kind"] != StageKind.OPEN
    entries: list[tuple[Values, datetime]] = []
    if row.created_on is not None and first is not None:
        entries.append((first, moment(row.created_on, now)))
    if closed:
        entries.append((stage, moment(row.closed_on, now) if row.closed_on else now))
    elif not entries or stage["id"] != entries[0][0]["id"]:
        entries.append((stage, now))
    return [stage_entry(deal_id, entered, at) for entered, at in entries]


def stage_entry(deal_id: int, stage: Values, at: datetime) -> Values:
    """One line of a deal's history."""
    return {"deal_id": deal_id, "field": "stage", "value": stage["name"], "at": at}
