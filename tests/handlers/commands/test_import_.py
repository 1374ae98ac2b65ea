"""/import: the file sent to the chat, what is said of it, and its undo."""

import pytest

from bot.assemble import Assembled
from handlers.command import Reply
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words

DEALS = b"opportunity_id,account,deal_stage,close_value,weather\n1,Acme <b>,Won,1200,dry\n2,Beta,Lost,x,wet\n"


@pytest.fixture
def admin(house: Assembled) -> Chat:
    return chat_as(house, "Ada Admin", Role.ADMIN)


def test_a_sent_file_is_imported_and_told_of(admin: Chat) -> None:
    reply = admin.send("<i>deals</i>.csv", DEALS)

    said = words(reply)
    assert "deals" in said
    assert "2 read, 1 created, 0 updated, 1 skipped" in said
    assert "deal_stage → stage" in said
    assert "Not used: weather" in said
    assert 'row 3, close_value: "x" is not an amount; the row was left out' in said
    assert "<i>deals</i>" not in reply.text
    assert labels(reply) == ["Undo"]
    assert admin.companies() == ["Acme <b>"]


def test_undo_takes_the_whole_import_back(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    admin.press("Undo")

    assert (admin.deals(), admin.companies()) == ([], [])


def test_the_same_file_again_changes_nothing(admin: Chat) -> None:
    admin.send("deals.csv", DEALS)
    again = admin.send("deals (1).csv", DEALS)

    assert "2 read, 0 created, 0 updated, 1 skipped" in words(again)
    assert labels(again) == []
    assert len(admin.deals()) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "deals.csv is empty"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a table. Save the table as CSV or XLSX"),
        (b"a,b\n1,2\n", "I do not recognise the columns of deals.csv (a, b)"),
        (b"account,close_value,close_date\nAcme,1,2017-01-01\n", "looks like deals, but has no column for the stage"),
    ],
)
def test_what_is_no_table_is_refused_and_the_next_message_works(admin: Chat, content: bytes, says: str) -> None:
    reply = admin.send("deals.csv", content)

    assert says in words(reply)
    assert admin.deals() == []
    assert "Acme" in words(admin.say("deal Acme 12k"))


def test_without_a_file_it_says_to_send_one(admin: Chat) -> None:
    assert "Send me the file itself" in words(admin.say("/import"))


def test_a_rep_cannot_import(chat: Chat) -> None:
    reply: Reply = chat.send("deals.csv", DEALS)

    assert words(reply) == "This is for managers and admins."
    assert chat.deals() == []
