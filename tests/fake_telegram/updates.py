"""The queue of updates and the held long poll, with the offset rules of the official server.

An offset above 0 forgets, for good, every update below it. A negative one counts back from the end. An offset that lies
more than ten beyond the end is of another life and counts as none. A held poll is ended with 409 by the next one that
finds nothing.
"""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.fake_telegram.words import BotApiError, JsonObject

FIRST_ID = 1001
NOT_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


class Alarm:
    """Wakes what waits, from any thread."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._lock = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    @contextmanager
    def waiter(self) -> Iterator[asyncio.Event]:
        """An event that the next ring sets; to be made in the loop that waits."""
        entry = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.add(entry)
        try:
            yield entry[1]
        finally:
            with self._lock:
                self._waiting.discard(entry)

    def ring(self) -> None:
        """Wake everybody."""
        with self._lock:
            for loop, event in self._waiting:
                loop.call_soon_threadsafe(event.set)


@dataclass
class Queued:
    """One update in the queue.

    late  its id was confirmed before it came (a duplicate); it is delivered once all the same
    """

    update_id: int
    update: JsonObject
    late: bool = False


class Queue:
    """The updates that wait for the bot."""

    def __init__(self, lock: threading.RLock) -> None:
        """An empty queue; `lock` guards it together with the rest of the state."""
        self.lock = lock
        self.alarm = Alarm()
        self.items: list[Queued] = []
        self.history: dict[int, JsonObject] = {}
        self.tail = FIRST_ID
        self.confirmed = 0
        self.allowed: frozenset[str] | None = None
        self.holder: object | None = None
        self.ended_by = OTHER_POLL
        self.closed = False

    def wants(self, kind: str) -> bool:
        """True where the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in NOT_UNASKED

    def allow(self, kinds: Sequence[str]) -> None:
        """Keep allowed_updates for the updates to come, until the next call that names some; [] means the default."""
        self.allowed = frozenset(kind.lower() for kind in kinds) or None

    def add(self, update: JsonObject, update_id: int | None = None) -> int | None:
        """Queue an update and wake the poll. Returns its id, or None where the bot does not want its kind."""
        with self.lock:
            if not any(self.wants(kind) for kind in update if kind != "update_id"):
                return None
            number = self.tail if update_id is None else update_id
            self.tail = max(self.tail, number + 1)
            whole: JsonObject = {"update_id": number, **{k: v for k, v in update.items() if k != "update_id"}}
            self.history[number] = whole
            self.items.append(Queued(number, whole, late=number < self.confirmed))
            self.items.sort(key=lambda item: item.update_id)
            self.alarm.ring()
            return number

    def take(self, offset: int, limit: int) -> list[JsonObject]:
        """Forget what the offset confirms and return up to limit of what is left, lowest id first."""
        if offset < 0:
            offset = max(self.tail + offset, 0)
        if offset > self.tail + 10:
            offset = 0
        if offset > 0:
            self.confirmed = max(self.confirmed, offset)
            self.items = [item for item in self.items if item.update_id >= offset or item.late]
        taken = self.items[:limit]
        for item in taken:
            item.late = False
        return [item.update for item in taken]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[JsonObject]:
        """Answer getUpdates; holds up to timeout seconds while there is nothing. Raises BotApiError 409 when ended."""
        deadline = time.monotonic() + timeout
        ticket: object | None = None
        try:
            while True:
                with self.alarm.waiter() as woken:
                    with self.lock:
                        if ticket is not None and self.holder is not ticket:
                            raise BotApiError(409, self.ended_by)
                        found = self.take(offset, limit)
                        left = deadline - time.monotonic()
                        if found or left <= 0 or self.closed:
                            return found
                        if ticket is None:
                            ticket = object()
                            self.end_poll(OTHER_POLL)
                            self.holder = ticket
                    await within(woken, left)
        finally:
            with self.lock:
                if ticket is not None and self.holder is ticket:
                    self.holder = None

    def end_poll(self, why: str) -> None:
        """End the poll that is held, if any, with 409 and these words."""
        with self.lock:
            self.ended_by = why
            self.holder = None
            self.alarm.ring()

    def drop(self) -> None:
        """Forget everything that waits (drop_pending_updates)."""
        with self.lock:
            self.items.clear()
            self.confirmed = self.tail

    async def pause(self, seconds: float) -> None:
        """Wait so long, or until the server closes."""
        deadline = time.monotonic() + seconds
        while not self.closed and (left := deadline - time.monotonic()) > 0:
            with self.alarm.waiter() as woken:
                if not self.closed:
                    await within(woken, left)

    def close(self) -> None:
        """Let everything that waits go on at once, for a quiet end."""
        with self.lock:
            self.closed = True
            self.alarm.ring()


async def within(event: asyncio.Event, seconds: float) -> bool:
    """Wait for the event; False when it did not come in time."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
