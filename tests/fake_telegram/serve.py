"""The fake on a loopback port: in a thread of this process, or as a process that outlives a kill -9 of the bot."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import uvicorn
from telegram import Bot

from tests.fake_telegram.app import make_app
from tests.fake_telegram.doors import LocalTelegram, RemoteTelegram
from tests.fake_telegram.request import bot_at
from tests.fake_telegram.state import TOKEN, State

ROOT = Path(__file__).parents[2]


class Server(uvicorn.Server):
    """uvicorn, telling its port once it is open, and letting held calls go when it stops.

    uvicorn opens the port itself: a socket made beforehand with protocol 0 has no TCP_NODELAY and costs 44 ms a call.
    """

    def __init__(self, state: State, port: int, tell_port: Callable[[int], None]) -> None:
        """Serve a state on 127.0.0.1; port 0 takes a free one."""
        self.state = state
        self.tell_port = tell_port
        super().__init__(
            uvicorn.Config(
                make_app(state),
                host="127.0.0.1",
                port=port,
                lifespan="off",
                loop="asyncio",
                http="h11",
                ws="none",
                log_config=None,
                log_level="critical",
                access_log=False,
            )
        )

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Open the port and tell it."""
        await super().startup(sockets)
        self.tell_port(self.servers[0].sockets[0].getsockname()[1])

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Let what is held go, then close."""
        self.state.queue.close()
        await super().shutdown(sockets)


class ServedTelegram(LocalTelegram):
    """The fake on a port, run by a thread of this process."""

    def __init__(self, state: State, url: str) -> None:
        """Made by serve()."""
        super().__init__(state)
        self.url = url

    def bot(self, read_timeout: float = 5.0, token: str | None = None) -> Bot:
        """A real telegram.Bot on this fake; use it as `async with`. read_timeout in seconds."""
        return bot_at(self.url, token or self.state.token, read_timeout)


@contextmanager
def serve(token: str = TOKEN) -> Iterator[ServedTelegram]:
    """Serve a new fake from a thread until the block ends."""
    state = State(token)
    ports: list[int] = []
    opened = threading.Event()

    def opened_at(port: int) -> None:
        ports.append(port)
        opened.set()

    server = Server(state, 0, opened_at)
    thread = threading.Thread(target=server.run, name="fake-telegram")
    thread.start()
    try:
        if not opened.wait(10):
            raise TimeoutError("the fake Telegram did not open its port")
        yield ServedTelegram(state, f"http://127.0.0.1:{ports[0]}")
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def serve_apart(token: str = TOKEN) -> Iterator[RemoteTelegram]:
    """Serve a new fake from a process of its own until the block ends."""
    command = [sys.executable, "-m", "tests.fake_telegram", "--port", "0", "--token", token]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, cwd=ROOT) as process:
        try:
            line = process.stdout.readline() if process.stdout else b""
            with RemoteTelegram(f"http://127.0.0.1:{json.loads(line)['port']}", token) as telegram:
                yield telegram
        finally:
            process.terminate()
            process.wait()
