"""Columns that are called like a field of the team's own fill it, for companies, contacts and deals."""

from typing import Any

from sqlmodel import Session

from crm_engine.services.fields import make_field
from storage import audit
from storage.tables import Company, Contact, Deal
from storage.tables.fields import fact_key
from tests.crm_engine.services.importing import Desk

FIELDS: tuple[tuple[str, str, str, list[str]], ...] = (
    ("company", "Plan", "choice", ["Basic", "Pro"]),
    ("contact", "Hobby", "text", []),
    ("deal", "Contract length", "number", []),
    ("deal", "Signed", "date", []),
)
DEALS = "id,company,stage,amount,contract length,Signed\n1,Acme,Won,100,{length},2018-01-02\n"


def with_fields(desk: Desk) -> dict[str, str]:
    """Make the fields; where each one's values stand in facts."""

    def work(session: Session) -> dict[str, str]:
        audit.begin(session, desk.actor, "field", desk.now)
        made = [make_field(session, desk.actor, *field, desk.now) for field in FIELDS]
        return {field.name: fact_key(field.id) for field in made}

    return desk.database.write(work)


def facts(desk: Desk, model: Any) -> list[dict[str, Any] | None]:
    return [row["facts"] for row in desk.rows(model)]


def test_each_kind_of_record_is_filled_and_again_and_undone(desk_on_both: Desk) -> None:
    desk = desk_on_both
    keys = with_fields(desk)
    companies = desk.csv("Company,Sector,plan\nAcme,Retail,pro\n", "companies.csv")
    desk.csv("Name,Email,Hobby\nJane Doe,jane@acme.com,chess\n", "contacts.csv")
    desk.csv(DEALS.format(length=24))

    assert companies.columns == {"Company": "name", "Sector": "sector", "plan": "Plan"}
    assert facts(desk, Company) == [{keys["Plan"]: "Pro"}]
    assert facts(desk, Contact) == [{keys["Hobby"]: "chess"}]
    assert facts(desk, Deal) == [{keys["Contract length"]: 24, keys["Signed"]: "2018-01-02"}]

    again = desk.csv(DEALS.format(length="36"))
    assert (again.created, again.updated) == (0, 1)
    assert facts(desk, Deal) == [{keys["Contract length"]: 36, keys["Signed"]: "2018-01-02"}]
    desk.undo()
    assert facts(desk, Deal) == [{keys["Contract length"]: 24, keys["Signed"]: "2018-01-02"}]
    same = desk.csv(DEALS.format(length=24))
    assert (same.created, same.updated) == (0, 0)


def test_a_cell_that_does_not_fit_is_told_and_left_empty(desk: Desk) -> None:
    keys = with_fields(desk)
    report = desk.csv("Company,Sector,Plan\nAcme,Retail,Gold\nGlobex,Retail,Basic\n", "companies.csv")

    (problem,) = report.problems
    assert (problem.column, str(problem.message)) == (
        "Plan",
        '"Gold" is none of Basic, Pro; the cell was taken as empty',
    )
    assert facts(desk, Company) == [{}, {keys["Plan"]: "Basic"}]


def test_a_column_of_no_field_is_not_used(desk: Desk) -> None:
    with_fields(desk)
    report = desk.csv("Company,Sector,Hobby\nAcme,Retail,chess\n", "companies.csv")

    assert report.columns["Hobby"] is None
    assert facts(desk, Company) == [{}]
