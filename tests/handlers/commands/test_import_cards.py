"""A shared contact or a vCard file: one is a contact's card, several are an import, and Undo takes them back."""

import pytest
from sqlmodel import select

from bot.assemble import Assembled
from storage.tables import Contact, ContactPoint
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump

JANE = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nORG:Acme\nTITLE:CFO\nEMAIL:jane@acme.com\nTEL:+49 170 1234567\nEND:VCARD\n"
)
JOHN = "BEGIN:VCARD\nVERSION:3.0\nFN:John Roe\nORG:Acme\nTEL:0049 170 7654321\nEND:VCARD\n"


def send(chat: Chat, text: str, name: str = "people.vcf") -> str:
    return words(chat.send(name, text.encode()))


def contacts(chat: Chat) -> list[str]:
    with chat.house.database.reading() as session:
        return sorted(session.exec(select(Contact.name)))


def points(chat: Chat) -> list[str]:
    with chat.house.database.reading() as session:
        return sorted(session.exec(select(ContactPoint.value)))


def test_one_card_is_kept_and_shown_as_a_contact_is(chat: Chat) -> None:
    reply = chat.send("people.vcf", JANE.encode())

    assert words(reply) == "Contact added: Jane Doe CFO · Acme ✉ jane@acme.com ☎ +491701234567"
    assert "Undo" in labels(reply)
    assert (contacts(chat), chat.companies()) == (["Jane Doe"], ["Acme"])


def test_undo_takes_contact_company_and_numbers_back(chat: Chat) -> None:
    before = dump(chat.house.database, without=HISTORY)
    send(chat, JANE)
    chat.press("Undo")

    assert dump(chat.house.database, without=HISTORY) == before


def test_the_same_card_again_is_nothing_new(chat: Chat) -> None:
    send(chat, JANE)

    assert send(chat, JANE).startswith("Nothing new, I have this already: Jane Doe")
    assert len(points(chat)) == 2


def test_a_card_like_a_known_contact_is_kept_and_the_likeness_told(chat: Chat) -> None:
    chat.say("contact Jörg Müller j@acme.com Acme")
    reply = chat.send("x.vcf", JANE.replace("Jane Doe", "Joerg Mueller").encode())

    assert "Jörg Müller" in words(reply)
    assert len(contacts(chat)) == 2


def test_several_cards_are_an_import_also_for_a_rep(chat: Chat) -> None:
    reply = chat.send("people.vcf", (JANE + JOHN).encode())

    assert "people.vcf: contacts 2 read, 2 created, 0 updated, 0 skipped" in words(reply)
    assert contacts(chat) == ["Jane Doe", "John Roe"]
    assert points(chat) == ["+491701234567", "+491707654321", "jane@acme.com"]
    assert words(chat.say("contact Jane")).startswith("Jane Doe CFO · Acme")

    assert "Undone" in words(chat.say("undo"))
    assert contacts(chat) == []


def test_what_a_person_has_changed_since_stays_when_the_cards_come_again(chat: Chat) -> None:
    send(chat, JANE + JOHN)
    chat.say("contact Jane Doe CEO Acme")
    send(chat, JANE + JOHN)

    assert words(chat.say("contact Jane")).startswith("Jane Doe CEO · Acme")


def test_a_colleagues_contact_is_neither_told_of_nor_changed(house: Assembled, chat: Chat) -> None:
    other = chat_as(house, "Olga Other")
    other.say('contact "Jane Doe" secret@acme.com Acme')
    reply = send(chat, JANE + JOHN)

    assert "2 created, 0 updated, 0 skipped" in reply
    assert "secret" not in words(chat.say("contact Jane"))
    assert "secret@acme.com" in words(other.say("contact Jane"))


def test_a_contact_of_everybody_stays_everybodys(house: Assembled, chat: Chat, admin: Chat) -> None:
    admin.send("people.vcf", (JANE + JOHN).encode())
    chat.send("people.vcf", (JANE + JOHN.replace("END", "EMAIL:john@acme.com\nEND")).encode())

    assert "john@acme.com" in words(chat_as(house, "Olga Other").say("contact John"))


def test_a_card_without_a_name_says_what_to_write(chat: Chat) -> None:
    reply = send(chat, "BEGIN:VCARD\nTEL:+49 170 1234567\nEND:VCARD\n")

    assert reply.startswith("This card has no name. Say who it is: contact NAME +491701234567.")
    assert contacts(chat) == []


def test_a_wrong_mail_address_is_left_out_and_told_of(chat: Chat) -> None:
    reply = send(chat, JANE.replace("jane@acme.com", "jane@<b>"))

    assert "⚠ jane@<b> is not a mail address; it was left out" in reply
    assert points(chat) == ["+491701234567"]


@pytest.mark.parametrize("caption", ["from the fair", "deal Acme 12k", "/undo", "won Acme"])
def test_the_caption_of_cards_is_not_obeyed(chat: Chat, caption: str) -> None:
    reply = chat.send("people.vcf", JANE.encode(), caption)

    assert words(reply).startswith("Contact added: Jane Doe")
    assert chat.deals() == []


def test_the_import_command_takes_cards_too(manager: Chat) -> None:
    manager.send("people.vcf", JANE.encode(), "/import")

    assert "1 read, 1 created" in words(manager.press("Import"))


def test_without_a_file_it_says_what_to_send(chat: Chat) -> None:
    assert "Share a contact with me, or send me a vCard file" in words(chat.say("/import_cards"))


def test_two_thousand_cards_come_in_as_one_change(chat: Chat) -> None:
    many = "".join(JOHN.replace("John Roe", f"John Roe {n}").replace("7654321", f"76{n:05}") for n in range(2_000))

    assert "2,000 read, 2,000 created, 0 updated, 0 skipped" in send(chat, many)
    assert "Undone" in words(chat.press("Undo"))
    assert contacts(chat) == []
