"""How long /forecast takes at several sizes: the first answer, another period, after a change, and asked again.

Run: python -m benchmarks.forecast_speed [DEALS ...] (10000 and 100000). The engine is loaded and has answered once on a
small company before, as the bot's worker is warm. Processor time of the service in milliseconds, from the question to
the figures; the picture is not drawn. The deals are made up (benchmarks.companies) and stand in SQLite.
"""

import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import sqlalchemy as sa
from sqlmodel import Session, col, select

from benchmarks.companies import draw_company, simulate
from crm_engine.services.forecast_answers import Window
from crm_engine.services.forecasts import Question, forecast
from crm_engine.services.whose import Whose
from storage import audit
from storage.db import Database
from storage.deals import default_pipeline
from storage.migrate import migrate
from storage.tables import Company, Deal, DealHistory, Stage, User
from storage.words import Actor, Role, StageKind

SIZES = (10_000, 100_000)
DAYS = 1000
CLIENTS, REPS = 500, 30
NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
ADMIN = Actor(1, "Ada", Role.ADMIN)


def deals_of(size: int) -> tuple[pd.DataFrame, pd.Timestamp]:
    """About so many deals over 1,000 days, and the day that stands for today."""
    company = replace(draw_company(np.random.default_rng(1), 1), days=DAYS, a_day=size / DAYS, growth=0.0, reps=REPS)
    deals, _, as_of = simulate(company, 1)
    return deals, as_of


def fill(database: Database, size: int) -> int:
    """Write the deals, moved so that their today is NOW; gives their number."""
    deals, as_of = deals_of(size)
    deals = deals[deals["created_on"] <= as_of]
    shift = pd.Timestamp(NOW.date()) - as_of
    shut = (deals["closed_on"] <= as_of).to_numpy()
    kind = np.where(shut, np.where(deals["won_truth"], StageKind.WON, StageKind.LOST), StageKind.OPEN)
    made, closed = ((deals[name] + shift).dt.date.to_numpy() for name in ("created_on", "closed_on"))
    listed, paid = ((deals[name] * 100).astype(int).to_list() for name in ("listed", "amount"))

    def write(session: Session) -> None:
        people = [{"name": f"Rep {place}", "name_key": f"rep {place}", "created_at": NOW} for place in range(REPS)]
        session.execute(sa.insert(User), people)
        names = [{"name": f"Client {place}", "name_key": f"client {place}"} for place in range(CLIENTS)]
        session.execute(sa.insert(Company), [{**row, "owner_id": 1, "created_at": NOW, "facts": {}} for row in names])
        pipeline = default_pipeline(session).id
        place_of = {stage.kind: stage.id for stage in session.exec(select(Stage))}
        rows = [
            {
                "company_id": 1 + place % CLIENTS,
                "owner_id": 1 + place % REPS,
                "pipeline_id": pipeline,
                "stage_id": place_of[kind[place]],
                "status": kind[place],
                "amount": listed[place],
                "list_amount": listed[place],
                "close_amount": paid[place] if kind[place] == StageKind.WON else None,
                "created_on": made[place],
                "closed_on": closed[place] if shut[place] else None,
                "created_at": NOW,
                "touched_at": NOW,
            }
            for place in range(len(made))
        ]
        session.execute(sa.insert(Deal), rows)

    database.write(write)
    return len(made)


def touch(database: Database) -> None:
    """One deal's amount moves, as a rep's message would move it."""

    def write(session: Session) -> None:
        audit.begin(session, ADMIN, "deal", NOW)
        deal = session.exec(select(Deal).where(col(Deal.status) == StageKind.OPEN)).first()
        if deal is None or deal.id is None:
            raise LookupError("no open deal")
        before = audit.snapshot(deal)
        deal.amount = (deal.amount or 0) + 100
        session.add(DealHistory(deal_id=deal.id, field="amount", value=str(deal.amount), at=NOW, by_id=1))
        audit.record(session, deal, before)

    database.write(write)


def ask(database: Database, until: date) -> float:
    """Seconds of the processor for one answer, on a session of its own."""
    today = NOW.date()
    with database.reading() as session:
        started = time.process_time()
        said = forecast(session, ADMIN, Question(Whose("all"), Window(today + timedelta(days=1), until), today, today))
        if said.outlook is None:
            raise LookupError(f"no forecast: {said.lack}")
        return time.process_time() - started


def measure(size: int) -> None:
    """Print one row."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/speed.db")
        migrate(database, NOW)
        count = fill(database, size)
        month, quarter = NOW.date() + timedelta(days=30), NOW.date() + timedelta(days=90)
        took = [ask(database, month), ask(database, quarter)]
        touch(database)
        took += [ask(database, month), ask(database, month)]
        print(f"{count:>10,} " + " ".join(f"{1000 * seconds:>15,.1f}" for seconds in took), flush=True)
        database.close()


def main() -> int:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print("CPU milliseconds of a forecast")
    print(f"{'deals':>10} {'first, 30 days':>15} {'then 90 days':>15} {'after a change':>15} {'asked again':>15}")
    measure(1000)
    for size in sizes:
        measure(size)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
