"""/lost."""

import pytest

from tests.chat import Chat, labels, words


def test_the_reason_is_asked_for(chat: Chat) -> None:
    chat.say("deal Hooli 5k")
    reply = chat.press("Lost")

    assert labels(reply)[0] == "Pricing"
    assert "Reason: Competition" in words(chat.press("Competition"))
    assert chat.deals()[0].close_amount == 0


@pytest.mark.parametrize(
    ("said", "meant"),
    [("price", "Pricing"), ("- budget", "Budget Constraints"), ("Poor", "Poor Fit"), ("other", "Other")],
)
def test_a_reason_is_understood_as_people_say_it(chat: Chat, said: str, meant: str) -> None:
    chat.say("deal Hooli 5k")

    assert f"Reason: {meant}" in words(chat.say(f"lost Hooli {said}"))


def test_a_lost_deal_cannot_be_lost_again(chat: Chat) -> None:
    chat.say("deal Hooli 5k")
    chat.say("lost #1 price")

    assert "lost already" in words(chat.say("lost #1 price"))
