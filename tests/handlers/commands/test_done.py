"""/done, the button under reminders and follow-ups."""

import pytest

from tests.chat import Chat, labels, words


def test_a_reminder_that_is_done_can_be_taken_back(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.tick("2026-03-10T09:00:01")
    reply = chat.press("Done")

    assert (words(reply), labels(reply)) == ("✅ Done buy flowers", ["Undo"])
    chat.press("Undo")
    assert "buy flowers" in words(chat.say("reminders"))


def test_done_before_it_is_due_means_that_it_does_not_come(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.say("done reminder 1")

    assert chat.tick("2026-03-10T09:00:01") == []


def test_done_twice_is_said_without_a_lesson(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.say("done reminder 1")

    assert words(chat.say("done reminder 1")) == "This is done already."


def test_a_follow_up_that_is_done_counts_as_a_touch(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.tick("2026-03-23T08:00:01")

    assert words(chat.press("Done")).startswith("✅ Followed up: Acme · $12,000")
    assert chat.tick("2026-03-24T08:00:01") == []


@pytest.mark.parametrize("said", ["done", "done it", "done reminder", "done reminder x", "done deal ²"])
def test_other_words_are_told_where_the_button_is(chat: Chat, said: str) -> None:
    assert words(chat.say(said)).startswith("Press Done under a reminder")


def test_nobody_is_done_with_a_colleagues_work(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")
    manager.say("remind tomorrow 9:00 buy flowers")

    assert words(chat.say("done reminder 1")) == words(chat.say("done deal 1")) == "I cannot find that."
    assert words(chat.say("done deal 99999999999999999999")) == "I cannot find that."
