"""The Refresh button: what was shown is shown anew in its place, with the figures as of now."""

import pytest

from tests.chat import Chat, labels, words


@pytest.mark.parametrize("said", ["deal #1", "deals", "pipeline", "forecast quarter"])
def test_what_was_shown_is_shown_anew_in_its_place(chat: Chat, said: str) -> None:
    chat.say("deal Acme 12k")
    shown = chat.terminal.say(said)[-1]
    first = chat.terminal.shown
    chat.say("edit #1 15k")
    chat.say("deal Hooli 5k")
    chat.terminal.shown = first
    (anew,) = chat.terminal.press("Refresh")

    assert (anew.kind, anew.message_id) == ("edit", shown.message_id)
    assert words(anew.reply).endswith("🔄 as of Mon 9 Mar 2026 10:00")
    assert labels(anew.reply) == labels(shown.reply) or said == "deals"
    assert words(anew.reply).removesuffix("🔄 as of Mon 9 Mar 2026 10:00").strip() != words(shown.reply)


def test_a_card_that_was_refreshed_is_no_old_card_any_more(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal #1")
    manager.say("edit #1 20k")
    chat.press("Refresh")

    assert words(chat.press("Won")).startswith("🎉 Won: Acme · $20,000")


def test_refreshing_leaves_an_open_question_open(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    shown = chat.terminal.say("deals")
    chat.say("deal Hooli")
    chat.terminal.shown = shown
    chat.press("Refresh")

    assert words(chat.say("5k")).startswith("Logged: Hooli · $5,000")


def test_what_is_gone_or_not_ones_own_any_more_is_not_shown(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    shown = chat.terminal.say("deal #1")
    chat.say("undo")
    chat.terminal.shown = shown

    assert words(chat.press("Refresh")) == "I cannot find that."


def test_a_card_of_what_was_done_has_no_refresh(chat: Chat) -> None:
    assert "Refresh" not in labels(chat.say("deal Acme 12k"))
