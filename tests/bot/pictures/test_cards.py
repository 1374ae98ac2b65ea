"""Pictures of business cards: read in a process of their own, which may fail, hang or take too much."""

import io
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.pictures.cards import can_read, command_for, is_picture, with_file
from handlers.command import SentFile
from handlers.incoming import Incoming, Kind
from storage.words import BadInput
from tests.chat import Chat, last, words

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
LINES = '[{"text": "Jane Doe", "height": 40}, {"text": "jane@globex.com", "height": 20}]'


def program(code: str) -> tuple[str, ...]:
    """A reader of this test's own: a real process that reads the picture first."""
    return (sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); {code}")


async def test_the_lines_of_the_reader_become_a_command() -> None:
    assert await command_for(PNG, program(f"print('{LINES}')")) == (
        '/business_card name "Jane Doe" emails jane@globex.com'
    )


@pytest.mark.parametrize("code", ["sys.exit(3)", "print('no lines')", "import os; os.abort()", "1 / 0"])
async def test_a_reader_that_fails_is_told_of_kindly(code: str) -> None:
    with pytest.raises(BadInput, match="I could not read that picture"):
        await command_for(PNG, program(code))


async def test_a_reader_that_hangs_is_ended() -> None:
    began = time.monotonic()

    with pytest.raises(BadInput, match="I could not read that picture"):
        await command_for(PNG, program("import time; time.sleep(60)"), seconds=0.5)
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
async def test_a_reader_that_takes_too_much_memory_is_ended() -> None:
    greedy = program("from bot.pictures.reader import bound; bound(); bytearray(4_000_000_000)")

    with pytest.raises(BadInput, match="I could not read that picture"):
        await command_for(PNG, greedy)


async def test_a_picture_of_nobody_says_so() -> None:
    with pytest.raises(BadInput, match="nobody's name, address or number"):
        await command_for(PNG, program("print('[]')"))


def test_pictures_are_known_by_their_content() -> None:
    assert all(map(is_picture, (PNG, b"\xff\xd8\xff\xe0", b"RIFF1234WEBP", b"BM123")))
    assert not any(map(is_picture, (b"", b"%PDF-1.7", b"RIFF1234WAVE", b"name,email\n")))


async def test_a_table_and_a_picture_with_words_are_left_alone() -> None:
    chat = Incoming("terminal", 0, Kind.FILE, "")
    table = await with_file(chat, SentFile("a.csv", b"name,email\n"))
    named = await with_file(Incoming("terminal", 0, Kind.FILE, "note Acme"), SentFile("a.png", PNG))

    assert (table.kind, table.file) == (Kind.FILE, SentFile("a.csv", b"name,email\n"))
    assert (named.kind, named.text) == (Kind.FILE, "note Acme")


@pytest.mark.skipif(can_read(), reason="the extra crmbot[cards] is installed")
async def test_without_the_extra_a_picture_is_one_that_cannot_be_read() -> None:
    heard = await with_file(Incoming("terminal", 0, Kind.FILE, ""), SentFile("card.png", PNG))

    assert (heard.kind, heard.what, heard.file) == (Kind.OTHER, "photo", None)


def test_a_picture_in_the_terminal_that_cannot_be_read_says_what_would_help(chat: Chat, tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(PNG)

    if can_read():
        with pytest.raises(BadInput, match="I could not read that picture"):
            chat.terminal.send_file(tmp_path / "card.png")
    else:
        assert "crmbot[cards]" in words(last(chat.terminal.send_file(tmp_path / "card.png")))


@pytest.mark.skipif(not can_read(), reason="the extra crmbot[cards] is not installed")
async def test_a_drawn_card_is_read() -> None:
    image = Image.new("RGB", (900, 500), "white")
    pen = ImageDraw.Draw(image)
    for text, size, top in (("Globex Corporation", 46, 50), ("Jane Doe", 40, 200), ("jane.doe@globex.com", 28, 350)):
        pen.text((60, top), text, font=ImageFont.load_default(size), fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")

    assert await command_for(out.getvalue()) == (
        '/business_card name "Jane Doe" company "Globex Corporation" emails jane.doe@globex.com'
    )
