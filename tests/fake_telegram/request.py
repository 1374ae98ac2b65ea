"""python-telegram-bot's own HTTP layer on the fake without a socket: its encoder and its error mapping stay in play."""

import asyncio
from collections.abc import Callable, Iterable

import httpx
from starlette.types import ASGIApp, Message
from telegram import Bot
from telegram.request import HTTPXRequest


class InProcess(httpx.AsyncBaseTransport):
    """Calls an ASGI application as a server would, with two things that httpx.ASGITransport lacks.

    The read timeout counts, and a call that the client gives up goes on in the server, so that what it sends is sent
    (a held poll ends).
    An answer left unfinished is a broken connection, as on a port.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Call this application."""
        self.app = app
        self._running: set[asyncio.Task[httpx.Response]] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request. Raises httpx.ReadTimeout and httpx.RemoteProtocolError."""
        body = await request.aread()
        left = asyncio.Event()
        task = asyncio.create_task(self._serve(request, body, left))
        self._running.add(task)
        task.add_done_callback(self._ended)
        timeout = request.extensions.get("timeout", {}).get("read")
        try:
            done, _ = await asyncio.wait([task], timeout=timeout)
        finally:
            left.set()
        if not done:
            raise httpx.ReadTimeout("", request=request)
        return task.result()

    def _ended(self, task: asyncio.Task[httpx.Response]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            # Looked at here, or asyncio complains of an error that nobody saw where the client had left.
            task.exception()

    async def _serve(self, request: httpx.Request, body: bytes, left: asyncio.Event) -> httpx.Response:
        messages: list[Message] = []
        unread = [body]

        async def receive() -> Message:
            if unread:
                return {"type": "http.request", "body": unread.pop(), "more_body": False}
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            messages.append(message)

        await self.app(_scope(request), receive, send)
        start, *parts = messages
        if not parts or parts[-1].get("more_body", False):
            raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")
        content = b"".join(part.get("body", b"") for part in parts)
        headers: Iterable[tuple[bytes, bytes]] = start["headers"]
        return httpx.Response(start["status"], headers=list(headers), content=content, request=request)

    async def aclose(self) -> None:
        """End the calls that nobody waits for."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _scope(request: httpx.Request) -> dict[str, object]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.split(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port),
        "client": ("127.0.0.1", 1),
    }


def bot_in_process(app: ASGIApp, url: str, token: str, read_timeout: float) -> Bot:
    """A telegram.Bot that calls the application in this process; read_timeout in seconds."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"transport": InProcess(app), "trust_env": False})

    return _bot(url, token, request)


def bot_at(url: str, token: str, read_timeout: float = 5.0) -> Bot:
    """A telegram.Bot on a fake at this address; read_timeout in seconds."""
    return _bot(url, token, lambda: HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False}))


def _bot(url: str, token: str, request: Callable[[], HTTPXRequest]) -> Bot:
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request(),
        get_updates_request=request(),
    )
