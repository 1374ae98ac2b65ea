"""A picture of a business card to the command that offers to keep the person."""

import asyncio
import json
import logging
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec

from handlers.command import SentFile
from handlers.incoming import Incoming, Kind
from handlers.read.card_lines import Line, read_card
from handlers.read.card_words import say_card
from storage.words import BadInput

log = logging.getLogger(__name__)
EXTRA = "rapidocr"
READER = (sys.executable, "-m", "bot.pictures.reader")
SECONDS = 90  # on the wall: after that nobody waits for an answer any more
STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"BM")


def can_read() -> bool:
    """Whether the optional reader is installed: pip install 'crmbot[cards]'."""
    return find_spec(EXTRA) is not None


def is_picture(content: bytes) -> bool:
    """Whether a file is a picture (JPEG, PNG, WebP, BMP), whatever it is called."""
    return content.startswith(STARTS) and (not content.startswith(b"RIFF") or content[8:12] == b"WEBP")


async def with_file(incoming: Incoming, file: SentFile) -> Incoming:
    """The message with the file that came with it; a picture without words becomes what the card in it says.

    Raises BadInput where nothing can be read in a picture, and it cannot be kept instead.
    """
    if incoming.text or not is_picture(file.content):
        return replace(incoming, kind=Kind.FILE, file=file)
    picture = replace(incoming, kind=Kind.OTHER, what="photo")
    if not can_read():
        return picture
    try:
        return replace(incoming, kind=Kind.MESSAGE, text=await command_for(file.content), attached=None)
    except BadInput:
        if incoming.attached is None:
            raise
        return picture


async def command_for(picture: bytes, reader: Sequence[str] = READER, seconds: float = SECONDS) -> str:
    """'/business_card name ... emails ...': what the card in the picture says, for the person to look at.

    reader   the program that reads it, which is ended after so many seconds

    Raises BadInput, in words for the person, where there is nothing to be read.
    """
    try:
        lines = await _lines(picture, reader, seconds)
    except (TimeoutError, ValueError) as error:
        log.warning("a picture of %d bytes could not be read: %s", len(picture), error or type(error).__name__)
        raise BadInput(
            "I could not read that picture. Take it again from straight above, in good light, the card filling it"
        ) from error
    card = read_card(lines)
    if not (card.name or card.emails or card.phones):
        raise BadInput(
            "I found nobody's name, address or number in that picture. Take a card again from straight above"
        )
    return f"/business_card {say_card(card)}"


async def _lines(picture: bytes, reader: Sequence[str], seconds: float) -> list[Line]:
    process = await asyncio.create_subprocess_exec(*reader, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    try:
        said, _errors = await asyncio.wait_for(process.communicate(picture), seconds)
    finally:
        if process.returncode is None:  # too slow, or the bot is ending
            process.kill()
            await process.wait()
    if process.returncode:
        raise ValueError(f"the reader ended with {process.returncode}")
    return [Line(str(line["text"]), float(line["height"])) for line in json.loads(said)]
