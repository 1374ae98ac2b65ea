"""From Telegram's JSON to who did what: people are heard; channels, bots and anonymous ones are not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.read_update import chat_of, press_of, read_update
from handlers.incoming import Kind

NAME = "fake_crm_bot"
ANN: dict[str, Any] = {"id": 5, "is_bot": False, "first_name": "Ann", "last_name": "Lee"}
BOT: dict[str, Any] = {"id": 9, "is_bot": True, "first_name": "Other"}
PRIVATE: dict[str, Any] = {"id": 5, "type": "private"}
GROUP: dict[str, Any] = {"id": -70, "type": "group", "title": "Team"}
CHANNEL: dict[str, Any] = {"id": -1001, "type": "channel", "title": "News"}


def message(**values: Any) -> dict[str, Any]:
    """An update with one message of Ann's in her private chat, but for `values`; None takes a field away."""
    fields = {"message_id": 3, "date": 1_700_000_000, "chat": PRIVATE, "from": ANN, "text": "deal Acme 12k", **values}
    return {"update_id": 1, "message": {name: value for name, value in fields.items() if value is not None}}


def press(**values: Any) -> dict[str, Any]:
    """An update with one press of Ann's."""
    card = {"message_id": 8, "date": 1_700_000_000, "chat": PRIVATE, "text": "card"}
    fields = {"id": "77", "from": ANN, "chat_instance": "1", "data": "won 1", "message": card, **values}
    return {"update_id": 1, "callback_query": {name: value for name, value in fields.items() if value is not None}}


def test_a_message_says_who_where_and_what() -> None:
    received = read_update(message(), NAME)
    assert received is not None
    heard = received.incoming
    assert (heard.telegram_id, heard.name, heard.chat_id, heard.text) == (5, "Ann Lee", 5, "deal Acme 12k")
    assert (heard.kind, heard.private, heard.door) == (Kind.MESSAGE, True, "telegram")


def test_a_press_carries_its_data_and_its_card() -> None:
    received = read_update(press(), NAME)
    assert received is not None
    assert (received.incoming.kind, received.incoming.text) == (Kind.PRESS, "won 1")
    assert received.incoming.message_id == 8
    assert press_of(press()) == "77"


def test_a_press_on_a_card_too_old_to_be_seen_still_counts() -> None:
    received = read_update(press(message={"message_id": 8, "date": 0, "chat": PRIVATE}), NAME)
    assert received is not None
    assert received.incoming.message_id == 8


def test_a_file_comes_with_its_caption_and_what_cannot_be_read_as_other() -> None:
    document = {"file_id": "F", "file_unique_id": "U", "file_name": "deals.csv", "file_size": 9}
    file = read_update(message(text=None, caption="import", document=document), NAME)
    voice = read_update(message(text=None, voice={"file_id": "F", "file_unique_id": "U", "duration": 3}), NAME)
    assert file is not None
    assert voice is not None
    assert (file.incoming.kind, file.incoming.text) == (Kind.FILE, "import")
    assert file.document is not None
    assert voice.incoming.kind is Kind.OTHER


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "channel_post": message(chat=CHANNEL)["message"]},
        {"update_id": 1, "edited_message": message()["message"]},
        message(chat=CHANNEL),
        message(sender_chat=GROUP, chat=GROUP, text="/deals"),
        message(**{"from": None}),
        message(**{"from": BOT}),
        message(via_bot=BOT),
        message(text=None, group_chat_created=True, chat=GROUP),
        message(text=None, new_chat_members=[ANN], chat=GROUP),
        message(text=None, migrate_to_chat_id=-100200, chat=GROUP),
        press(**{"from": BOT}),
        press(message=None, inline_message_id="x"),
        press(data=None, game_short_name="x"),
        {"update_id": 1, "inline_query": {"id": "1", "from": ANN, "query": "acme", "offset": ""}},
        {"update_id": 1},
    ],
)
def test_what_is_nobodys_is_passed_over(update: dict[str, Any]) -> None:
    assert read_update(update, NAME) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/deals", True),
        ("/deals@fake_crm_bot open", True),
        ("/deals@FAKE_crm_bot", True),
        ("/deals@other_bot", False),
        ("we won Acme today", False),
        ("/", True),
    ],
)
def test_in_a_group_the_bot_hears_what_is_said_to_it(text: str, heard: bool) -> None:
    received = read_update(message(chat=GROUP, text=text), NAME)
    assert (received is not None) is heard
    assert received is None or not received.incoming.private


def test_in_a_group_a_mention_and_an_answer_to_the_bot_are_said_to_it() -> None:
    mention = [{"type": "mention", "offset": 0, "length": 13}]
    assert read_update(message(chat=GROUP, text="@fake_crm_bot deals", entities=mention), NAME) is not None
    card = {"message_id": 2, "date": 1, "chat": GROUP, "from": {**BOT, "username": NAME}, "text": "card"}
    assert read_update(message(chat=GROUP, text="12k", reply_to_message=card), NAME) is not None


VALUES = st.sampled_from([None, True, 7, 2**70, "x", [], [1], {}, ANN, PRIVATE, {"id": "5"}, {"id": 2**64}])
PARTS = st.dictionaries(st.sampled_from(["id", "from", "chat", "text", "message", "data"]), VALUES, max_size=4)


@given(
    st.dictionaries(
        st.sampled_from(["message", "edited_message", "callback_query", "poll"]), VALUES | PARTS, max_size=3
    )
)
def test_any_json_has_a_chat_and_a_press_or_none(payload: dict[str, Any]) -> None:
    chat, query_id = chat_of(payload), press_of(payload)
    assert chat is None or abs(chat) < 2**63
    assert query_id is None or isinstance(query_id, str)


def test_an_edited_text_is_heard_with_when_it_was_edited() -> None:
    message = {
        "message_id": 3,
        "date": 1700000000,
        "edit_date": 1700000060,
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "Ann"},
        "text": "deal Acme 12k",
    }
    received = read_update({"update_id": 9, "edited_message": message}, NAME)

    assert received is not None
    said = received.incoming
    assert (said.message_id, said.said_at, said.edited, said.order) == (3, 1700000000, 1700000060, 9)
