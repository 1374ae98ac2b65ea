"""Inline queries: "@bot acme" typed in any chat is answered with deal cards. None is kept: a query lives seconds."""

import asyncio
import logging

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.clock import BusinessClock
from bot.telegram.read_update import is_number
from bot.telegram.records import TROUBLE, Records
from handlers.inline import Offer, offers

log = logging.getLogger(__name__)
CACHE_SECONDS = 1  # Telegram's servers would show an old card for five minutes


class InlineDesk:
    """Answers each person's newest query; one that came before it and is not answered yet is dropped."""

    def __init__(self, bot: Bot, records: Records, clock: BusinessClock) -> None:
        self.bot = bot
        self.records = records
        self.clock = clock
        self._answering: dict[int, asyncio.Task[None]] = {}

    def take(self, query: object) -> None:
        """Begin to answer an inline_query as Telegram wrote it; what cannot be read, and bots, get no answer."""
        if not isinstance(query, dict):
            return
        sender, query_id, words = query.get("from"), query.get("id"), query.get("query")
        telegram_id = sender.get("id") if isinstance(sender, dict) and not sender.get("is_bot") else None
        if not (is_number(telegram_id) and isinstance(query_id, str) and isinstance(words, str)):
            return
        if (before := self._answering.get(telegram_id)) is not None:
            before.cancel()
        task = asyncio.create_task(self._answer(telegram_id, query_id, words))
        self._answering[telegram_id] = task
        task.add_done_callback(lambda done: self._forget(telegram_id, done))

    def close(self) -> None:
        """Drop what is not answered yet."""
        for task in self._answering.values():
            task.cancel()

    def _forget(self, telegram_id: int, done: asyncio.Task[None]) -> None:
        if self._answering.get(telegram_id) is done:
            del self._answering[telegram_id]
        if not done.cancelled() and (error := done.exception()) is not None:
            log.error("an inline query broke", exc_info=error)

    async def _answer(self, telegram_id: int, query_id: str, words: str) -> None:
        now = self.clock.now()
        try:
            found = await self.records.read(lambda session: offers(session, telegram_id, words, now))
            await self.bot.answer_inline_query(
                query_id, [_article(offer) for offer in found], cache_time=CACHE_SECONDS, is_personal=True
            )
        except (TelegramError, *TROUBLE) as error:
            log.info("an inline query was not answered (%s)", type(error).__name__)


def _article(offer: Offer) -> InlineQueryResultArticle:
    content = InputTextMessageContent(offer.text, parse_mode=ParseMode.HTML)
    return InlineQueryResultArticle(offer.key, offer.title, content, description=offer.note)
