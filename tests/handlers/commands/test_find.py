"""/find: typos forgiven, other people's records never shown."""

import pytest

from tests.chat import Chat, labels, words


def test_a_few_letters_find_the_company_and_its_open_deals(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("find acm")

    assert words(reply) == "🏢 Acme"
    assert labels(reply) == ["🏢 Acme", "#1 Acme $12k Prospecting"]
    assert words(chat.press("#1")).startswith("Acme · $12,000")


def test_a_contact_is_found_and_opened(chat: Chat) -> None:
    chat.say("contact Jane Doe jane@acme.com Acme")

    assert "👤 Jane Doe" in words(chat.say("find jane doe"))
    assert "jane@acme.com" in words(chat.press("Jane"))


def test_what_to_look_for_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("find")) == "Whom are you looking for?"
    assert words(chat.say("acme")) == "🏢 Acme"


@pytest.mark.parametrize("said", ["%", "_", '"', "NEAR(a", "a^", "*", "'; drop table deal;--", "<i>x</i>", "²", "👍"])
def test_signs_of_a_search_language_are_searched_for_as_they_are(chat: Chat, said: str) -> None:
    chat.say("deal Qqq 12k")

    assert words(chat.say(f"find {said}")) == f"Nothing here resembles {said}."


def test_a_colleagues_customer_and_contact_are_not_found(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")
    manager.say("contact Sandra Secret sandra@secret.com Secretive")

    assert words(chat.say("find Secretive")) == "Nothing here resembles Secretive."
    assert words(chat.say("find Sandra Secret")) == "Nothing here resembles Sandra Secret."


def test_what_only_has_the_letters_in_it_is_no_match(chat: Chat) -> None:
    for company in ("Amcor", "Macmillan", "Cam Systems"):
        chat.say(f'deal "{company}" 1k')

    assert words(chat.say("find acm")) == "Nothing here resembles acm."


@pytest.mark.parametrize("said", ["Mueller", "MULLER", "Müllr", "maschinenbau müller"])
def test_a_name_is_found_in_every_way_of_writing_it(chat: Chat, said: str) -> None:
    chat.say('deal "Müller Maschinenbau" 1k')

    assert words(chat.say(f"find {said}")) == "🏢 Müller Maschinenbau"


@pytest.mark.parametrize("said", ["jane@ACME.com", "+49 30 901820", "030 901820"])
def test_a_contact_is_found_by_how_to_reach_them(chat: Chat, manager: Chat, said: str) -> None:
    chat.say("contact Jane Doe jane@acme.com +49 30 901820 Acme")
    manager.say("contact Sandra Secret jane@acme.com +49 30 901820 Other")

    assert words(chat.say(f"find {said}")) == "👤 Jane Doe · Acme"


def test_a_number_with_its_mark_is_the_deal_of_that_number(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("find #1")).startswith("Acme · $12,000")
    assert words(chat.say("find #99")) == words(chat.say("deal #99"))
