"""What the reps did for their deals, and what they still want to be reminded of."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from crm_engine.services.sample.cast import SAID
from crm_engine.services.sample.lives import Life
from crm_engine.services.sample.market import chosen, workday
from storage.words import StageKind

# How many things are done in a stage, at most one a day, and of what kind.
_BUSY = {"Prospecting": 2, "Qualification": 2, "Proposal": 3, "Negotiation": 3}
_KINDS = {
    "Prospecting": {"call": 0.5, "email": 0.5},
    "Qualification": {"call": 0.4, "meeting": 0.35, "email": 0.15, "note": 0.1},
    "Proposal": {"email": 0.4, "demo": 0.3, "call": 0.2, "note": 0.1},
    "Negotiation": {"call": 0.4, "meeting": 0.3, "email": 0.2, "note": 0.1},
}
_WANTED = ("ask about the quote", "call about delivery", "send the new price list", "fix a date for the demo")


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing done."""

    kind: str
    text: str
    at: datetime

    def values(self) -> dict[str, Any]:
        return {"kind": self.kind, "text": self.text, "at": self.at}


def draw_touches(draw: random.Random, life: Life, now: datetime) -> list[Touch]:
    """What was done in each stage until it ended. Orders of supplies mostly need none."""
    if life.goods.series == "Refill":
        return _some(draw, *life.stages[0], now, 1) if draw.random() < 0.25 else []
    found: list[Touch] = []
    entered = [*life.stages, ("", now)]
    for (name, since), (_next, until) in pairwise(entered):
        if name in _BUSY:
            most = _BUSY[name] + (life.status is StageKind.WON)
            found += _some(draw, name, since, until, draw.randint(0, most))
    return sorted(found, key=lambda touch: touch.at)


def _some(draw: random.Random, stage: str, since: datetime, until: datetime, count: int) -> list[Touch]:
    days = max(0, (until - since).days)
    found = []
    for _number in range(min(count, days + 1)):
        day = workday((since + timedelta(days=draw.randint(0, days))).date())
        at = datetime.combine(day, time(draw.randrange(8, 17), draw.randrange(60)), UTC)
        if since <= at < until:
            kind = chosen(draw, _KINDS[stage])
            found.append(Touch(kind, draw.choice(SAID[kind]), at))
    return found


def reminder_rows(
    draw: random.Random, deals: Sequence[dict[str, Any]], reps: Sequence[int], now: datetime
) -> list[dict[str, Any]]:
    """One reminder a rep, on an open deal of theirs, in the days to come."""
    rows = []
    for rep in reps:
        mine = [deal for deal in deals if deal["owner_id"] == rep and deal["status"] == StageKind.OPEN]
        if not mine:
            continue
        deal = draw.choice(mine)
        day = workday(now.date() + timedelta(days=draw.randint(1, 9)))
        rows.append(
            {
                "person_id": rep,
                "deal_id": deal["id"],
                "company_id": deal["company_id"],
                "text": draw.choice(_WANTED),
                "due_at": datetime.combine(day, time(9), UTC),
                "status": "open",
                "created_at": now,
            }
        )
    return rows
