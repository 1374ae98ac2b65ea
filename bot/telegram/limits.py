"""How fast Telegram lets a bot write: a message a second to a chat, 20 a minute to a group, 25 a second in all.

A chat that Telegram told to wait is held alone; all others go on.
"""

import time
from collections import deque
from collections.abc import Callable

GROUP_COUNT, GROUP_SECONDS = 20, 60.0


class Window:
    """At most `count` events in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self.count = count
        self.seconds = seconds
        self._events: deque[float] = deque()

    def free(self, now: float) -> int:
        """How many may happen now."""
        while self._events and self._events[0] <= now - self.seconds:
            self._events.popleft()
        return self.count - len(self._events)

    def opens_at(self, now: float) -> float:
        """When the next may happen."""
        return now if self.free(now) > 0 else self._events[0] + self.seconds

    def note(self, now: float) -> None:
        """One has happened."""
        self._events.append(now)


class Chat:
    """What is known of one chat: whether something is on its way to it, and from when on it may have more."""

    def __init__(self, chat_id: int) -> None:
        self.sending = False
        self.free_at = 0.0
        self.group = Window(GROUP_COUNT, GROUP_SECONDS) if chat_id < 0 else None

    def opens_at(self, now: float) -> float:
        """When the next message may go, as far as time alone says."""
        return max(self.free_at, self.group.opens_at(now) if self.group else 0.0)

    def is_idle(self, now: float) -> bool:
        """Nothing of it needs to be remembered."""
        used = self.group is not None and self.group.free(now) < GROUP_COUNT
        return not self.sending and self.free_at <= now and not used


class Limits:
    """Says who may be written to now. Times are seconds of `clock`, which runs evenly."""

    def __init__(self, per_second: float, per_chat: float, clock: Callable[[], float] = time.monotonic) -> None:
        count = max(1, int(per_second))
        self._all = Window(count, count / per_second)
        self._gap = 1 / per_chat
        self._clock = clock
        self._chats: dict[int, Chat] = {}
        self._all_free_at = 0.0

    def free(self) -> int:
        """How many messages may begin now, to whatever chats."""
        now = self._clock()
        return self._all.free(now) if self._all_free_at <= now else 0

    def busy(self) -> list[int]:
        """Chats that have to wait."""
        now = self._clock()
        self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if not chat.is_idle(now)}
        return [chat_id for chat_id, chat in self._chats.items() if chat.sending or chat.opens_at(now) > now]

    def begin(self, chat_id: int) -> None:
        """A message to this chat goes out now."""
        now = self._clock()
        chat = self._chats.setdefault(chat_id, Chat(chat_id))
        chat.sending = True
        chat.free_at = max(chat.free_at, now + self._gap)
        self._all.note(now)
        if chat.group:
            chat.group.note(now)

    def end(self, chat_id: int) -> None:
        """It has arrived, or not; the chat's second counts from here."""
        chat = self._chats.setdefault(chat_id, Chat(chat_id))
        chat.sending = False
        chat.free_at = max(chat.free_at, self._clock() + self._gap)

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram wants this chat left alone for so long."""
        chat = self._chats.setdefault(chat_id, Chat(chat_id))
        chat.free_at = max(chat.free_at, self._clock() + seconds)

    def hold_all(self, seconds: float) -> None:
        """The line is down."""
        self._all_free_at = max(self._all_free_at, self._clock() + seconds)

    def turn(self, chat_id: int) -> float:
        """Seconds until the next part of a message that is being sent may follow."""
        now = self._clock()
        chat = self._chats.setdefault(chat_id, Chat(chat_id))
        return max(0.0, chat.opens_at(now) - now, self._all.opens_at(now) - now)

    def pause(self) -> float | None:
        """Seconds until somebody who waits now may be written to; None where nobody waits for time to pass."""
        now = self._clock()
        moments = [chat.opens_at(now) for chat in self._chats.values() if not chat.sending]
        moments += [self._all.opens_at(now), self._all_free_at]
        ahead = [moment - now for moment in moments if moment > now]
        return min(ahead) if ahead else None
