"""Teams, companies and contacts from lists, and what a manager may bring in."""

import pytest

from handlers.read.tables import read_table
from storage.tables import Company, Contact, ContactPoint, Deal, Product, Team, User
from storage.words import Actor, NotAllowed, Role
from tests.crm_engine.services.importing import Desk

TEAMS = "rep,manager,region\nRita,Max,Home\nSue,Mia,Abroad\n"
DEALS = "id,owner,company,stage\n1,Rita,Acme,Won\n2,Sue,Beta,Won\n3,Max,Acme,Won\n4,Nobody,Acme,Won\n"


def manager(desk: Desk) -> Desk:
    """Max, who manages Rita; Mia manages Sue."""
    desk.csv(TEAMS, "teams.csv")
    max_ = next(user for user in desk.rows(User) if user["name"] == "Max")
    return Desk(desk.database, Actor(max_["id"], "Max", Role.MANAGER, max_["team_id"]), desk.now)


def test_a_manager_brings_in_deals_of_the_own_team_only(desk: Desk) -> None:
    report = manager(desk).csv(DEALS)

    assert (report.created, report.skipped) == (2, 2)
    assert [(found.row, found.column) for found in report.problems] == [(3, "owner"), (5, "owner")]
    assert "Sue is not in your team" in report.problems[0].message
    assert "Nobody" not in [user["name"] for user in desk.rows(User)]


def test_an_id_of_another_teams_deal_is_as_free_as_any(desk: Desk) -> None:
    desk.csv(TEAMS, "teams.csv")
    desk.csv(DEALS)
    before = desk.rows(Deal)
    taken = DEALS.replace("2,Sue,Beta,Won", "2,Rita,Beta,Lost")
    report = manager(desk).csv(taken)

    assert [(found.row, found.column) for found in report.problems] == [(5, "owner")]
    assert (report.created, report.updated) == (1, 0)
    assert desk.rows(Deal)[:-1] == before
    again = manager(desk).csv(taken.replace("Lost", "Won"))
    assert (again.created, again.updated) == (0, 1)
    assert desk.rows(Deal)[: len(before)] == before
    assert desk.csv(DEALS).updated == 0


def test_a_manager_does_not_change_companies_of_others(desk: Desk) -> None:
    desk.csv(TEAMS, "teams.csv")
    desk.csv("company,sector,owner\nAcme,Food,Sue\n", "companies.csv")
    report = manager(desk).csv("company,sector\nAcme,Steel\nBeta,Steel\n", "companies.csv")

    assert (report.created, report.skipped) == (1, 1)
    assert {company["name"]: company["sector"] for company in desk.rows(Company)} == {"Acme": "Food", "Beta": "Steel"}


def test_only_an_admin_brings_in_teams_and_a_rep_nothing(desk: Desk) -> None:
    max_ = manager(desk)
    report = max_.csv("rep,manager\nSue,Max\n", "teams.csv")

    assert (report.kind, report.read, report.problems[0].message) == (None, 0, "only an admin can import teams")
    with pytest.raises(NotAllowed):
        desk.joined("Rob", Role.REP).csv(DEALS)


def test_a_manager_who_sells_too_and_an_admin_keep_what_they_are(desk: Desk) -> None:
    desk.csv("rep,manager,team\nMax,,North\nAda,Max,North\nRita,Max,North\n", "teams.csv")

    assert {user["name"]: user["role"] for user in desk.rows(User)} == {"Ada": "admin", "Max": "manager", "Rita": "rep"}
    assert [team["name"] for team in desk.rows(Team)] == ["North"]


def test_a_person_in_two_teams_is_said(desk: Desk) -> None:
    report = desk.csv("rep,team\nRita,North\nRita,South\nSue,\n", "teams.csv")

    assert [(found.row, found.column) for found in report.problems] == [(3, "rep"), (4, "team")]


def test_a_person_moves_to_another_team(desk: Desk) -> None:
    desk.csv(TEAMS, "teams.csv")
    report = desk.csv(TEAMS.replace("Rita,Max", "Rita,Mia"), "teams.csv")

    assert (report.created, report.updated) == (0, 1)
    people = {user["name"]: user["team_id"] for user in desk.rows(User)}
    assert people["Rita"] == people["Mia"] != people["Max"]


def test_a_company_list_adds_facts_to_companies_that_deals_have_named(desk: Desk) -> None:
    desk.csv("id,stage,company\n1,Won,acme corp\n")
    report = desk.csv('company,industry,employees,revenue,parent\nAcme Corp,Food,"1,200",1100.5,Big Co\n', "c.csv")

    (acme,) = desk.rows(Company)
    assert (report.created, report.updated) == (0, 1)
    assert (acme["name"], acme["sector"], acme["employees"]) == ("Acme Corp", "Food", 1200)
    assert acme["facts"] == {"revenue": 1100.5, "subsidiary_of": "Big Co"}


