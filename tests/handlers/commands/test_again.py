"""/again, the button under a message that may not have arrived."""

import pytest

from storage import outbox
from storage.tables import Outbox
from storage.words import DeliveryState
from tests.chat import Chat, at, labels, words


def in_doubt(chat: Chat, row_id: int) -> None:
    """The sender has lost the answer to its call."""
    chat.house.database.write(
        lambda session: outbox.finish(session, row_id, DeliveryState.UNCERTAIN, at=at("2026-03-10T09:00:00+00:00"))
    )


def due_reminder(chat: Chat) -> int:
    """A reminder that was pushed and is in doubt; the number of its message."""
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.tick("2026-03-10T09:00:01")
    row_id = chat.terminal.shown[0].message_id
    in_doubt(chat, row_id)
    return row_id


def test_the_next_message_tells_of_it_once_and_it_is_sent_again_once(chat: Chat) -> None:
    due_reminder(chat)

    answer, doubt = chat.terminal.say("deals")
    assert "No open deals" in words(answer.reply)
    assert words(doubt.reply).endswith("(or you have it already): • ⏰ Reminder buy flowers")
    assert labels(doubt.reply) == ["Send again (1)"]

    said, push = chat.terminal.press("Send again")
    assert {said.kind, push.kind} == {"edit", "push"}
    assert len(chat.terminal.say("deals")) == 1


def test_pressed_twice_it_comes_once(chat: Chat) -> None:
    row_id = due_reminder(chat)
    chat.say("deals")
    chat.press("Send again")

    assert words(chat.say(f"again {row_id}")) == "This has been settled already."


def test_in_doubt_a_second_time_it_is_told_a_second_time(chat: Chat) -> None:
    row_id = due_reminder(chat)
    chat.say("deals")
    chat.press("Send again")
    in_doubt(chat, row_id)

    assert labels(chat.say("deals")) == ["Send again (1)"]


def test_what_is_done_meanwhile_is_not_told(chat: Chat) -> None:
    due_reminder(chat)
    chat.say("done reminder 1")

    assert len(chat.terminal.say("deals")) == 1


@pytest.mark.parametrize("said", ["again", "again x", "again ²", "again 99999999999999999999"])
def test_other_words_send_nothing(chat: Chat, said: str) -> None:
    assert len(chat.terminal.say(said)) == 1


def test_nobody_sends_a_colleagues_message_again(chat: Chat, manager: Chat) -> None:
    row_id = due_reminder(chat)

    assert words(manager.say(f"again {row_id}")) == "This has been settled already."
    with chat.house.database.reading() as session:
        assert session.get_one(Outbox, row_id).state == DeliveryState.UNCERTAIN


def test_a_reply_in_doubt_is_told_too(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    in_doubt(chat, chat.terminal.shown[0].message_id)

    _answer, doubt = chat.terminal.say("reminders")
    assert "• Logged: Acme · $12,000" in words(doubt.reply)
