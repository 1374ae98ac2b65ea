"""The fetcher: updates from Telegram into the inbox, committed, and only then acknowledged by the next call.

The library's own polling acknowledges what it holds in memory, and a crash loses that. It also refuses a whole batch in
which one update cannot be read, for ever; here updates are kept as they came, and one that cannot be read fails alone.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session
from telegram import Bot
from telegram.error import Conflict, TelegramError

from bot.clock import real_now
from bot.telegram.connect import FIRST_PAUSE, LONGEST_PAUSE, named_wait
from bot.telegram.excuse import Excuse
from bot.telegram.read_update import chat_of, is_number, language_of
from bot.telegram.records import TROUBLE, Records
from storage import inbox
from storage.tables import Inbox

log = logging.getLogger(__name__)
HOLD_SECONDS = 25
BATCH = 100
WANTED = ["message", "edited_message", "callback_query", "inline_query"]


class Fetcher:
    """One for each bot.

    hand_over   gets the rows that are new, after they are committed
    hand_query  gets each inline query as it came: it is not kept, for it lives seconds
    """

    def __init__(
        self,
        bot: Bot,
        bot_id: int,
        records: Records,
        holder: str,
        hand_over: Callable[[list[Inbox]], Awaitable[None]],
        hand_query: Callable[[object], None],
    ) -> None:
        self.bot = bot
        self.bot_id = bot_id
        self.records = records
        self.holder = holder
        self.hand_over = hand_over
        self.hand_query = hand_query
        self.excuse = Excuse(bot)
        self.answered_at: datetime | None = None  # when Telegram last answered, for those who watch over the bot
        self._pause = FIRST_PAUSE

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            try:
                await self._fetch_once()
                self._pause = FIRST_PAUSE
            except Conflict as error:
                await self._wait_out(f"{error.message}. Another program uses the same token; here it is {self.holder}")
            except TelegramError as error:
                await self._wait_out(f"Telegram cannot be reached ({type(error).__name__})", named_wait(error))
            except TROUBLE as error:
                await self._wait_out(f"updates cannot be kept ({type(error).__name__}), and stay with Telegram")

    async def _fetch_once(self) -> None:
        real = real_now()
        offset = await self.records.read(lambda session: inbox.next_offset(session, self.bot_id, real))
        updates = await self._ask(offset)
        self.answered_at = real_now()
        if not updates:
            return
        try:
            rows = await self.records.write(lambda session: self._keep(session, updates, offset or 0))
        except TROUBLE:
            for update in updates:
                await self.excuse.make(chat_of(update), language_of(update))
            raise
        self.excuse.over()
        for update in updates:
            if "inline_query" in update:
                self.hand_query(update["inline_query"])
        await self.hand_over(rows)

    async def _ask(self, offset: int | None) -> list[dict[str, Any]]:
        """The updates from `offset` on, as Telegram wrote them; those before it are acknowledged by this."""
        asked = {"timeout": HOLD_SECONDS, "limit": BATCH, "allowed_updates": json.dumps(WANTED)}
        if offset is not None:
            asked["offset"] = offset
        address = f"{self.bot.base_url}/getUpdates?{urlencode(asked)}"
        try:
            found = await self.bot.request.post(address, read_timeout=HOLD_SECONDS + 10)
        except (KeyError, TypeError):
            raise TelegramError("an answer that cannot be read") from None
        if not isinstance(found, list):
            raise TelegramError("an answer that is no list of updates")
        return [one for one in found if isinstance(one, dict) and is_number(one.get("update_id"))]

    def _keep(self, session: Session, updates: list[dict[str, Any]], offset: int) -> list[Inbox]:
        real = real_now()
        rows = [
            Inbox(
                bot_id=self.bot_id,
                update_id=update["update_id"],
                chat_id=chat_of(update),
                payload=update,
                received_at=real,
            )
            for update in {update["update_id"]: update for update in updates}.values()
            if "inline_query" not in update
        ]
        columns = {"bot_id", "update_id", "chat_id", "payload", "received_at"}
        new = inbox.keep(session, [row.model_dump(include=columns) for row in rows])
        last = max(update["update_id"] for update in updates)
        inbox.save_offset(session, self.bot_id, max(offset, last + 1), real)
        return [row for row in rows if row.update_id in new]

    async def _wait_out(self, what: str, named: float = 0.0) -> None:
        wait = max(self._pause, named)
        log.warning("%s; trying again in %.1f s", what, wait)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        await asyncio.sleep(wait)
