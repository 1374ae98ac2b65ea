"""Deals from lists: bad rows, changed rows, people's own words, pipelines, and currencies."""

from datetime import date

import pytest

from crm_engine.services.deals import lose, win
from storage import audit
from storage.tables import Company, Deal, DealHistory, Pipeline, Stage, User
from storage.words import StageKind
from tests.crm_engine.services.importing import Desk

HEAD = "id,owner,company,stage,created,close date,amount\n"
GOOD = HEAD + "1,Rita,Acme,Proposal,2017-10-01,2018-02-01,1200\n2,Rita,Beta,Won,2017-10-01,2017-11-01,300\n"


def test_bad_rows_are_named_with_row_and_column_and_the_good_ones_taken(desk: Desk) -> None:
    report = desk.csv(
        HEAD
        + "1,Rita,Acme,Won,2017-10-01,2017-02-31,5\n"
        + "2,Rita,Acme,Won,2017-10-01,2017-12-01,a lot\n"
        + "3,Rita,Acme,,2017-10-01,,5\n"
        + ",Rita,Acme,Won,2017-10-01,2017-12-01,5\n"
        + "5,Rita,Acme,Won,2017-10-01,2017-12-01,-5\n"
        + "6,Rita,Acme,Won,2017-10-01,2017-12-01,5,9\n"
        + "7,,,Won,,,\n"
        + "7,Rita,Acme,Lost,,,\n"
        + f"8,Rita,{'x' * 500},Won,,,\n"
    )

    assert [(found.row, found.column) for found in report.problems if found.skips] == [
        (7, None),
        (2, "close date"),
        (3, "amount"),
        (4, "stage"),
        (5, "id"),
        (6, "amount"),
        (9, "id"),
        (10, "company"),
    ]
    assert (report.read, report.created, report.skipped) == (9, 1, 8)
    assert "no such day" in report.problems[1].message
    assert [deal["external_id"] for deal in desk.rows(Deal)] == ["7"]


def test_a_row_without_company_date_or_owner_is_taken(desk: Desk) -> None:
    report = desk.csv("id,stage,company,created\n1,Proposal,,\n")

    (deal,) = desk.rows(Deal)
    assert (report.created, report.problems) == (1, [])
    assert (deal["company_id"], deal["created_on"], deal["owner_id"]) == (None, None, desk.actor.user_id)


def test_stages_of_the_default_pipeline_need_no_other(desk: Desk) -> None:
    desk.csv(GOOD)

    assert [pipeline["name"] for pipeline in desk.rows(Pipeline)] == ["Sales"]
    stages = {stage["id"]: stage["name"] for stage in desk.rows(Stage)}
    assert [stages[deal["stage_id"]] for deal in desk.rows(Deal)] == ["Proposal", "Closed Won"]


def test_other_stages_make_a_pipeline_that_can_be_won_and_lost(desk: Desk) -> None:
    desk.csv("id,stage,company\n1,Warm,Acme\n", "../my deals.csv")

    assert [pipeline["name"] for pipeline in desk.rows(Pipeline)] == ["my deals"]
    assert [stage["name"] for stage in desk.rows(Stage)] == ["Warm", "Won", "Lost"]


def test_a_new_stage_in_a_later_file_joins_the_pipeline_of_its_deals(desk: Desk) -> None:
    desk.csv("id,stage,company\n1,Warm,Acme\n", "may.csv")
    desk.csv("id,stage,company\n1,Hot,Acme\n2,New lead,Acme\n", "june.csv")

    assert [pipeline["name"] for pipeline in desk.rows(Pipeline)] == ["may"]
    ordered = sorted(desk.rows(Stage), key=lambda stage: stage["position"])
    assert [stage["name"] for stage in ordered] == ["New lead", "Warm", "Hot", "Won", "Lost"]


def test_a_changed_row_changes_its_deal_with_history_and_can_be_undone(desk: Desk) -> None:
    desk.csv(GOOD)
    before = desk.world()
    report = desk.csv(GOOD.replace("Proposal,2017-10-01,2018-02-01,1200", "Won,2017-10-01,2017-12-20,1100"))

    assert (report.read, report.created, report.updated) == (2, 0, 1)
    deal = desk.rows(Deal)[0]
    assert (deal["status"], deal["close_amount"], deal["closed_on"]) == ("won", 110_000, date(2017, 12, 20))
    stages = [(row["value"], row["at"].date()) for row in desk.rows(DealHistory) if row["deal_id"] == deal["id"]]
    assert stages[-1] == ("Closed Won", date(2017, 12, 20))

    desk.undo()

    assert desk.world() == before


def test_an_old_file_does_not_take_back_what_people_did_since(desk: Desk) -> None:
    desk.csv(GOOD)
    first = desk.rows(Deal)[0]

    def close(session: object) -> None:
        audit.begin(session, desk.actor, "lost #1 pricing", desk.now)  # type: ignore[arg-type]
        lose(session, desk.actor, first["id"], "Pricing", desk.now)  # type: ignore[arg-type]

    desk.database.write(close)
    report = desk.csv(GOOD)

    assert (report.read, report.updated) == (2, 0)
    assert desk.rows(Deal)[0]["status"] == "lost"


