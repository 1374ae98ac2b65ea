"""Two ways to reach the fake: its state in this process, or /_test/ of a server elsewhere."""

import json
from collections.abc import Callable
from typing import cast

import httpx
from telegram import Bot

from tests.fake_telegram.client import T, Telegram
from tests.fake_telegram.control import decode, encode
from tests.fake_telegram.request import bot_at
from tests.fake_telegram.state import TOKEN, State
from tests.fake_telegram.words import BadTestStep


class LocalTelegram(Telegram):
    """The same process: acts on the state itself; how a bot reaches it is said below it."""

    def __init__(self, state: State) -> None:
        """Act on this state."""
        self.state = state

    def do(self, act: Callable[..., T], **arguments: object) -> T:
        """Perform an act on the state."""
        with self.state.lock:
            return act(self.state, **arguments)


class RemoteTelegram(Telegram):
    """Another process: acts through /_test/. Close it, or use it as a context manager."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        """Talk to the fake at this address, as http://127.0.0.1:8081."""
        self.url = url
        self.token = token
        self._http = httpx.Client(base_url=url, timeout=10, trust_env=False)

    def do(self, act: Callable[..., T], **arguments: object) -> T:
        """Perform an act over HTTP."""
        answer = self._http.post(f"/_test/{act.__name__}", content=encode(act, arguments))
        if answer.status_code != 200:
            raise BadTestStep(json.loads(answer.content)["error"])
        return cast(T, decode(act, answer.content))

    def bot(self, read_timeout: float = 5.0, token: str | None = None) -> Bot:
        """A real telegram.Bot on this fake; use it as `async with`. read_timeout in seconds."""
        return bot_at(self.url, token or self.token, read_timeout)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def __enter__(self) -> "RemoteTelegram":
        """Itself."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Close the connection."""
        self.close()
