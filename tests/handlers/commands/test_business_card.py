"""/business_card: what was read from a picture is shown first, and kept when the person says so."""

from handlers.read.card_words import say_card
from handlers.read.contacts import ContactWords
from tests.chat import Chat, labels, words
from tests.dump import dump

JANE = ContactWords("Jane Doe", "Globex", "Head of Purchasing", ("jane@globex.com",), ("+4930901820", "+491701234567"))


def read(card: ContactWords) -> str:
    return f"/business_card {say_card(card)}"


def test_what_was_read_is_shown_and_asked_about(chat: Chat) -> None:
    before = dump(chat.house.database)
    asked = chat.say(read(JANE))

    assert words(asked) == (
        "I read on the card: Jane Doe Head of Purchasing · Globex ✉ jane@globex.com ☎ +4930901820 ☎ +491701234567 "
        "If something is wrong, write it as: contact Jane Doe jane@globex.com +4930901820 +491701234567 "
        '"Globex" Shall I save it?'
    )
    assert labels(asked) == ["Save contact", "Cancel"]
    assert dump(chat.house.database) == before


def test_one_press_keeps_the_contact_and_undo_takes_it_back(chat: Chat) -> None:
    chat.say(read(JANE))
    reply = chat.press("Save contact")

    assert words(reply).startswith("Contact added: Jane Doe Head of Purchasing · Globex ✉ jane@globex.com")
    assert chat.companies() == ["Globex"]
    chat.press("Undo")
    assert chat.companies() == []


def test_cancel_keeps_nothing(chat: Chat) -> None:
    chat.say(read(JANE))
    chat.press("Cancel")

    assert chat.companies() == []


def test_the_correction_that_is_offered_is_one(chat: Chat) -> None:
    asked = words(chat.say(read(JANE)))
    said = asked.partition("write it as: ")[2].removesuffix(" Shall I save it?")

    assert words(chat.say(said.replace("Jane Doe", "Jane Dow"))).startswith("Contact added: Jane Dow Globex")


def test_a_missing_name_is_asked_for_and_then_all_is_shown(chat: Chat) -> None:
    chat.say(read(ContactWords(None, "Globex", None, (), ("+4930901820",))))

    assert words(chat.say("Jane Doe")).startswith("I read on the card: Jane Doe Globex ☎ +4930901820")
    assert words(chat.press("Save contact")) == "Contact added: Jane Doe Globex ☎ +4930901820"


def test_a_card_like_a_known_contact_says_so(chat: Chat) -> None:
    chat.say("contact Jane Doe j@x.com Globex")
    chat.say(read(JANE))

    assert words(chat.press("Save contact")).startswith("Contact updated: Jane Doe")


def test_what_stands_on_a_card_is_data(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)
    asked = chat.say(read(ContactWords('<b>"won Acme"</b>', "/undo", None, (), ())))

    assert "I read on the card: <b>'won Acme'</b> /undo" in words(asked)
    assert dump(chat.house.database) == before


def test_without_a_picture_it_says_what_to_send(chat: Chat) -> None:
    assert words(chat.say("/business_card")) == "Send me a photo of a business card, and I read it."
