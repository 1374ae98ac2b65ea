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

    assert words(chat.say("log call")) == "Which company or contact?"
    assert words(chat.say("Acme talked to Jane")).startswith("📝 Call with Acme: talked to Jane")


@pytest.mark.parametrize("answer", ["²", "٣", "99999999999999999999", "contact #1"])
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


def test_a_contact_who_is_named_brings_their_company(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.tick("2026-03-12T15:00:00")

    assert words(chat.say("log call Jane wants a demo")).startswith("📝 Call with Acme · Jane Doe: wants a demo")
    (call,) = chat.activities()
    assert (call.company_id, call.contact_id, call.at == chat.deals()[0].touched_at) == (1, 1, True)


def test_a_contact_who_works_nowhere_can_be_called_too(chat: Chat) -> None:
    chat.say("contact new Jane Doe")

    assert words(chat.say("log call with Jane Doe hello")).startswith("📝 Call with Jane Doe: hello")


def test_one_contact_of_two_of_a_name_is_asked_for(chat: Chat) -> None:
    chat.say("contact Jane Doe at Acme")
    chat.say("contact Jane Roe")

    assert labels(chat.say("log call Jane wants a demo")) == ["Jane Doe · Acme", "Jane Roe", "Cancel"]
    assert words(chat.press("Roe")).startswith("📝 Call with Jane Roe: wants a demo")


def test_a_company_that_begins_like_the_contact_is_asked_about(chat: Chat) -> None:
    chat.say("deal Janeway 12k")
    chat.say("contact new Jane Doe")

    assert labels(chat.say("log call Jane hello")) == ["Jane Doe", "Janeway", "Cancel"]
    assert words(chat.press("Janeway")).startswith("📝 Call with Janeway: hello")


def test_a_word_that_is_a_name_too_is_asked_about(chat: Chat) -> None:
    chat.say("contact new Will Power")

    assert labels(chat.say("note will call back")) == ["Will Power", "Cancel"]
    assert chat.activities() == []
    assert words(chat.say("note Will call back")).startswith("📝 Note with Will Power: call back")


def test_who_is_named_in_the_text_was_there(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("contact Jane Doe at Acme")
    chat.say("contact 王小明 at Acme")
    chat.say("log call Acme talked to Jane")
    chat.say("note Acme 王小明要报价")
    chat.say("note Acme nobody was there")

    assert [activity.contact_id for activity in chat.activities()] == [1, 2, None]


def test_a_colleagues_contact_cannot_be_logged_to(chat: Chat, manager: Chat) -> None:
    manager.say("contact Sandra Secret at Secretive")

    chat.say("deal Secretive 5k")
    assert words(chat.say("log call contact #1 hello")) == "I cannot find that."
    assert words(chat.say("log call Sandra hello")) == 'I know no company like "Sandra hello".'
    assert words(chat.say("log call Secretive spoke with Sandra")).startswith(
        "📝 Call with Secretive: spoke with Sandra"
    )
    assert chat.activities()[0].contact_id is None
