"""Lanes: what belongs to one chat goes one by one and in order; different chats go at the same time."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


class Lanes(Generic[T]):
    """A queue for each key, worked off by `work`, which must not raise. A lane holds at most `bound` items."""

    def __init__(self, work: Callable[[T], Awaitable[None]], bound: int) -> None:
        self._work = work
        self._bound = bound
        self._queues: dict[int, deque[T]] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._closed = False

    def add(self, key: int, item: T) -> bool:
        """Put something at the end of a lane; False where the lane is full."""
        queue = self._queues.setdefault(key, deque())
        if len(queue) >= self._bound:
            return False
        queue.append(item)
        if key not in self._running and not self._closed:
            self._running[key] = asyncio.create_task(self._follow(key, queue))
        return True

    async def drain(self, seconds: float) -> bool:
        """Begin nothing more, and wait for what has begun; False where that took longer than `seconds`."""
        self._closed = True
        running = list(self._running.values())
        if not running:
            return True
        _done, late = await asyncio.wait(running, timeout=seconds)
        for task in late:
            task.cancel()
        return not late

    async def _follow(self, key: int, queue: deque[T]) -> None:
        try:
            while queue and not self._closed:
                await self._work(queue.popleft())
        finally:
            del self._running[key]
            if not queue:
                self._queues.pop(key, None)
