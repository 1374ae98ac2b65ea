"""The dispatcher: updates out of the inbox to the router, in each chat's order, different chats at the same time."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sqlmodel import Session
from telegram import Bot

from bot.clock import BusinessClock, real_now
from bot.pictures.cards import can_read, with_file
from bot.telegram.contents import Received
from bot.telegram.courtesy import Courtesy
from bot.telegram.excuse import Excuse
from bot.telegram.files import fetch_file
from bot.telegram.lanes import Lanes
from bot.telegram.read_update import language_of, press_of, read_update
from bot.telegram.records import TROUBLE, Records
from bot.telegram.trouble import Letter, answer, log_failure, refuse_surplus, write_failure
from handlers.incoming import Incoming, Kind
from handlers.router import Router
from handlers.show.refusals import show_refusal
from storage import inbox, people
from storage.tables import Inbox
from storage.words import BadInput

log = logging.getLogger(__name__)
BOUND = 500  # messages of one chat that may wait
THREADS = 64  # most of them wait for a worker that computes; the database is held by few of them at a time
FILES_AT_ONCE = 4
PICTURES_AT_ONCE = 1  # each takes most of a gigabyte
RETRY_PAUSE = 0.2
DATABASE_PAUSE, LONGEST_PAUSE, DATABASE_TRIES = 0.5, 30.0, 40


class Dispatcher:
    """Handles each update once. `handled` is called in the event loop after each, so that the sender looks at once."""

    def __init__(
        self, bot: Bot, bot_id: int, records: Records, router: Router, clock: BusinessClock, handled: Callable[[], None]
    ) -> None:
        self.bot = bot
        self.bot_id = bot_id
        self.records = records
        self.router = router
        self.clock = clock
        self.handled = handled
        self._courtesy = Courtesy(bot)
        self._excuse = Excuse(bot)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="handler")
        self._files = asyncio.Semaphore(FILES_AT_ONCE)
        self._pictures = asyncio.Semaphore(PICTURES_AT_ONCE)
        self._lanes: Lanes[Letter] = Lanes(self._handle, BOUND)
        self._in_hand: set[int] = set()

    async def take_up(self) -> None:
        """Begin with whatever is in the inbox and not in hand: what the last process left over, and strays since."""
        last = -1
        while rows := await self.records.read(partial(inbox.waiting, bot_id=self.bot_id, after=last)):
            await self.add(rows)
            last = rows[-1].update_id

    async def add(self, rows: list[Inbox]) -> None:
        """Take over updates that are in the inbox, in the order given."""
        surplus: dict[int, list[Letter]] = {}
        for row in rows:
            if row.update_id in self._in_hand:
                continue
            letter = Letter(row.bot_id, row.update_id, row.chat_id, row.payload)
            if self._lanes.add(row.chat_id or 0, letter):
                self._in_hand.add(row.update_id)
            else:
                surplus.setdefault(row.chat_id or 0, []).append(letter)
        for letters in surplus.values():
            await self._refuse(letters)

    async def drain(self, seconds: float) -> None:
        """Finish what is in hand, at most so long, and begin nothing more; the rest stays in the inbox."""
        if not await self._lanes.drain(seconds):
            log.warning("some messages were still being handled; they are done again at the next start")
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _refuse(self, letters: list[Letter]) -> None:
        log.warning("chat queue full: %d updates put aside", len(letters))
        now = self.clock.now()
        await self.records.write(lambda session: refuse_surplus(session, letters, BOUND, now))
        self.handled()

    async def _handle(self, letter: Letter) -> None:
        try:
            await self._handle_until_settled(letter)
        finally:
            self._in_hand.discard(letter.update_id)
            self.handled()

    async def _handle_until_settled(self, letter: Letter) -> None:
        if (query_id := press_of(letter.payload)) is not None:
            self._courtesy.answer_press(query_id)
        database_tries, pause = 0, DATABASE_PAUSE
        async with self._courtesy.typing(letter.chat_id):
            while (error := await self._error_of(letter)) is not None:
                if isinstance(error, TROUBLE) and database_tries < DATABASE_TRIES:
                    database_tries += 1
                    log.warning("update %d waits for the database (%s)", letter.update_id, type(error).__name__)
                    await self._excuse.make(letter.chat_id, language_of(letter.payload))
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                elif await self._note_failure(letter, error):
                    break
                else:
                    await asyncio.sleep(RETRY_PAUSE)
        if database_tries:
            self._excuse.over()

    async def _error_of(self, letter: Letter) -> BaseException | None:
        """Handle an update; whatever goes wrong is the result, for one message's fault must not stop the others."""
        task = asyncio.create_task(self._answer(letter))
        await asyncio.wait([task])
        return task.exception()

    async def _note_failure(self, letter: Letter, error: BaseException) -> bool:
        """True where the update is put aside, or nothing more can be done for it in this run."""
        error_id = log_failure(letter, error)
        now = self.clock.now()
        try:
            return await self.records.write(lambda session: write_failure(session, letter, error, error_id, now))
        except TROUBLE:
            log.error("update %d stays in the inbox until the next start", letter.update_id)
            return True

    async def _answer(self, letter: Letter) -> None:
        received = read_update(letter.payload, self.bot.username)
        if received is None:
            await self.records.write(lambda session: self._take(session, letter))
            return
        try:
            incoming = await self._whole(received)
        except BadInput as refusal:
            refused = refusal  # the name of a caught error ends with its block
            await self.records.write(lambda session: self._refuse_file(session, letter, received.incoming, refused))
            return
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(
            self._threads, self.router.answer, incoming, lambda session: self._take(session, letter)
        )

    async def _whole(self, received: Received) -> Incoming:
        """The message with its file; a stranger's file is not fetched, nor a picture that nobody here can read."""
        incoming = received.incoming
        if received.document is None or (incoming.kind is Kind.OTHER and not can_read()):
            return incoming
        telegram_id = incoming.telegram_id or 0
        if not await self.records.read(lambda session: self._knows(session, telegram_id)):
            return incoming
        async with self._files:
            file = await fetch_file(self.bot, received.document)
        async with self._pictures:
            return await with_file(incoming, file)

    def _knows(self, session: Session, telegram_id: int) -> bool:
        user = people.by_telegram(session, telegram_id)
        return telegram_id in self.router.house.admin_ids if user is None else user.active

    def _refuse_file(self, session: Session, letter: Letter, incoming: Incoming, refusal: BadInput) -> None:
        now = self.clock.now()
        if self._take(session, letter) and incoming.telegram_id is not None:
            answer(session, letter, incoming.telegram_id, lambda texts: show_refusal(refusal, texts), now)

    def _take(self, session: Session, letter: Letter) -> bool:
        return inbox.mark_done(session, letter.bot_id, letter.update_id, real_now())
