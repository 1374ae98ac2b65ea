"""Fetching the file that a person sent."""

import asyncio
import logging

from telegram import Bot, Document, PhotoSize
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, TelegramError

from handlers.command import SentFile
from storage.phrases import say
from storage.words import BadInput

log = logging.getLogger(__name__)
LIMIT = int(FileSizeLimit.FILESIZE_DOWNLOAD)
TRIES, PAUSE = 3, 0.5
TOO_LARGE = say("That file is too large for me: Telegram lets bots take up to 20 MB. Split it and send the parts")
NOT_FETCHED = say("I could not get that file from Telegram just now. Please send it once more")


async def fetch_file(bot: Bot, document: Document | PhotoSize) -> SentFile:
    """The whole file. Raises BadInput, in words for the person, where it is too large or cannot be had."""
    if (document.file_size or 0) > LIMIT:
        raise BadInput(TOO_LARGE)
    for attempt in range(TRIES):
        await asyncio.sleep(PAUSE * attempt)
        try:
            file = await bot.get_file(document.file_id)
            content = await file.download_as_bytearray(read_timeout=60)
        except BadRequest as error:
            raise BadInput(TOO_LARGE if "too big" in error.message.lower() else NOT_FETCHED) from None
        except TelegramError as error:
            log.warning("a file could not be fetched (%s)", type(error).__name__)
        else:
            name = document.file_name if isinstance(document, Document) else None
            return SentFile(name or "file", bytes(content))
    raise BadInput(NOT_FETCHED)
