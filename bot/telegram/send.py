"""The sender: takes what is due out of the outbox, a message at a time for each chat, and writes down how it ended.

claim (committed) -> check and render -> begin (committed) -> the call -> the ending (committed); replies before pushes.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session
from telegram import Bot

from bot.clock import BusinessClock, real_now
from bot.telegram import endings
from bot.telegram.call import carry
from bot.telegram.limits import Limits
from bot.telegram.outcomes import Fate, Outcome
from bot.telegram.parts import parts_of
from bot.telegram.records import TROUBLE, Records
from handlers.command import Reply
from handlers.show.payload import REPEATED_MARK, from_row
from handlers.show.pushes import PutOff
from storage import outbox
from storage.tables import Outbox
from storage.words import DeliveryState

log = logging.getLogger(__name__)
Render = Callable[[Session, Outbox, datetime], Reply | PutOff | None]
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
PUSHES_AT_ONCE = 5  # of what is on its way when the process dies, nobody knows whether it arrived
CALLS_SHARE = 0.8  # of the lease: the calls are over before anybody else may take the message for lost


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long a claim holds, in real time, and how often the sender looks by itself."""

    lease: timedelta
    look_seconds: float


class Sender:
    """One at a time for each bot. `render` words a push, or says that it waits, or that nothing is left to say."""

    def __init__(
        self,
        bot: Bot,
        records: Records,
        limits: Limits,
        clock: BusinessClock,
        render: Render,
        holder: str,
        rhythm: Rhythm,
    ) -> None:
        self.bot = bot
        self.records = records
        self.limits = limits
        self.clock = clock
        self.render = render
        self.holder = holder
        self.rhythm = rhythm
        self._awake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._pushes: set[asyncio.Task[None]] = set()
        self._line_pause = FIRST_PAUSE
        self._wait = rhythm.look_seconds

    def wake(self) -> None:
        """Look at once; something has been put. To be called in the event loop."""
        self._awake.set()

    async def run(self) -> None:
        """Send what is due, until cancelled."""
        pause = FIRST_PAUSE
        while True:
            self._awake.clear()
            try:
                begun = await self.begin_ready()
                pause = FIRST_PAUSE
            except TROUBLE as error:
                log.warning("the outbox cannot be read (%s); again in %.0f s", type(error).__name__, pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            if not begun:
                await self._sleep()

    async def finish(self, seconds: float) -> None:
        """Send the replies that are due, wait for what is on its way, and give back the rest; at most so long."""
        try:
            async with asyncio.timeout(seconds):
                while await self.begin_ready() or self._tasks:
                    await asyncio.wait([*self._tasks], return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            log.warning("%d messages were still on their way", len(self._tasks))
        for task in self._tasks:
            task.cancel()
        await self.records.write(lambda session: outbox.release(session, self.holder))

    async def begin_ready(self) -> int:
        """Begin to send what may go now; returns how many messages that is."""
        # Asked first: a chat that opens while the database is read must not be slept over.
        self._wait = self.limits.pause() or self.rhythm.look_seconds
        free = self.limits.free()
        if free <= 0:
            return 0
        busy, now, pushes = self.limits.busy(), self.clock.now(), PUSHES_AT_ONCE - len(self._pushes)
        ready = await self.records.read(
            lambda session: outbox.next_for_telegram(session, busy, now=now, limit=free, pushes=pushes)
        )
        if not ready:
            return 0
        chats = dict(ready)
        real, lease = real_now(), self.rhythm.lease
        rows = await self.records.write(
            lambda session: outbox.claim_rows(session, list(chats), real=real, holder=self.holder, lease=lease)
        )
        for row in rows:
            assert row.id is not None
            self._begin(row, chats[row.id])
        return len(rows)

    def _begin(self, row: Outbox, chat_id: int) -> None:
        self.limits.begin(chat_id)
        task = asyncio.create_task(self._send(row, chat_id))
        self._tasks.add(task)
        if row.kind != outbox.REPLY:
            self._pushes.add(task)
        task.add_done_callback(lambda ended: self._ended(ended, row, chat_id))

    def _ended(self, task: asyncio.Task[None], row: Outbox, chat_id: int) -> None:
        self._tasks.discard(task)
        self._pushes.discard(task)
        self.limits.end(chat_id)
        self._awake.set()
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        if isinstance(error, TROUBLE):
            # Its lease will pass, and the sweep finds it.
            log.warning("message %s: the database failed (%s)", row.id, type(error).__name__)
            return
        error_id = secrets.token_hex(4)
        log.error("message %s (%s) went wrong, error id %s", row.id, row.kind, error_id, exc_info=error)
        rescue = asyncio.create_task(self._give_up(row, f"{type(error).__name__}, error id {error_id}"))
        self._tasks.add(rescue)
        rescue.add_done_callback(self._tasks.discard)

    async def _give_up(self, row: Outbox, error: str) -> None:
        now = self.clock.now()
        await self.records.write(lambda session: endings.fail(session, row, error, now))

    async def _send(self, row: Outbox, chat_id: int) -> None:
        reply = await self._words_of(row)
        if reply is None:
            await self._cancel(row)
            return
        if isinstance(reply, PutOff):
            await self._put_off(row, reply)
            return
        sent = int(row.payload.get("sent_parts", 0))
        parts = parts_of(
            reply,
            edits=row.payload.get("edits"),
            topic=row.payload.get("topic"),
            sent=sent,
            repeated=row.payload.get("again", REPEATED_MARK) if row.error == outbox.REPEATED else "",
        )
        if not await self._say_begun(row):
            return
        deadline = time.monotonic() + self.rhythm.lease.total_seconds() * CALLS_SHARE
        outcome = Outcome(Fate.SENT)
        for number, part in enumerate(parts):
            if number:
                await asyncio.sleep(self.limits.turn(chat_id))
                self.limits.begin(chat_id)
            outcome = await carry(self.bot, chat_id, part, deadline - time.monotonic())
            if outcome.chat_id is not None:
                await self._move(chat_id, outcome.chat_id)
                chat_id = outcome.chat_id
                outcome = await carry(self.bot, chat_id, part, deadline - time.monotonic())
            if outcome.fate is not Fate.SENT:
                break
            sent += 1
        await self._write_ending(row, chat_id, outcome, sent)

    async def _words_of(self, row: Outbox) -> Reply | PutOff | None:
        if row.kind == outbox.REPLY:
            return from_row(row)
        now = self.clock.now()
        return await self.records.read(lambda session: self.render(session, row, now))

    async def _say_begun(self, row: Outbox) -> bool:
        real, lease = real_now(), self.rhythm.lease
        row_id = row.id or 0
        return await self.records.write(
            lambda session: outbox.begin_sending(session, row_id, self.holder, real=real, lease=lease)
        )

    async def _cancel(self, row: Outbox) -> None:
        now, row_id = self.clock.now(), row.id or 0
        await self.records.write(lambda session: outbox.finish(session, row_id, DeliveryState.CANCELLED, at=now))

    async def _put_off(self, row: Outbox, until: PutOff) -> None:
        row_id = row.id or 0
        await self.records.write(lambda session: outbox.put_off(session, row_id, self.holder, until.until))

    async def _move(self, old: int, new: int) -> None:
        log.info("group %s has become %s", old, new)
        await self.records.write(lambda session: outbox.move_chat(session, old, new))

    async def _write_ending(self, row: Outbox, chat_id: int, outcome: Outcome, parts: int) -> None:
        now = self.clock.now()
        if outcome.fate is Fate.LATER:
            self.limits.hold(chat_id, outcome.wait)
        elif outcome.fate is Fate.NO_LINE:
            self.limits.hold_all(max(self._line_pause, outcome.wait))
            self._line_pause = min(self._line_pause * 2, LONGEST_PAUSE)
        else:
            self._line_pause = FIRST_PAUSE
        if outcome.fate is not Fate.SENT:
            log.warning("message %s (%s): %s: %s", row.id, row.kind, outcome.fate.value, outcome.error)
        await self.records.write(lambda session: endings.write_ending(session, row, chat_id, outcome, parts, now))

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(min(self._wait, self.rhythm.look_seconds)):
                await self._awake.wait()
        except TimeoutError:
            return
