"""/import: what is shown of a file that was sent, and what can be changed about it before anything is saved."""

import io
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, labels, open_house, words

DEALS = b"opportunity_id,account,deal_stage,close_value,weather\n1,Acme <b>,Won,1200,dry\n2,Beta,Lost,x,wet\n"
NAMELESS = b"a,b,c\n7,Acme,Won\n"


@pytest.fixture
def admin(house: Assembled) -> Chat:
    return chat_as(house, "Ada Admin", Role.ADMIN)


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return stream.getvalue()


def test_a_sent_file_is_shown_and_nothing_is_saved(admin: Chat) -> None:
    reply = admin.send("<i>deals</i>.csv", DEALS)

    said = words(reply)
    assert "deals" in said
    assert "2 rows: 1 new, 1 left out" in said
    assert "deal_stage → stage Won" in said
    assert "Not used: weather" in said
    assert "As they would be stored: 1. Acme <b> · Closed Won · $1,200" in said
    assert 'row 3, close_value: "x" is not an amount; the row was left out' in said
    assert "Nothing is saved yet" in said
    assert "<i>deals</i>" not in reply.text
    assert labels(reply) == ["Import", "Change columns", "Kind", "Cancel"]
    assert (admin.deals(), admin.companies()) == ([], [])


def test_a_name_that_looks_like_a_known_one_is_said(admin: Chat) -> None:
    admin.say("deal Acme 12k")

    assert "≈ Acme Inc looks like Acme" in words(admin.send("d.csv", b"company,stage\nAcme Inc,Won\n"))


