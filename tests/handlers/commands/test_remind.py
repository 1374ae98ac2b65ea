"""/remind: in time, about a customer, a deal or anything."""

import pytest

from tests.chat import Chat, labels, words


def test_a_company_a_time_and_a_text_are_a_reminder(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("remind Acme tomorrow 9:00 call about renewal")

    expected = "⏰ I will remind you on Tue 10 Mar 2026 09:00 Acme: call about renewal #1 Acme $12k Prospecting"
    assert (words(reply), labels(reply)) == (expected, ["Undo"])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("remind tomorrow 9:00 buy flowers", "buy flowers"),
        ("remind me tomorrow 9:00 to call Bob", "call Bob"),
        ("remind me to call Bob tomorrow at 9", "call Bob"),
        ("remind buy flowers on 10 March at 9:00", "buy flowers"),
    ],
)
def test_a_reminder_need_not_be_about_a_customer(chat: Chat, said: str, kept: str) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say(said)) == f"⏰ I will remind you on Tue 10 Mar 2026 09:00 {kept}"


def test_a_customer_named_in_the_middle_is_understood(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "Acme: call Acme #1 Acme $12k" in words(chat.say("remind me to call Acme tomorrow at 9"))


def test_a_missing_time_is_asked_for_alone(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal #1")
    reply = chat.press("Remind")

    assert labels(reply) == ["In 1 hour", "Tomorrow 9:00", "Next week", "Cancel"]
    assert "on Mon 9 Mar 2026 11:00 Acme" in words(chat.press("In 1 hour"))


def test_with_no_word_at_all_both_are_asked_for(chat: Chat) -> None:
    assert words(chat.say("remind me")) == "What shall I remind you of, and when?"
    assert "on Fri 13 Mar 2026 09:00 buy flowers" in words(chat.say("buy flowers friday"))


@pytest.mark.parametrize("when", ["yesterday", "2020-01-01", "9 March 2026 9:59"])
def test_a_time_that_is_past_is_asked_for_again(chat: Chat, when: str) -> None:
    chat.say("deal Acme 12k")

    assert "past" in words(chat.say(f"remind Acme {when}"))
    assert "No reminders" in words(chat.say("reminders"))


def test_a_day_with_two_readings_has_two_buttons(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("remind Acme next friday call")

    assert labels(reply) == ["Fri 20 Mar 2026", "Fri 13 Mar 2026", "Cancel"]
    assert "on Fri 13 Mar 2026 09:00 Acme: call" in words(chat.press("13 Mar"))


def test_today_without_an_hour_is_in_an_hour(chat: Chat) -> None:
    assert "on Mon 9 Mar 2026 11:00 buy flowers" in words(chat.say("remind today buy flowers"))


def test_a_text_of_two_thousand_characters_is_refused(chat: Chat) -> None:
    assert "1000 are the most" in words(chat.say(f"remind tomorrow {'word ' * 400}"))


def test_undo_takes_the_reminder_back_and_nothing_comes(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.press("Undo")

    assert chat.tick("2026-03-10T09:01:00") == []


def test_a_reminder_that_has_come_is_not_undone_but_done(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.tick("2026-03-10T09:01:00")

    assert words(chat.say("undo")) == "This has come already; press Done under it, or snooze it."


def test_a_colleagues_deal_is_nothing_to_be_reminded_of(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")

    assert words(chat.say("remind #1 tomorrow")) == "I cannot find that."
    assert "Secretive $12k" not in words(chat.say("remind Secretive tomorrow call"))


def test_a_time_that_no_clock_shows_is_asked_for_again(chat: Chat) -> None:
    chat.say("deal Orion 12k")
    reply = chat.say("remind Orion friday 25:00 call")

    assert words(reply).startswith("There is no such time of day.")
