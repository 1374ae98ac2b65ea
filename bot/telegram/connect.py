"""The line to Telegram: python-telegram-bot's Bot over httpx, and how long it waits."""

import asyncio
import logging
from typing import Any

import httpx
from telegram import Bot
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.settings import Settings
from storage.words import CrmError

log = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


class TelegramRefused(CrmError):
    """Telegram does not know the token: nothing can be done until the settings are right."""

    code = "telegram_refused"


def make_bot(settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> Bot:
    """A Bot for the token of the settings. Raises TelegramRefused where there is none."""
    if settings.telegram_token is None:
        raise TelegramRefused("TELEGRAM_TOKEN is not set")
    address = settings.telegram_api_url.rstrip("/")
    # Made once for both lines: reading the certificates takes a twentieth of a second.
    line = {"transport": transport} if transport else {"verify": httpx.create_ssl_context()}
    return Bot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=_request(line, pool=64),
        get_updates_request=_request(line, pool=2),
    )


def _request(line: dict[str, Any], pool: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=pool,
        connect_timeout=5,
        read_timeout=15,
        write_timeout=15,
        pool_timeout=5,
        media_write_timeout=40,
        httpx_kwargs=line,
    )


def bot_id_of(bot: Bot) -> int:
    """The number before the colon of the token. Raises TelegramRefused where the token has none."""
    number = bot.token.partition(":")[0]
    if not number.isdecimal():
        raise TelegramRefused("TELEGRAM_TOKEN does not look like a token: it begins with a number and a colon")
    return int(number)


async def introduce(bot: Bot) -> str:
    """The bot's own username, once Telegram can be reached. Raises TelegramRefused."""
    pause = FIRST_PAUSE
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise TelegramRefused("Telegram does not know this TELEGRAM_TOKEN") from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s", type(error).__name__, pause)
            await asyncio.sleep(max(pause, named_wait(error)))
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return bot.username


def named_wait(error: TelegramError) -> float:
    """The seconds that Telegram asks to wait; 0 where it names none."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
