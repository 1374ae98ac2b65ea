"""/log: what was done for a customer."""

import pytest

from tests.chat import Chat, labels, words


def test_a_call_is_written_down_and_touches_the_deal(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.tick("2026-03-12T15:00:00")
    reply = chat.say("log call Acme talked to Jane")

    assert words(reply) == "📝 Call with Acme: talked to Jane Thu 12 Mar 2026 15:00"
    assert chat.activities()[0].text == "talked to Jane"
    assert chat.deals()[0].touched_at == chat.activities()[0].at


@pytest.mark.parametrize(
    ("said", "kind"),
    [("call Acme", "call"), ("met Acme", "meeting"), ("meeting with Acme", "meeting"), ("emailed Acme", "email")],
)
def test_a_kind_is_understood_as_people_say_it(chat: Chat, said: str, kind: str) -> None:
    chat.say("deal Acme 12k")
    chat.say(f"log {said} about the price")

    assert [(activity.kind, activity.text) for activity in chat.activities()] == [(kind, "about the price")]


def test_a_missing_kind_is_asked_for_alone(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("log Acme wants a demo")

    assert labels(reply) == ["Call", "Meeting", "Visit", "Demo", "Email", "Note", "Message", "Cancel"]
    assert words(chat.press("Visit")).startswith("📝 Visit with Acme: wants a demo")


def test_a_missing_company_is_asked_for_alone(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("log call")) == "Which company?"
    assert words(chat.say("Acme talked to Jane")).startswith("📝 Call with Acme: talked to Jane")


@pytest.mark.parametrize("answer", ["²", "٣", "99999999999999999999", "#1"])
def test_a_number_is_no_company(chat: Chat, answer: str) -> None:
    chat.say("deal Acme 12k")
    chat.say("log call")

    assert "Sorry" not in words(chat.say(answer))
    assert chat.activities() == []


def test_one_deal_of_two_can_be_meant(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 30k")
    chat.tick("2026-03-12T15:00:00")
    chat.say("log call #2 talked to Jane")

    first, second = chat.deals()
    assert (first.touched_at < second.touched_at, chat.activities()[0].deal_id) == (True, 2)


def test_a_call_with_a_company_touches_all_its_open_deals(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 30k")

    assert "2 open deals touched" in words(chat.say("log call Acme talked to Jane"))


def test_a_text_of_five_thousand_characters_is_refused_whole(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert "4000 are the most" in words(chat.say(f"log call Acme {'word ' * 1000}"))
    assert chat.activities() == []


def test_undo_takes_the_call_away_and_the_deal_is_as_it_was(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = chat.deals()[0].model_dump()
    chat.say("log call Acme talked to Jane")
    chat.press("Undo")

    assert (chat.activities(), chat.deals()[0].model_dump()) == ([], before)


def test_a_colleagues_company_cannot_be_logged_to(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")

    assert words(chat.say("log call Secretive hello")) == 'I know no company like "Secretive hello".'
    assert words(chat.say("log call #1 hello")) == "I cannot find that."
    assert chat.activities() == []
