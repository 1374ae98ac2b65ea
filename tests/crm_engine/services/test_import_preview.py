"""What an import would do, told before it is done."""

from datetime import date

import pytest

from crm_engine.services.imports import ImportPreview, Mapping, import_tables, preview_tables
from crm_engine.services.imports.fields import as_kind
from crm_engine.services.imports.samples import Money
from crm_engine.services.people import Defaults
from handlers.read.tables import Table, read_table
from storage import audit
from storage.tables import Company, Deal, User
from storage.words import NotAllowed, Role
from tests.crm_engine.services.importing import MAVEN, Desk, maven

DEALS = "id,company,owner,stage,amount,close date\n1,Acme Inc,Rita,Won,1200,2017-10-31\n2,Beta,Rita,Proposal,x,\n"


def preview(desk: Desk, *tables: Table, chosen: tuple[Mapping | None, ...] = ()) -> ImportPreview:
    """The preview, on a session that only reads."""
    with desk.database.reading() as session:
        return preview_tables(session, desk.actor, tables, desk.now, Defaults("USD"), chosen=chosen)


def table(said: str, name: str = "deals.csv") -> Table:
    return read_table(name, said.encode())


def test_nothing_is_written_and_the_counts_are_those_of_the_import(desk: Desk) -> None:
    before = desk.count()
    told = preview(desk, table(DEALS)).files[0].report

    assert desk.count() == before
    done = desk.csv(DEALS)
    assert (told.kind, told.read, told.created, told.updated, told.skipped) == ("deals", 2, 1, 0, 1)
    assert told.to_dict() == done.to_dict()


def test_the_first_rows_are_shown_as_they_would_be_stored(desk: Desk) -> None:
    (sample,) = preview(desk, table(DEALS)).files[0].samples

    assert sample.new
    assert dict(sample.fields) == {
        "company": "Acme Inc",
        "stage": "Closed Won",
        "amount": Money(120000, "USD"),
        "owner": "Rita",
        "closed_on": date(2017, 10, 31),
    }


def test_what_would_change_is_told_apart_from_what_stays(desk: Desk) -> None:
    desk.csv(DEALS)
    told = preview(desk, table(DEALS.replace("1200", "1500"))).files[0]

    assert (told.report.created, told.report.updated) == (0, 1)
    assert [sample.new for sample in told.samples] == [False]
    assert preview(desk, table(DEALS)).files[0].report.updated == 0


def test_names_that_look_like_known_ones_are_said(desk: Desk) -> None:
    desk.csv("company,sector\nAcme,Food\n", "companies.csv")
    (alike,) = preview(desk, table(DEALS)).alike

    assert (alike.new, alike.known) == ("Acme Inc", "Acme")
    assert [company["name"] for company in desk.rows(Company)] == ["Acme"]


def test_what_a_manager_may_not_see_is_no_known_name(desk: Desk) -> None:
    desk.csv("rep,manager\nRita,Max\nSue,Moe\n", "teams.csv")
    desk.csv("company,owner\nAcme,Sue\n", "companies.csv")
    team = next(user["team_id"] for user in desk.rows(User) if user["name"] == "Rita")
    max_ = desk.joined("Mia", Role.MANAGER, team)

    assert preview(max_, table(DEALS)).alike == ()


def test_chosen_columns_are_taken_as_chosen(desk: Desk) -> None:
    said = table("a,b,c\n7,Acme,Won\n")
    chosen = Mapping("deals", {"external_id": 0, "company": 1, "stage": 2}, said.headers)
    told = preview(desk, said, chosen=(chosen,)).files[0]

    assert (told.report.kind, told.report.created) == ("deals", 1)
    with desk.database.writing() as session:
        audit.begin(session, desk.actor, "import", desk.now)
        done = import_tables(session, desk.actor, [said], desk.now, chosen=(chosen,))
    assert done.files[0].created == 1
    assert [deal["external_id"] for deal in desk.rows(Deal)] == ["7"]


def test_a_chosen_kind_that_lacks_a_column_says_which(desk: Desk) -> None:
    said = table("company,amount\nAcme,5\n")
    told = preview(desk, said, chosen=(as_kind("deals", said.headers, []),)).files[0]

    assert told.report.kind is None
    assert "as deals, deals.csv has no column for the stage" in told.report.problems[0].message


def test_a_rep_sees_no_preview(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        preview(desk.joined("Rob", Role.REP), table(DEALS))


@pytest.mark.parametrize("order", [MAVEN, MAVEN[::-1]])
def test_several_files_are_seen_as_the_whole_that_they_make(desk: Desk, order: tuple[str, ...]) -> None:
    tables = [maven(kind, every=20) for kind in order]
    told = [file.report.to_dict() for file in preview(desk, *tables).files]
    done = [file.to_dict() for file in desk.take(*tables).files]

    assert told == done
    again = [file.report for file in preview(desk, *tables).files]
    assert sum(report.created + report.updated for report in again) == 0