def test_a_new_word_in_the_file_wins_over_what_people_did(desk: Desk) -> None:
    desk.csv(GOOD)
    first = desk.rows(Deal)[0]

    def close(session: object) -> None:
        audit.begin(session, desk.actor, "won #1", desk.now)  # type: ignore[arg-type]
        win(session, desk.actor, first["id"], desk.now, 99_900)  # type: ignore[arg-type]

    desk.database.write(close)
    desk.csv(GOOD.replace("Proposal,2017-10-01", "Negotiation,2017-10-01"))

    deal = desk.rows(Deal)[0]
    stages = {stage["id"]: stage["name"] for stage in desk.rows(Stage)}
    assert (stages[deal["stage_id"]], deal["status"], deal["closed_on"]) == ("Negotiation", "open", None)


def test_an_undone_import_comes_in_again(desk: Desk) -> None:
    desk.csv(GOOD)
    desk.undo()

    assert desk.csv(GOOD).created == 2


def test_two_lists_that_number_their_deals_alike_are_not_mixed(desk: Desk) -> None:
    desk.csv(GOOD)
    report = desk.csv(HEAD + "1,Rita,Gamma,Won,2016-05-05,2016-06-01,7\n")

    assert (report.created, report.updated, report.skipped) == (0, 0, 1)
    assert "another company and another first day" in report.problems[0].message
    other = desk.csv(HEAD.replace("id,", "record id,") + "1,Rita,Gamma,Won,2016-05-05,2016-06-01,7\n")
    assert other.created == 1


def test_a_list_without_ids_is_the_same_deals_again(desk: Desk) -> None:
    said = "company,product,owner,stage,created,amount\n" + "Acme,Pump,Rita,Proposal,2017-10-01,5\n" * 2
    assert desk.csv(said).created == 2

    again = desk.csv(said.replace("Proposal", "Won"))

    assert (again.read, again.created, again.updated) == (2, 0, 2)
    assert any("no id column" in note for note in again.notes)


def test_a_row_with_nothing_to_know_a_deal_by_is_left_out(desk: Desk) -> None:
    """Two such rows in two lists would be taken for one deal, and the second would change the first."""
    said = "company;amount;stage\n;500;Prospecting\nAcme;500;Prospecting\n"
    report = desk.csv(said)

    assert (report.created, report.skipped) == (1, 1)
    assert "no id, company, title or product to know this deal by" in report.problems[0].message
    refused = desk.csv("amount;stage\n500;Prospecting\n")
    assert (refused.kind, refused.read) == (None, 0)
    assert "none of these columns: id, company, title, product" in refused.problems[0].message


def test_list_prices_come_with_the_price_list_whenever_it_comes(desk: Desk) -> None:
    desk.csv(
        "id,stage,product,amount,close date\n"
        "1,Proposal,GTXPro,,\n2,Lost,GTXPro,0,2017-10-01\n3,Won,GTXPro,9,2017-10-01\n"
    )
    assert [deal["amount"] for deal in desk.rows(Deal)] == [None, None, 900]

    report = desk.csv("product,price\nGTX Pro,12.50\n", "products.csv")

    deals = desk.rows(Deal)
    assert report.notes == ["deals that got their list price: 3"]
    assert [deal["list_amount"] for deal in deals] == [1250] * 3
    assert [deal["amount"] for deal in deals] == [1250, 1250, 900]
    assert [deal["close_amount"] for deal in deals] == [None, 0, 900]


def test_money_keeps_its_own_currency(desk: Desk) -> None:
    desk.csv("id,stage,amount,currency\n1,Won,1000,JPY\n2,Won,10,eur\n3,Won,10,\n4,Won,€10,USD\n5,Won,€7,\n")

    assert [(deal["amount"], deal["currency"]) for deal in desk.rows(Deal)] == [
        (1000, "JPY"),
        (1000, "EUR"),
        (1000, "USD"),
        (700, "EUR"),
    ]


def test_dates_with_two_readings_are_read_day_first_and_said(desk: Desk) -> None:
    report = desk.csv("id,stage,created,close date\n1,Won,03/04/2017,05/06/2017\n")

    assert desk.rows(Deal)[0]["created_on"] == date(2017, 4, 3)
    assert sum("day first" in note for note in report.notes) == 2


def test_a_date_column_is_read_like_the_others_of_its_file(desk: Desk) -> None:
    desk.csv("id,stage,created,close date\n1,Won,03/04/2017,05/26/2017\n")

    assert desk.rows(Deal)[0]["created_on"] == date(2017, 3, 4)


@pytest.mark.parametrize("name", ["<b>Bold</b>", "'; drop table deal; --", "\u202eevil", "🙂 GmbH", "北京新星科技"])
def test_strange_names_are_kept_as_they_are(desk: Desk, name: str) -> None:
    desk.csv(f'id,stage,company\n1,Won,"{name}"\n')

    assert [company["name"] for company in desk.rows(Company)] == [name]
    assert len(desk.rows(Deal)) == 1


def test_owners_become_users_without_a_chat(desk: Desk) -> None:
    desk.csv(GOOD)

    (rita,) = [user for user in desk.rows(User) if user["name"] == "Rita"]
    assert (rita["role"], rita["telegram_id"], rita["team_id"]) == ("rep", None, None)
    assert all(StageKind(deal["status"]) for deal in desk.rows(Deal))


def test_a_column_of_free_text_is_no_stage(desk: Desk) -> None:
    report = desk.csv("id,owner,status\n" + "".join(f"{number},Rita,said {number}\n" for number in range(40)))

    assert (report.kind, report.read) == (None, 0)
    assert "status has 40 different values" in report.problems[0].message
    assert [user["name"] for user in desk.rows(User)] == ["Ada"]
