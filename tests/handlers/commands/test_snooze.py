"""/snooze: an hour, until tomorrow, until next week, or as one says."""

import pytest

from tests.chat import Chat, labels, words


@pytest.mark.parametrize(
    ("button", "until"),
    [
        ("Snooze 1 h", "Tue 10 Mar 2026 10:00"),
        ("Tomorrow", "Wed 11 Mar 2026 09:00"),
        ("Next week", "Tue 17 Mar 2026 09:00"),
    ],
)
def test_a_button_puts_a_reminder_off(chat: Chat, button: str, until: str) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.tick("2026-03-10T09:00:01")
    reply = chat.press(button)

    assert words(reply) == f"💤 Again on {until} buy flowers"
    assert labels(reply) == ["Done", "Snooze 1 h", "Tomorrow", "Next week", "Undo"]


def test_it_comes_again_then_and_once(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.tick("2026-03-10T09:00:01")
    chat.press("Snooze 1 h")

    assert chat.tick("2026-03-10T09:59:00") == []
    assert [words(push) for push in chat.tick("2026-03-10T10:00:30")] == ["⏰ Reminder buy flowers"]
    assert chat.tick("2026-03-10T10:01:00") == []


def test_in_words_it_is_the_reminder_that_is_due_first(chat: Chat) -> None:
    chat.say("remind friday 9:00 second")
    chat.say("remind tomorrow 9:00 first")

    assert words(chat.say("snooze 12 March 14:00")) == "💤 Again on Thu 12 Mar 2026 14:00 first"


def test_a_missing_time_is_asked_for_alone(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    reply = chat.say("snooze")

    assert (words(reply), labels(reply)) == ("Until when?", ["Snooze 1 h", "Tomorrow", "Next week", "Cancel"])
    assert "Again on Mon 16 Mar 2026 09:00" in words(chat.press("Next week"))


def test_undo_brings_it_back_to_its_first_time(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.say("snooze 12 March 14:00")
    chat.press("Undo")

    assert [words(push) for push in chat.tick("2026-03-10T09:00:01")] == ["⏰ Reminder buy flowers"]


@pytest.mark.parametrize("when", ["yesterday", "whenever", "2020-01-01"])
def test_a_time_that_cannot_be_is_asked_for_again(chat: Chat, when: str) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")

    assert labels(chat.say(f"snooze {when}")) == ["Cancel"]
    assert "Again on Wed 11 Mar 2026 09:00" in words(chat.say("11 March"))


def test_without_a_reminder_there_is_nothing_to_snooze(chat: Chat) -> None:
    assert words(chat.say("snooze tomorrow")) == "You have no reminder to snooze."


def test_a_colleagues_reminder_cannot_be_snoozed(chat: Chat, manager: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")

    assert words(manager.say("snooze reminder 1 1h")) == "I cannot find that."
    assert words(manager.say("snooze reminder 99999999999999999999 1h")) == "I cannot find that."
