"""python-telegram-bot's own HTTP layer on the fake without a socket: its encoder and its error mapping stay in play."""

import asyncio
from collections.abc import Iterable

import httpx
from starlette.types import ASGIApp, Message
from telegram.request import HTTPXRequest


class InProcess(httpx.AsyncBaseTransport):
    """Calls an ASGI application as a server would, with two things that httpx.ASGITransport lacks.

    The read timeout counts, and a call that the client gives up goes on in the server, so that what it sends is sent.
    An answer left unfinished is a broken connection, as on a port.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Call this application."""
        self.app = app
        self._running: set[asyncio.Task[httpx.Response]] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request. Raises httpx.ReadTimeout and httpx.RemoteProtocolError."""
        body = await request.aread()
        task = asyncio.create_task(self._serve(request, body))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        timeout = request.extensions.get("timeout", {}).get("read")
        done, _ = await asyncio.wait([task], timeout=timeout)
        if not done:
            raise httpx.ReadTimeout("", request=request)
        return task.result()

    async def _serve(self, request: httpx.Request, body: bytes) -> httpx.Response:
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

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


def request_to(app: ASGIApp, read_timeout: float = 5.0) -> HTTPXRequest:
    """A request object for telegram.Bot that calls the application in this process; read_timeout in seconds."""
    return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"transport": InProcess(app), "trust_env": False})
