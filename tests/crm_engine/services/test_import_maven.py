"""The real company's four files: the sums, twice, in any order, as a workbook, and taken back."""

from collections import Counter
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from handlers.read.tables import Table, read_table
from storage import audit
from storage.tables import Company, Deal, DealHistory, Pipeline, Region, Stage, Team, User
from tests.crm_engine.services.importing import MAVEN, NOW, Desk, maven
from tests.handlers.read.workbooks import xlsx

SHORT = 44  # every so many rows of the pipeline: 200 deals in all stages


def total(rows: list[dict[str, Any]], column: str, **wanted: str) -> int:
    """The sum of a money column in major units."""
    chosen = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return sum(row[column] or 0 for row in chosen) // 100


def test_the_whole_history_comes_in_once(desk: Desk) -> None:
    report = desk.take(*map(maven, MAVEN))

    assert [(file.kind, file.read, file.created) for file in report.files] == [
        ("deals", 8800, 8800),
        ("companies", 85, 85),
        ("products", 7, 7),
        ("teams", 35, 35),
    ]
    assert [(file.updated, file.skipped, file.problems) for file in report.files] == [(0, 0, [])] * 4
    assert report.exit_code == 0
    deals = desk.rows(Deal)
    assert Counter(deal["status"] for deal in deals) == {"won": 4238, "lost": 2473, "open": 2089}
    assert total(deals, "close_amount", status="won") == total(deals, "amount", status="won") == 10_005_534
    assert total(deals, "amount", status="open") == total(deals, "list_amount", status="open") == 4_966_215
    assert all(deal["list_amount"] is not None for deal in deals)
    assert {deal["close_amount"] for deal in deals if deal["status"] == "lost"} == {0}
    assert {deal["close_amount"] for deal in deals if deal["status"] == "open"} == {None}
    assert sum(deal["company_id"] is None for deal in deals) == 1_425
    assert sum(deal["created_on"] is None for deal in deals) == 500
    _the_house(desk)

    again = desk.take(*(maven(kind) for kind in reversed(MAVEN)))

    assert [(file.read, file.created, file.updated, file.skipped) for file in again.files] == [
        (35, 0, 0, 0),
        (7, 0, 0, 0),
        (85, 0, 0, 0),
        (8800, 0, 0, 0),
    ]
    assert again.change is None
    assert desk.rows(Deal) == deals


def _the_house(desk: Desk) -> None:
    """Six teams in three regions, 35 agents under six managers, one pipeline, and stages with their days."""
    people = [person for person in desk.rows(User) if person["name"] != "Ada"]
    teams = {team["id"]: team for team in desk.rows(Team)}
    regions = {region["id"]: region["name"] for region in desk.rows(Region)}
    assert Counter(person["role"] for person in people) == {"rep": 35, "manager": 6}
    assert {person["name"] for person in people if person["role"] == "manager"} == {t["name"] for t in teams.values()}
    assert {p["name"]: teams[p["team_id"]]["name"] for p in people}["Anna Snelling"] == "Dustin Brinkmann"
    assert {t["name"]: regions[t["region_id"]] for t in teams.values()}["Summer Sewald"] == "West"
    assert Counter(regions.values()) == {"Central": 1, "East": 1, "West": 1}
    assert [stage["name"] for stage in desk.rows(Stage)] == ["Prospecting", "Engaging", "Won", "Lost"]
    assert [pipeline["name"] for pipeline in desk.rows(Pipeline)] == ["maven_sales_pipeline"]
    first = next(deal for deal in desk.rows(Deal) if deal["external_id"] == "1C1I7A6R")
    history = [row for row in desk.rows(DealHistory) if row["deal_id"] == first["id"]]
    assert [(row["value"], row["at"].date()) for row in history] == [
        ("Engaging", date(2016, 10, 20)),
        ("Won", date(2017, 3, 1)),
    ]
    assert first["touched_at"].date() == date(2017, 3, 1)
    acme = next(company for company in desk.rows(Company) if company["name"] == "Acme Corporation")
    assert acme["facts"] == {"revenue": 1100.04, "year_established": 1996}


@pytest.mark.parametrize("order", [*list(permutations(MAVEN))[::7], MAVEN])
def test_in_any_order_and_in_messages_of_their_own_it_is_the_same_company(desk: Desk, order: tuple[str, ...]) -> None:
    tables = {kind: maven(kind, SHORT) for kind in MAVEN}
    for kind in order:
        desk.take(tables[kind])
    one_by_one = desk.world()
    for _message in MAVEN:
        desk.undo()
    desk.take(*tables.values())

    assert one_by_one == desk.world()


def test_a_renamed_copy_has_the_same_deals(desk: Desk) -> None:
    table = maven("pipeline", SHORT)
    desk.take(table)
    before = desk.world()
    copy = Table("copy (2).csv", table.headers, tuple(reversed(table.rows)))

    (report,) = desk.take(copy).files

    assert (report.read, report.created, report.updated, report.skipped) == (200, 0, 0, 0)
    assert desk.world() == before


def test_as_a_workbook_with_true_dates_and_numbers_it_is_the_same(desk: Desk) -> None:
    table = maven("pipeline", SHORT)
    desk.take(table)
    before = desk.world()
    rows = [[_typed(header, cell) for header, cell in zip(table.headers, row.cells, strict=True)] for row in table.rows]

    (report,) = desk.take(read_table("pipeline.xlsx", xlsx([table.headers, *rows]))).files

    assert (report.read, report.created, report.updated, report.skipped) == (200, 0, 0, 0)
    desk.undo()
    desk.take(read_table("maven_sales_pipeline.xlsx", xlsx([table.headers, *rows])))
    assert desk.world() == before


def _typed(header: str, cell: Any) -> Any:
    if cell is None or not header.endswith(("_date", "_value")):
        return cell
    return date.fromisoformat(cell) if header.endswith("_date") else float(cell)


def test_undo_leaves_the_tables_empty_and_the_audit_whole(desk_on_both: Desk) -> None:
    empty = desk_on_both.count()
    desk_on_both.take(*(maven(kind, SHORT) for kind in MAVEN))
    assert desk_on_both.count()["deal"] == 200

    undone = desk_on_both.undo()

    assert (undone.command, desk_on_both.count()) == ("import", empty)
    assert [person["name"] for person in desk_on_both.rows(User)] == ["Ada"]
    with desk_on_both.database.reading() as session:
        assert audit.verify(session) is None


def test_the_day_after_nothing_is_dated_later_than_now(desk: Desk) -> None:
    desk.take(maven("pipeline", SHORT))

    assert max(row["at"] for row in desk.rows(DealHistory)) <= NOW
    assert max(deal["touched_at"] for deal in desk.rows(Deal)) <= NOW
