"""A word to people while the database is away: said straight, since what would be said must not be saved first."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from handlers.show.texts import Texts
from handlers.show.tongues import spoken_here
from storage.phrases import say

log = logging.getLogger(__name__)
SAID = say(
    "I cannot save anything right now, so that is not saved yet. Your message is kept, and I will handle it later."
)


class Excuse:
    """Said once to each private chat for each outage."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._told: set[int] = set()

    async def make(self, chat_id: int | None, language: str = "") -> None:
        """Say it, if it was not said yet, in the language of their Telegram: no other can be read. Best effort."""
        if chat_id is None or chat_id < 0 or chat_id in self._told:
            return
        self._told.add(chat_id)
        try:
            await self.bot.send_message(chat_id, Texts(spoken_here(language)).plain(SAID))
        except TelegramError as error:
            log.warning("an excuse could not be made (%s)", type(error).__name__)

    def over(self) -> None:
        """The database is there again."""
        self._told.clear()