def test_an_unreadable_fact_leaves_only_its_cell_empty(desk: Desk) -> None:
    report = desk.csv("company,sector,employees,revenue\nAcme,Food,many,lots\nAcme,Steel,1,1\n", "c.csv")

    assert (report.created, report.skipped) == (1, 1)
    assert [(found.row, found.column, found.skips) for found in report.problems] == [
        (2, "employees", False),
        (2, "revenue", False),
        (3, "company", True),
    ]
    assert "taken as empty" in report.problems[0].message
    assert desk.rows(Company)[0]["employees"] is None


def test_case_46_three_bad_rows_of_ten_thousand_are_named_and_the_rest_is_taken(desk: Desk) -> None:
    rows = [f"Product {number},{number}" for number in range(10_000)]
    rows[4], rows[5_000], rows[9_999] = "Product 4,cheap", ",7", "Product 9999,-1"
    report = desk.csv("product,price\n" + "\n".join(rows) + "\n", "products.csv")

    assert (report.read, report.created, report.skipped) == (10_000, 9_997, 3)
    assert [(found.row, found.column) for found in report.problems] == [
        (6, "price"),
        (5_002, "product"),
        (10_001, "price"),
    ]


def test_a_price_list_changes_prices_but_not_those_of_deals_written_down(desk: Desk) -> None:
    desk.csv("product,price\nPump,10\n", "p.csv")
    desk.csv("id,stage,product\n1,Proposal,pump\n")
    report = desk.csv("product,price,family\nPUMP,12 EUR,Flow\nValve,nothing,Flow\n", "p.csv")

    assert (report.updated, report.skipped) == (1, 1)
    (pump,) = desk.rows(Product)
    assert (pump["name"], pump["list_price"], pump["currency"], pump["series"]) == ("PUMP", 1200, "EUR", "Flow")
    assert desk.rows(Deal)[0]["list_amount"] == 1000


def test_contacts_come_with_their_addresses_and_the_same_ones_once(desk: Desk) -> None:
    said = "Name,Company,Role,Email,Phone\nJane Doe,Acme,Evaluator,jane@acme.example; jd@acme.example,+49 30 901820\n"
    said += "Jane Doe,Beta,,jane@beta.example,\nNo Mail,Acme,,not an address,\n,Acme,,x@acme.example,\n"
    report = desk.csv(said, "contacts.csv")

    assert (report.read, report.created, report.skipped) == (4, 3, 1)
    assert [(p["kind"], p["value"]) for p in desk.rows(ContactPoint)] == [
        ("email", "jane@acme.example"),
        ("email", "jd@acme.example"),
        ("phone", "+49 30 901820"),
        ("email", "jane@beta.example"),
    ]
    again = desk.csv(said, "contacts.csv")
    assert (again.created, again.updated) == (0, 0)


def test_a_contact_is_known_by_email_when_the_company_changes(desk: Desk) -> None:
    desk.csv("name,company,email\nJane Doe,Acme,jane@doe.example\n", "contacts.csv")
    report = desk.csv("name,company,email,phone\nJane Doe,Beta,JANE@doe.example,555\n", "contacts.csv")

    assert (report.created, report.updated) == (0, 1)
    companies = {company["id"]: company["name"] for company in desk.rows(Company)}
    assert [companies[contact["company_id"]] for contact in desk.rows(Contact)] == ["Beta"]
    assert [point["value"] for point in desk.rows(ContactPoint)] == ["jane@doe.example", "555"]


def test_contacts_of_others_are_not_changed_and_not_told_of(desk: Desk) -> None:
    desk.csv(TEAMS, "teams.csv")
    desk.csv("name,company,role,owner\nJane,Acme,Evaluator,Sue\n", "contacts.csv")
    said = "name,company,role,owner\nJane,Acme,Buyer,\nJoe,Acme,,Sue\nJim,Acme,,Rita\n"
    report = manager(desk).csv(said, "c.csv")

    assert [found.row for found in report.problems] == [3]
    roles = [(contact["name"], contact["role"]) for contact in desk.rows(Contact)]
    assert sorted(roles, key=str) == [("Jane", "Buyer"), ("Jane", "Evaluator"), ("Jim", None)]
    assert manager(desk).csv(said, "c.csv").created == 0


def test_what_is_unreadable_is_in_the_report_and_the_rest_is_taken(desk: Desk) -> None:
    tables = [read_table("a.csv", b"x,y\n1,2\n"), read_table("b.csv", b"company,sector\nAcme,Food\n")]
    report = desk.take(*tables)

    assert report.exit_code == 1
    assert [file["read"] for file in report.to_dict()["files"]] == [0, 1]
    assert desk.take(tables[0]).exit_code == 2
    assert desk.take(tables[1]).exit_code == 0
