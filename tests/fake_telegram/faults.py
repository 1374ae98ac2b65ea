"""Errors on request, delays, and the flood limits."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.fake_telegram.words import BotApiError, How, Limit, Violation

WORDS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class Failure:
    """A scripted error: which calls it hits, how often, and what the bot gets instead of the answer.

    how  "answer": the error as JSON; "drop": the connection breaks inside the answer; "hang": no answer at all
    """

    method: str
    chat_id: int | None
    error: BotApiError
    times: int
    after_doing_it: bool
    how: How

    def hits(self, method: str, chat_id: int | None) -> bool:
        """True where this call is to fail; "*" as method means any."""
        return self.times > 0 and self.method in ("*", method) and self.chat_id in (None, chat_id)


class Script:
    """What is to go wrong, in the order in which it was asked for."""

    def __init__(self) -> None:
        """Nothing goes wrong."""
        self.failures: list[Failure] = []
        self.delays: dict[str, float] = {}

    def next_failure(self, method: str, chat_id: int | None) -> Failure | None:
        """The failure for this call, counted down; method in lower case."""
        for failure in self.failures:
            if failure.hits(method, chat_id):
                failure.times -= 1
                return failure
        return None

    def delay_of(self, method: str) -> float:
        """Seconds by which this method is slowed down."""
        return self.delays.get(method, self.delays.get("*", 0.0))


def scripted_error(
    status: int, description: str | None, retry_after: int | None, migrate_to: int | None
) -> BotApiError:
    """The error of a scripted failure, in Telegram's words where the test gives none."""
    if migrate_to is not None:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        return BotApiError(400, description or words, migrate_to=migrate_to)
    wait = retry_after if retry_after is not None else (1 if status == 429 else None)
    words = WORDS.get(status, "Bad Request").format(retry_after=wait)
    return BotApiError(status, description or words, retry_after=wait)


class FloodGate:
    """Telegram's own limits: 30 messages a second overall, 1 a second a chat, 20 a minute a group.

    Violations are recorded always; they are answered with 429 only where `enforce` is set. A second is taken as 0.95 s
    and a minute as 59.5 s, for a sender that keeps the limit exactly arrives with some jitter.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Record, do not enforce. clock: seconds, from anywhere."""
        self.clock = clock
        self.enforce = False
        self.violations: list[Violation] = []
        self.peak = 0
        self._all: deque[float] = deque()
        self._chats: defaultdict[int, deque[float]] = defaultdict(deque)

    def pass_message(self, chat_id: int) -> None:
        """Count one message to a chat. Raises BotApiError 429 where limits are enforced and one is broken."""
        now = self.clock()
        own = self._chats[chat_id]
        _forget(self._all, now - 0.95)
        _forget(own, now - 59.5)
        broken: list[tuple[Limit, int]] = []
        if len(self._all) >= 30:
            broken.append(("overall", 1))
        if own and own[-1] > now - 0.95:
            broken.append(("chat", 1))
        if chat_id < 0 and len(own) >= 20:
            broken.append(("group", max(1, round(60 - (now - own[0])))))
        self.violations += [Violation(limit, chat_id, time.time()) for limit, _ in broken]
        if broken and self.enforce:
            wait = max(seconds for _, seconds in broken)
            raise BotApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self._all.append(now)
        own.append(now)
        self.peak = max(self.peak, len(self._all))


def _forget(moments: deque[float], before: float) -> None:
    while moments and moments[0] <= before:
        moments.popleft()
