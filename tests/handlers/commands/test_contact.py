"""/contact: a person and how to reach them, in whatever order a rep writes it."""

import pytest

from tests.chat import Chat, labels, words


def test_a_name_a_mail_address_a_number_and_a_company_are_a_contact(chat: Chat) -> None:
    reply = chat.say("contact Jane Doe jane@acme.com +49 30 901820 Acme")

    assert words(reply) == "Contact added: Jane Doe Acme ✉ jane@acme.com ☎ +4930901820"
    assert labels(reply) == ["Undo"]
    assert chat.companies() == ["Acme"]


def test_what_is_new_is_added_to_the_contact_that_is_there(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    reply = chat.say("contact Jane Doe +49 30 901820 Acme")

    assert words(reply) == "Contact updated: Jane Doe Acme ✉ jane@acme.com ☎ +4930901820"
    chat.press("Undo")
    assert "901820" not in words(chat.say("contact #1"))


def test_the_same_again_is_said_to_be_known(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    reply = chat.say("contact jane doe JANE@acme.com Acme")

    assert words(reply).startswith("Nothing new, I have this already: Jane Doe")
    assert labels(reply) == []


def test_two_people_of_one_name_at_two_companies_are_two(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.say("contact Jane Doe jane@hooli.com Hooli")

    assert words(chat.say("contact #2")) == "Jane Doe Hooli ✉ jane@hooli.com Nothing logged yet."


def test_a_missing_name_is_asked_for_alone(chat: Chat) -> None:
    reply = chat.say("contact jane@acme.com")

    assert (words(reply), labels(reply)) == ("What is the contact's name?", ["Cancel"])
    assert words(chat.say("Deal Maker")) == "Contact added: Deal Maker ✉ jane@acme.com"


def test_a_command_that_is_one_word_is_no_name(chat: Chat) -> None:
    chat.say("contact")

    assert "No open deals" in words(chat.say("deals"))


def test_what_has_an_at_sign_and_is_no_mail_address_is_named(chat: Chat) -> None:
    assert "jane@acme is not a mail address" in words(chat.say("contact Jane Doe jane@acme"))


@pytest.mark.parametrize("name", ["<b>Bold</b>", "'; drop table contact;--", "Ünal Özgür", "王小明", "O'Neil %s {0}"])
def test_names_are_kept_and_shown_as_they_are(chat: Chat, name: str) -> None:
    assert f"Contact added: {name}" in words(chat.say(f'contact "{name}" x@example.com'))


def test_a_name_of_three_hundred_characters_is_refused(chat: Chat) -> None:
    assert "200 are the most I keep" in words(chat.say(f'contact "{"x" * 300}" x@example.com'))


def test_a_colleagues_contact_is_answered_like_one_that_does_not_exist(chat: Chat, manager: Chat) -> None:
    manager.say("contact Sandra Secret sandra@secret.com")

    assert chat.say("contact #1").text == chat.say("contact #99999999999999999999").text == "I cannot find that."


def test_a_known_name_alone_is_the_brief_before_a_call(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("contact Jane Doe jane@acme.com CFO Acme")
    chat.say("contact Bob Roe Acme")
    chat.say("log call Jane wants a demo")
    chat.say("log call Bob is on leave")
    chat.say("note Acme moves to Berlin")
    chat.say("remind Jane tomorrow 9:00 send the offer")
    chat.tick("2026-03-12T10:00:00")

    reply = chat.say("contact Jane")
    assert words(reply) == (
        "Jane Doe CFO · Acme ✉ jane@acme.com 📌 Wants: demo Open: 1 deal ⏰ Tue 10 Mar 2026 09:00 send the offer "
        "Last touch: 3 days ago · 9 Mar note: moves to Berlin (Robin Rep) · 9 Mar call: wants a demo (Robin Rep)"
    )
    assert labels(reply) == ["#1 Acme $12k Prospecting", "Log call", "Remind", "🏢 Acme"]
    assert words(chat.press("Log call")).startswith("📝 Call with Acme · Jane Doe")


def test_several_of_a_name_are_buttons_and_another_can_be_kept(chat: Chat) -> None:
    chat.say("contact Jane Doe at Acme")
    chat.say("contact Jane Roe")

    assert labels(chat.say("contact Jane")) == ["Jane Doe · Acme", "Jane Roe", "New contact Jane", "Cancel"]
    assert words(chat.press("Roe")) == "Jane Roe Nothing logged yet."
    chat.say("contact Jane")
    assert words(chat.press("New")) == "Contact added: Jane"
    assert words(chat.say("contact Jane")) == "Jane Nothing logged yet."


@pytest.mark.parametrize("said", ["contact Jnae Doe", "contact Jane Deo", "contact Müler"])
def test_a_name_that_is_merely_alike_is_asked_about(chat: Chat, said: str) -> None:
    chat.say("contact new Jane Doe")
    chat.say('contact new "Eva Müller"')

    assert "Is it one of these?" in words(chat.say(said))
    assert labels(chat.press("New")) == ["Undo"]


def test_a_name_with_where_they_work_is_the_one_there(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")
    chat.say("contact Jane Doe jane@hooli.com Hooli")

    assert "jane@hooli.com" in words(chat.say("contact Jane Hooli"))
    assert words(chat.say("contact Bob Hooli")) == "Contact added: Bob Hooli"


def test_a_colleagues_contact_is_not_known_by_name(chat: Chat, manager: Chat) -> None:
    manager.say("contact Sandra Secret sandra@secret.com Secretive")

    assert words(chat.say("contact Sandra")) == "Contact added: Sandra"