def test_a_column_is_changed_by_buttons(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    admin.press("Change columns")
    asked = admin.press("weather")
    assert "What is weather? It holds: dry, wet" in words(asked)
    assert "weather → title" in labels(admin.press("Title"))

    shown = words(admin.press("Done"))
    assert "weather → title dry" in shown
    assert "1. dry · Acme" in shown
    assert admin.deals() == []


def test_a_column_is_left_out_by_a_button(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    for label in ("Change columns", "close_value", "Leave out", "Done"):
        reply = admin.press(label)

    assert "2 rows: 2 new" in words(reply)
    assert "Not used: close_value, weather" in words(reply)


def test_what_nobody_can_recognise_is_told_by_hand(admin: Chat) -> None:
    refused = admin.send("list.csv", NAMELESS)
    assert "list.csv: not understood yet" in words(refused)
    assert "Import" not in labels(refused)

    for label in ("Kind", "Deals", "Change columns", "a → ", "Id", "b → ", "Company", "Done"):
        reply = admin.press(label)

    assert "1 rows: 1 new" in words(reply)
    assert "1. Acme · Closed Won" in words(reply)


def test_what_a_team_has_chosen_is_known_the_next_time(admin: Chat, manager: Chat) -> None:
    admin.send("list.csv", NAMELESS)
    for label in ("Kind", "Deals", "Change columns", "a → ", "Id", "b → ", "Company", "Done", "Import"):
        admin.press(label)

    shown = words(manager.send("other.csv", b"b,a,c\nBeta,8,Lost\n"))
    assert "the columns are as your team has chosen them before" in shown
    assert "1. Beta · Closed Lost" in shown


def test_a_guess_has_a_question_mark(admin: Chat) -> None:
    shown = words(admin.send("d.csv", b"Acct,Stage,Opp Value (EUR)\nAcme,Won,7\n"))

    assert "Acct → company? Acme" in shown
    assert "Opp Value (EUR) → amount? 7" in shown
    assert "? is a guess" in shown
    assert "€7" in shown


def test_of_several_sheets_it_asks_which(admin: Chat) -> None:
    book = workbook(("Notes", [["read", "me"], ["a", "b"]]), ("Deals", [["id", "stage"], ["1", "Won"]]))
    asked = admin.send("book.xlsx", book)
    assert "book.xlsx has 2 sheets. Which one?" in words(asked)
    assert labels(asked) == ["Notes", "Deals", "Cancel"]

    assert "book.xlsx: deals" in words(admin.press("Deals"))
    assert "Import" in labels(admin.press("Another sheet")) or labels(admin.press("Deals"))[0] == "Import"


def test_files_one_after_another_are_one_import(admin: Chat) -> None:
    admin.send("deals.csv", b"id,company,owner,stage\n1,Acme,Rita,Won\n")
    shown = admin.send("teams.csv", b"rep,manager\nRita,Max\n")

    assert "deals.csv: deals" in words(shown)
    assert "teams.csv: teams" in words(shown)
    assert labels(shown)[0] == "Import all 2 files"
    admin.press("Leave a file out")
    assert labels(admin.press("teams.csv"))[0] == "Import"


def test_the_same_name_again_is_the_file_mended(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    shown = admin.send("deals.csv", DEALS.replace(b"x", b"5"))

    assert "2 rows: 2 new" in words(shown)
    assert labels(shown)[0] == "Import"


def test_cancel_forgets_the_files(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    assert "Cancelled; nothing was saved" in words(admin.press("Cancel"))

    assert labels(admin.send("more.csv", DEALS))[0] == "Import"


def test_other_work_in_between_leaves_the_files_waiting(admin: Chat) -> None:
    card = admin.send("deals.csv", DEALS)
    admin.say("deal Hooli 5k")
    admin.say("met Jane from Globex")

    assert "1 created" in words(admin.say(card.buttons[0][0].data))


def test_the_files_survive_a_restart_and_are_forgotten_after_a_day(migrated: Path, tmp_path: Path) -> None:
    shutil.copy(migrated, tmp_path / "crmbot.db")
    address = f"sqlite:///{tmp_path / 'crmbot.db'}"
    first = open_house(address, tmp_path)
    card = chat_as(first, "Ada", Role.ADMIN).send("deals.csv", DEALS)
    first.close()

    second = open_house(address, tmp_path)
    ada = chat_as(second, "Ada", Role.ADMIN)
    assert "Which column?" in words(ada.say(card.buttons[1][0].data))
    ada.tick("2026-03-10T11:00:00")
    assert "no longer good" in words(ada.say(card.buttons[1][0].data))
    second.close()


NAMES = ["../../etc/passwd", "/etc/passwd.csv", "C:\\x\\y.csv", "é" * 300 + ".csv", "🦄.csv", "\0\n"]
MADE_UP = ["0 9", "field 0 99 company", "field 0 0 nonsense", "kind 7 deals", "sheet 0 5", "drop 0", "x"]


@pytest.mark.parametrize("name", NAMES)
def test_case_47_a_file_name_is_only_shown(admin: Chat, name: str) -> None:
    shown = words(admin.send(name, DEALS))

    assert "2 rows: 1 new, 1 left out" in shown
    assert "etc/" not in shown
    assert "\0" not in shown


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "deals.csv is empty"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a table. Save the table as CSV or XLSX"),
        (b"a,b{c}\n1,2\n", "I do not recognise the columns of deals.csv (a, b{c})"),
        (b"account,close_value,close_date\nAcme,1,2017-01-01\n", "looks like deals, but has no column for the stage"),
    ],
)
def test_what_is_no_table_is_refused_and_the_next_message_works(admin: Chat, content: bytes, says: str) -> None:
    reply = admin.send("deals.csv", content)

    assert says in words(reply)
    assert "Import" not in labels(reply)
    assert "Acme" in words(admin.say("deal Acme 12k"))


@pytest.mark.parametrize("said", MADE_UP)
def test_a_made_up_button_changes_nothing(admin: Chat, said: str) -> None:
    card = admin.send("deals.csv", DEALS)
    token = card.buttons[0][0].data.split(" ")[1]
    admin.say(f"import {token} {said}")

    assert "1 created" in words(admin.say(f"import_now {token}"))


def test_without_a_file_it_says_to_send_one(admin: Chat) -> None:
    assert "Send me the file itself" in words(admin.say("/import"))


def test_a_rep_cannot_import(chat: Chat) -> None:
    reply = chat.send("deals.csv", DEALS)

    assert words(reply) == "This is for managers and admins."
    assert chat.deals() == []
