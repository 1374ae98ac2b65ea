"""The Import button: what waits is imported as one change, once, by the one who sent it."""

import pytest

from storage.words import Role
from tests.chat import Chat, chat_as, labels, words

DEALS = b"opportunity_id,account,deal_stage,close_value,weather\n1,Acme <b>,Won,1200,dry\n2,Beta,Lost,x,wet\n"


def test_what_was_shown_is_imported_and_told_of(admin: Chat) -> None:
    admin.send("<i>deals</i>.csv", DEALS)
    reply = admin.press("Import")

    said = words(reply)
    assert "2 read, 1 created, 0 updated, 1 skipped" in said
    assert "deal_stage → stage" in said
    assert "Not used: weather" in said
    assert 'row 3, close_value: "x" is not an amount; the row was left out' in said
    assert "<i>deals</i>" not in reply.text
    assert labels(reply) == ["Undo"]
    assert admin.companies() == ["Acme <b>"]


def test_undo_takes_the_whole_import_back(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    admin.send("teams.csv", b"rep,manager\nRita,Max\n")
    admin.press("Import all")
    assert "Undone: import deals.csv, teams.csv" in words(admin.press("Undo"))

    assert (admin.deals(), admin.companies()) == ([], [])


def test_the_same_file_again_has_nothing_to_import(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    admin.press("Import")
    again = admin.send("deals (1).csv", DEALS)

    assert "2 rows: 1 as they are, 1 left out" in words(again)
    assert "there is nothing to import" in words(again)
    assert "Import" not in labels(again)


def test_pressed_twice_it_imports_once(admin: Chat) -> None:
    card = admin.send("deals.csv", DEALS)
    admin.press("Import")
    again = admin.say(card.buttons[0][0].data)

    assert "no longer good" in words(again)
    assert len(admin.deals()) == 1


def test_a_card_that_has_a_newer_one_imports_nothing(admin: Chat) -> None:
    older = admin.send("deals.csv", DEALS)
    admin.send("more.csv", DEALS)

    assert "has a newer card below" in words(admin.say(older.buttons[0][0].data))
    assert admin.deals() == []


def test_another_persons_files_are_out_of_reach(admin: Chat, manager: Chat) -> None:
    card = admin.send("deals.csv", DEALS)

    assert "no longer good" in words(manager.say(card.buttons[0][0].data))
    assert "no longer good" in words(manager.say(card.buttons[1][0].data))
    assert manager.deals() == []


def test_a_rep_cannot_press_it(admin: Chat, chat: Chat) -> None:
    card = admin.send("deals.csv", DEALS)

    assert words(chat.say(card.buttons[0][0].data)) == "This is for managers and admins."


@pytest.mark.parametrize(("role", "created"), [(Role.MANAGER, 1), (Role.ADMIN, 2)])
def test_case_49_only_an_admin_gives_deals_to_people_of_other_teams(admin: Chat, role: Role, created: int) -> None:
    admin.send("teams.csv", b"rep,manager\nRita,Max\nSue,Moe\n")
    admin.press("Import")
    who = chat_as(admin.house, "Max" if role is Role.MANAGER else "Ada Admin", role)
    card = who.send("deals.csv", b"id,company,owner,stage\n1,Acme,Rita,Won\n2,Beta,Sue,Won\n")

    assert ("row 3, owner: Sue is not in your team" in words(card)) == (role is Role.MANAGER)
    assert f"{created} created" in words(who.press("Import"))
