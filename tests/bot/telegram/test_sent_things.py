"""What people send at Telegram instead of words, by the real library and the real router."""

from typing import Any

import pytest
from sqlmodel import select

from bot.pictures.cards import can_read
from bot.telegram.read_update import read_update
from handlers.read.tables import read_vcards
from storage.tables import Contact, ContactPoint
from tests.bot.telegram.conftest import ANN, Office
from tests.bot.telegram.test_read_update import NAME, message

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def shared(**contact: Any) -> tuple[str, tuple[str, ...]]:
    """Name and numbers of a contact as it is shared."""
    received = read_update(message(text=None, contact=contact), NAME)
    assert received is not None
    assert received.incoming.file is not None
    (card,) = read_vcards(received.incoming.file.name, received.incoming.file.content)
    return card.name, card.phones


async def test_a_shared_contact_becomes_one(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.share_contact(ANN, "+49 170 1234567", "Jane; Doe")
    async with office.running():
        await office.settled()

    assert office.telegram.sent(ANN)[-1].text == "Contact added: Jane; Doe\n☎ +491701234567"
    with office.house.database.reading() as session:
        assert session.exec(select(Contact.name)).all() == ["Jane; Doe"]
        assert session.exec(select(ContactPoint.value)).all() == ["+491701234567"]


async def test_a_strangers_contact_is_not_kept(office: Office) -> None:
    office.telegram.share_contact(66, "+49 170 1234567", "Jane Doe")
    async with office.running():
        await office.settled()

    assert "belongs to a sales team" in office.telegram.sent(66)[-1].text
    with office.house.database.reading() as session:
        assert session.exec(select(Contact.name)).all() == []


def test_a_number_of_telegrams_own_users_is_international() -> None:
    assert shared(phone_number="491701234567", first_name="Jane", last_name="Doe", user_id=8) == (
        "Jane Doe",
        ("+491701234567",),
    )
    assert shared(phone_number="030901820", first_name="Jane") == ("Jane", ("030901820",))


@pytest.mark.parametrize(
    ("vcard", "found"),
    [
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Dr. Jane Doe\nTEL:030 901820\nEND:VCARD\n", "Dr. Jane Doe"),
        ("BEGIN:VCARD\nVERSION:3.0\nTEL:030 901820\nEND:VCARD", "Jane"),
        ("no card at all", "Jane"),
        ("", "Jane"),
    ],
)
def test_the_card_of_the_address_book_comes_first(vcard: str, found: str) -> None:
    name, phones = shared(phone_number="+491701234567", first_name="Jane", vcard=vcard)

    assert name == found
    assert phones[-1] == "+491701234567"
    assert (len(phones) == 2) is ("TEL" in vcard)


async def test_a_photo_that_nobody_here_can_read_is_not_fetched_and_can_be_kept(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.upload(ANN, "shelf.jpg", PNG, as_photo=True)
    async with office.running():
        await office.settled()

        assert office.telegram.sent(ANN)[-1].text.startswith("With whom shall I keep this picture?")
        assert office.telegram.calls().get("getFile", 0) == can_read()


@pytest.mark.parametrize("as_photo", [True, False])
async def test_a_file_is_kept_with_the_customer_of_its_caption_and_sent_back(office: Office, as_photo: bool) -> None:
    office.hire(ANN, "Ann")
    office.telegram.say(ANN, "deal Acme 12k")
    office.telegram.upload(ANN, "offer.pdf", PNG if as_photo else b"%PDF-1.7", caption="Acme offer", as_photo=as_photo)
    async with office.running():
        kept = await office.telegram.until_sent(3, ANN)
        assert kept[-1].text.startswith("📝 Note with Acme: offer")
        office.telegram.say(ANN, "company Acme")
        await office.telegram.until_sent(4, ANN)
        office.telegram.press(ANN, "📎")
        await office.telegram.until_sent(5, ANN)

    back = office.telegram.sent(ANN)[-1]
    assert back.method == ("sendPhoto" if as_photo else "sendDocument")
    assert back.attachment is not None
    assert office.telegram.content(back.attachment.file_id) == (PNG if as_photo else b"%PDF-1.7")
    assert back.text.startswith("📎 photo" if as_photo else "📎 offer.pdf")


async def test_the_caption_of_what_is_no_table_is_heard(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.upload(ANN, "offer.pdf", b"%PDF-1.7", caption="deal Acme 12k")
    office.telegram.upload(ANN, "letter.docx", b"PK\x03\x04 word/document.xml", caption="deal Beta 1k")
    office.telegram.upload(ANN, "letter.docx", b"PK\x03\x04 word/document.xml")
    async with office.running():
        await office.settled()

    deal, other, asked = [one.text for one in office.telegram.sent(ANN)[-3:]]
    assert deal.startswith("Logged: Acme")
    assert deal.endswith("did not keep the file: for that, begin with the customer's name.")
    assert other.startswith("Logged: Beta")
    assert asked.startswith("With whom shall I keep letter.docx?")
