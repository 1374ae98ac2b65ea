"""All that one bot needs while it runs, put together; how it opens, and how it closes so that nothing is lost."""

import asyncio
import contextlib
import logging
from datetime import timedelta

from telegram import Bot
from telegram.error import TelegramError

from bot.clock import BusinessClock, real_now
from bot.settings import Settings
from bot.telegram.connect import bot_id_of, introduce
from bot.telegram.dispatch import Dispatcher
from bot.telegram.fetch import Fetcher
from bot.telegram.inline import InlineDesk
from bot.telegram.limits import Limits
from bot.telegram.lock import InstanceLock
from bot.telegram.menu import Menus
from bot.telegram.records import TROUBLE, Records
from bot.telegram.send import Render, Rhythm, Sender
from handlers.router import Router
from storage import inbox, outbox
from storage.db import Database

log = logging.getLogger(__name__)
DRAIN_SECONDS, SEND_SECONDS = 10.0, 5.0
LOOK_SECONDS = 1.0  # other processes put messages too, and wake nobody here


class Door:
    """The parts of one bot. To be made in the event loop in which it will run."""

    def __init__(
        self, bot: Bot, database: Database, router: Router, settings: Settings, clock: BusinessClock, render: Render
    ) -> None:
        self.bot = bot
        self.settings = settings
        self.records = Records(database)
        bot_id, lease = bot_id_of(bot), timedelta(seconds=settings.lease_seconds)
        self.lock = InstanceLock(self.records, bot_id, lease)
        limits = Limits(settings.send_per_second, settings.chat_per_second)
        rhythm = Rhythm(lease, min(settings.tick_seconds, LOOK_SECONDS))
        self.sender = Sender(bot, self.records, limits, clock, render, self.lock.holder, rhythm)
        self.dispatcher = Dispatcher(bot, bot_id, self.records, router, clock, self.sender.wake)
        self.inline = InlineDesk(bot, self.records, clock)
        self.fetcher = Fetcher(bot, bot_id, self.records, self.lock.holder, self.dispatcher.add, self.inline.take)
        self.menus = Menus(bot, self.records)
        self._loop = asyncio.get_running_loop()

    @property
    def bot_name(self) -> str:
        """The bot's username, for links."""
        return self.bot.username

    def wake(self) -> None:
        """Look into the outbox at once; from any thread."""
        self._loop.call_soon_threadsafe(self.sender.wake)

    async def open(self) -> None:
        """Take the lock, meet Telegram, and put in order what a dead process left behind."""
        dead = await self.lock.take()
        await introduce(self.bot)
        with contextlib.suppress(TelegramError):
            await self.bot.delete_webhook(drop_pending_updates=False)
        await self.records.write(lambda session: outbox.expire(session, real_now(), dead))
        await self.dispatcher.take_up()

    async def close(self) -> None:
        """Finish what is in hand, send what can be sent, give the rest and the lock back."""
        self.inline.close()
        await self.dispatcher.drain(DRAIN_SECONDS)
        if self.lock.held:
            try:
                await self.sender.finish(SEND_SECONDS)
                await self.lock.release()
            except TROUBLE as error:
                log.warning("the database failed at the end (%s); leases will pass", type(error).__name__)
        await self.bot.shutdown()
        self.records.close()

    async def sweep(self) -> None:
        """Free what dead senders held, and forget updates long done."""
        real = real_now()
        freed = await self.records.write(lambda session: outbox.expire(session, real))
        await self.records.write(lambda session: inbox.forget_done(session, real))
        if freed:
            self.sender.wake()
