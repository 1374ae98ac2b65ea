"""Small signs that the bot is there: a press is answered, and what takes long shows "typing". Best effort, both."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

log = logging.getLogger(__name__)
PATIENCE = 0.5
TYPING_LASTS = 4.5  # Telegram shows it for five seconds


class Courtesy:
    """The signs of one bot."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._tasks: set[asyncio.Task[None]] = set()

    def answer_press(self, query_id: str) -> None:
        """Stop the clock on the pressed button, without waiting for it."""
        task = asyncio.create_task(self._answer(query_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @contextlib.asynccontextmanager
    async def typing(self, chat_id: int | None) -> AsyncIterator[None]:
        """Show "typing" in the chat while the block lasts, from half a second on."""
        task = asyncio.create_task(self._type(chat_id)) if chat_id is not None else None
        try:
            yield
        finally:
            if task is not None:
                task.cancel()

    async def _answer(self, query_id: str) -> None:
        try:
            await self.bot.answer_callback_query(query_id)
        except TelegramError as error:
            log.debug("a press could not be answered (%s)", type(error).__name__)

    async def _type(self, chat_id: int) -> None:
        await asyncio.sleep(PATIENCE)
        with contextlib.suppress(TelegramError):
            while True:
                await self.bot.send_chat_action(chat_id, ChatAction.TYPING)
                await asyncio.sleep(TYPING_LASTS)
