"""The sample company: how much there is, that it is one and the same, and the truths that are hidden in it."""

import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crm_engine.services.sample import SampleLoaded, load_sample
from crm_engine.services.sample.cast import CREWS
from crm_engine.services.sample.customers import draw_buyers
from crm_engine.services.sample.load import SEED
from crm_engine.services.sample.years import DAYS, WARM_UP, play
from storage import audit
from storage.db import Database
from storage.tables import Activity, Contact, ContactPoint, Deal, DealHistory, Product, Reminder, Stage, User
from storage.words import LEAD_SOURCES, LOST_REASONS, BadInput
from tests.chat import MONDAY, at
from tests.crm_engine.services.importing import Desk, admin_desk

NOW = at(MONDAY)


def load(desk: Desk, currency: str = "USD") -> SampleLoaded:
    def work(session: Any) -> SampleLoaded:
        audit.begin(session, desk.actor, "sample", NOW)
        return load_sample(session, NOW, currency)

    return desk.database.write(work)


@pytest.fixture(scope="module")
def sampled(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample company, loaded once for tests that only look at it."""
    path = tmp_path_factory.mktemp("sample") / "crmbot.db"
    shutil.copy(migrated, path)
    database = Database(f"sqlite:///{path}")
    desk = admin_desk(database)
    load(desk)
    yield desk
    database.close()


def test_there_is_a_company_with_three_years_of_history(desk: Desk) -> None:
    begin = time.monotonic()
    loaded = load(desk)
    took = time.monotonic() - begin

    assert took < 15  # 2.5 s on two busy cores; the margin is for slower machines
    assert (loaded.teams, loaded.reps, loaded.companies) == (3, 12, 140)
    assert 3_200 < loaded.deals < 4_000
    assert 200 <= loaded.open <= 320
    deals = desk.rows(Deal)
    assert len(deals) == loaded.deals
    assert {deal["source"] for deal in deals} <= set(LEAD_SOURCES)
    assert len({deal["source"] for deal in deals}) == 8
    assert {deal["lost_reason"] for deal in deals if deal["status"] == "lost"} <= set(LOST_REASONS)
    assert len(desk.rows(Product)) == 10
    assert Counter(user["role"] for user in desk.rows(User)) == {"rep": 12, "manager": 3, "admin": 1}
    late = [d for d in deals if d["status"] == "open" and d["expected_close"] < NOW.date()]
    assert 25 <= len(late) <= 120
    assert "3 teams" in str(loaded)


def test_nothing_lies_in_the_future_or_out_of_order(sampled: Desk) -> None:
    deals = {deal["id"]: deal for deal in sampled.rows(Deal)}
    stages = {stage["id"]: stage["name"] for stage in sampled.rows(Stage)}
    entered = defaultdict(list)
    for row in sampled.rows(DealHistory):
        assert row["at"] <= NOW
        if row["field"] == "stage":
            entered[row["deal_id"]].append((row["at"], row["value"]))
    for deal in deals.values():
        times = [moment for moment, _stage in entered[deal["id"]]]
        assert times == sorted(times)
        assert entered[deal["id"]][-1][1] == stages[deal["stage_id"]]
        assert deal["created_on"] == times[0].date()
        assert deal["touched_at"] <= NOW
        assert (deal["closed_on"] is None) == (deal["status"] == "open")
        assert deal["closed_on"] is None or deal["closed_on"] == times[-1].date()
    assert all(deals[done["deal_id"]]["created_at"] <= done["at"] <= NOW for done in sampled.rows(Activity))
    assert all(reminder["due_at"] > NOW for reminder in sampled.rows(Reminder))


def test_the_truths_that_are_hidden_in_it(sampled: Desk) -> None:
    deals = sampled.rows(Deal)
    closed = [deal for deal in deals if deal["status"] != "open"]
    sources = ("Referral", "Web", "Cold Call")
    rates = {source: _win_rate([deal for deal in closed if deal["source"] == source]) for source in sources}
    assert rates["Referral"] > rates["Web"] + 0.12 > rates["Cold Call"] + 0.22

    waits = _days_in_stages(sampled.rows(DealHistory))
    slowest = max(waits, key=lambda name: statistics.median(waits[name]))
    assert slowest == "Proposal"
    assert statistics.median(waits["Proposal"]) > 2 * statistics.median(waits["Qualification"])

    victor = next(user["id"] for user in sampled.rows(User) if user["name"] == "Victor Hale")
    slips = {who: _slip([d for d in closed if (d["owner_id"] == victor) is who]) for who in (True, False)}
    assert slips[True] > slips[False] + 20

    begun = Counter(deal["created_on"].month for deal in deals)
    assert begun[9] + begun[10] + begun[11] > 1.6 * (begun[6] + begun[7] + begun[8])
    years = [_won(closed, back) for back in (2, 1, 0)]
    assert years[0] < years[1] < years[2]

    last = {deal["company_id"]: deal["closed_on"] for deal in closed if deal["status"] == "won"}
    silent = sum(day < NOW.date() - timedelta(days=270) for day in last.values())
    assert 5 <= silent <= 70


def _win_rate(deals: list[dict[str, Any]]) -> float:
    return sum(deal["status"] == "won" for deal in deals) / len(deals)


def _slip(deals: list[dict[str, Any]]) -> float:
    won = [deal for deal in deals if deal["status"] == "won" and deal["closed_on"] - deal["created_on"] > timedelta(20)]
    return statistics.mean((deal["closed_on"] - deal["expected_close"]).days for deal in won)


def _won(closed: list[dict[str, Any]], back: int) -> int:
    end = NOW.date() - timedelta(days=365 * back)
    return sum(d["close_amount"] for d in closed if end - timedelta(days=365) < d["closed_on"] <= end)


def _days_in_stages(history: list[dict[str, Any]]) -> dict[str, list[float]]:
    entered: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in history:
        if row["field"] == "stage":
            entered[row["deal_id"]].append(row)
    waits: dict[str, list[float]] = defaultdict(list)
    for rows in entered.values():
        for row, after in pairwise(rows):
            waits[row["value"]].append((after["at"] - row["at"]).total_seconds() / 86_400)
    return waits


def test_nobody_in_it_can_be_reached(sampled: Desk) -> None:
    points = Counter(point["kind"] for point in sampled.rows(ContactPoint))
    assert points["email"] == points["phone"] == len(sampled.rows(Contact))
    for point in sampled.rows(ContactPoint):
        value = point["value"]
        assert value.endswith(".example") if point["kind"] == "email" else value.startswith("+44207946")
    assert {user["telegram_id"] for user in sampled.rows(User)} == {None}


def test_the_same_day_gives_the_same_company(sampled: Desk) -> None:
    def drawn() -> list[tuple[Any, ...]]:
        draw = random.Random(SEED)
        reps = [rep for crew in CREWS for rep in crew.reps]
        buyers = draw_buyers(draw, NOW.date() - timedelta(days=DAYS + WARM_UP), len(reps))
        return [(life.buyer.name, life.goods.name, life.listed, life.stages) for life in play(draw, buyers, reps, NOW)]

    first = drawn()
    assert first == drawn()
    assert [deal["list_amount"] for deal in sampled.rows(Deal)] == [
        listed * 100 for _who, _what, listed, _stages in first
    ]


def test_it_loads_on_both_databases(desk_on_both: Desk) -> None:
    loaded = load(desk_on_both)

    assert desk_on_both.count()["deal"] == loaded.deals


def test_a_currency_without_decimals_has_its_own_prices(desk: Desk) -> None:
    load(desk, "JPY")

    assert {product["currency"] for product in desk.rows(Product)} == {"JPY"}
    assert min(product["list_price"] for product in desk.rows(Product)) == 16_000


def test_it_does_not_come_among_real_deals(desk: Desk) -> None:
    desk.csv("id,stage,company\n1,Won,Acme\n")
    with pytest.raises(BadInput, match="has deals already"):
        load(desk)


def test_it_does_not_load_the_engines_libraries() -> None:
    code = (
        "import sys, crm_engine.services.sample, crm_engine.services.imports, handlers.read.tables;"
        "sys.exit(bool({'numpy', 'pandas', 'scipy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
