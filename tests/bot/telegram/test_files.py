"""Files that people send, and pictures, files and long texts that the bot sends."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.parts import parts_of
from handlers.command import Button, Reply
from handlers.incoming import Incoming
from handlers.router import Router, Take
from handlers.show.payload import REPEATED_MARK
from storage.words import Role
from tests.bot.telegram.conftest import ADMIN, ANN, Office
from tests.fake_telegram.entities import parse

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 400) + bytes(64)


class Listening(Router):
    """A router that notes what it is handed."""

    heard: list[Incoming]

    def answer(self, incoming: Incoming, take: Take = lambda _session: True) -> None:
        """Note it, and answer as always."""
        self.heard.append(incoming)
        super().answer(incoming, take)


@pytest.fixture
def listening(office: Office) -> Listening:
    house = office.house
    router = Listening(house.database, house.workshop, house.router.house, house.time.now)
    router.heard = []
    office.router = router
    return router


async def test_a_file_reaches_the_router_whole(office: Office, listening: Listening) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    content = b"company,amount\nAcme,1\n" * 1000
    office.telegram.upload(ADMIN, "deals.csv", content, caption="import")
    async with office.running():
        await office.settled()
    file = listening.heard[-1].file
    assert file is not None
    assert (file.name, file.content, listening.heard[-1].text) == ("deals.csv", content, "import")


async def test_a_file_over_20_mb_is_refused_kindly(office: Office, listening: Listening) -> None:
    office.hire(ANN, "Ann")
    office.telegram.upload(ANN, "all.xlsx", b"x", size=21_000_000)
    async with office.running():
        await office.settled()
    assert "20 MB" in office.telegram.sent(ANN)[-1].text
    assert len(listening.heard) == 1
    assert office.updates("dead") == []


async def test_a_file_that_telegram_cannot_give_is_asked_for_again(office: Office, listening: Listening) -> None:
    office.hire(ANN, "Ann")
    office.telegram.upload(ANN, "all.xlsx", b"x")
    office.telegram.fail_next("getFile", status=502, times=3)
    async with office.running():
        await office.settled()
    assert "send it once more" in office.telegram.sent(ANN)[-1].text
    assert office.updates("dead") == []


async def test_a_file_is_fetched_at_the_second_try(office: Office, listening: Listening) -> None:
    office.hire(ANN, "Ann")
    office.telegram.upload(ANN, "all.txt", b"x")
    office.telegram.fail_next("getFile", status=502)
    async with office.running():
        await office.settled()
    assert listening.heard[-1].file is not None


async def test_pictures_and_files_are_sent_and_their_bytes_forgotten(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.reply(ANN, "a <b>fan</b>", photo=PNG)
        office.reply(ANN, "x" * 1500, photo=PNG)
        await office.settled()
    picture, text, bare = office.telegram.sent(ANN)[1:]
    assert (picture.method, picture.text, bare.method, bare.text) == ("sendPhoto", "a fan", "sendPhoto", "")
    assert text.method == "sendMessage"
    assert picture.attachment is not None
    assert office.telegram.content(picture.attachment.file_id) == PNG
    assert all(row.photo is None for row in office.messages())


async def test_a_card_is_edited_twice_the_same_and_sent_anew_when_it_is_gone(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.reply(ANN, "card")
        await office.settled()
        card = office.telegram.sent(ANN)[-1].message_id
        office.reply(ANN, "changed", edits=card)
        office.reply(ANN, "changed", edits=card)
        office.reply(ANN, "fresh", edits=card + 50)
        await office.settled()
    assert [one.text for one in office.telegram.edits(ANN)] == ["changed"]
    assert office.telegram.sent(ANN)[-1].text == "fresh"
    assert {row.state for row in office.messages()} == {"sent"}


async def test_an_edit_in_doubt_is_made_again_without_a_mark(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.reply(ANN, "card")
        await office.settled()
        card = office.telegram.sent(ANN)[-1].message_id
        office.telegram.fail_next("editMessageText", after_doing_it=True, how="drop")
        office.reply(ANN, "changed", edits=card)
        await office.settled()
    assert office.telegram.chat(ANN)[-1].text == "changed"
    assert office.messages()[-1].state == "sent"


async def test_a_long_message_that_is_put_off_in_its_middle_goes_on_there(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.telegram.delay("sendMessage", 0.05)
        office.reply(ANN, "\n".join(f"line {number}" for number in range(1000)))
        await office.telegram.until(lambda: len(office.telegram.sent(ANN)) == 2)
        office.telegram.fail_next("sendMessage", chat_id=ANN, status=429, retry_after=1)
        await office.settled()
    said = "\n".join(one.text for one in office.telegram.sent(ANN)[1:])
    assert said.split("\n") == [f"line {number}" for number in range(1000)]


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="<>&"), max_size=30)


@given(
    st.lists(st.one_of(WORDS, st.sampled_from(["\n", "<b>bold</b>", "<code>x &amp; y</code>", "&lt;"])), max_size=400),
    st.booleans(),
    st.booleans(),
)
def test_every_part_is_within_the_limits_and_well_formed(pieces: list[str], picture: bool, repeated: bool) -> None:
    text = "x" + "".join(piece * 20 for piece in pieces)
    reply = Reply(text, [[Button("Won", "won 1")]], photo=PNG if picture else None)
    parts = parts_of(reply, repeated=REPEATED_MARK if repeated else "")
    for part in parts:
        assert len(part.text) <= (1024 if part.photo else 4096)
        parse(part.text, "HTML")
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert parts[0].text.startswith(REPEATED_MARK) is repeated


def test_the_parts_of_a_repeated_message_are_those_of_the_first() -> None:
    reply = Reply("\n".join(f"line {number}" for number in range(2000)))
    first, again = parts_of(reply), parts_of(reply, sent=1, repeated=REPEATED_MARK)
    assert len(first) > 2
    assert again[0].text == REPEATED_MARK + first[1].text
    assert again[1:] == first[2:]


async def test_a_picture_is_refreshed_in_its_place(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        office.telegram.say(ANN, "deal Zenith 12k")
        office.telegram.say(ANN, "pipeline")
        await office.telegram.until(lambda: any("Open pipeline" in one.text for one in office.telegram.sent(ANN)), 20)
        await office.settled()
        office.telegram.press(ANN, "Refresh")
        await office.telegram.until(lambda: bool(office.telegram.edits(ANN)), 20)
        await office.settled()
    (edit,) = office.telegram.edits(ANN)
    assert (edit.method, "as of" in edit.text) == ("editMessageMedia", True)
