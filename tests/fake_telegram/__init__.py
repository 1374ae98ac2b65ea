"""A Telegram for tests: answers Bot API calls as the real server does, and lets a test be the people at the other end.

In this process, behind python-telegram-bot's own HTTP layer:

    telegram = FakeTelegram()
    async with telegram.bot() as bot:
        telegram.say(5, "deal Acme 12k", name="Ann")
        ...
        assert telegram.sent(5)[-1].text == "Logged Acme"

On a port: `with serve() as telegram:` (a thread) or `with serve_apart() as telegram:` (a process); `telegram.url` is
the address for a bot in a process of its own. All three have the same methods (client.Telegram).

What it does not do: Markdown, inline mode, albums, message deletion, calling webhooks, the 24 h life of an update, the
3 s by which the real server holds back a hasty poll or a second 409.
"""

from telegram import Bot

from tests.fake_telegram.app import make_app
from tests.fake_telegram.client import Telegram
from tests.fake_telegram.doors import LocalTelegram, RemoteTelegram
from tests.fake_telegram.request import bot_at, bot_in_process
from tests.fake_telegram.serve import ServedTelegram, serve, serve_apart
from tests.fake_telegram.state import TOKEN, State
from tests.fake_telegram.words import BadTestStep, BotApiError, Button, Message, Sent, Told

__all__ = [
    "TOKEN",
    "BadTestStep",
    "BotApiError",
    "Button",
    "FakeTelegram",
    "Message",
    "RemoteTelegram",
    "Sent",
    "ServedTelegram",
    "Telegram",
    "Told",
    "bot_at",
    "serve",
    "serve_apart",
]


class FakeTelegram(LocalTelegram):
    """The fake in this process."""

    def __init__(self, token: str = TOKEN) -> None:
        """A Telegram with one bot, of this token, and nobody in it."""
        super().__init__(State(token))
        self.app = make_app(self.state)
        self.url = "http://telegram.test"

    def bot(self, read_timeout: float = 5.0, token: str | None = None) -> Bot:
        """A real telegram.Bot on this fake; use it as `async with`. read_timeout in seconds."""
        return bot_in_process(self.app, self.url, token or self.state.token, read_timeout)
