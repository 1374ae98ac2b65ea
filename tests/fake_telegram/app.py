"""The Starlette application: routing of the Bot API, of file downloads and of the test's own endpoints."""

import asyncio
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.fake_telegram import editing, inline, sending, setup
from tests.fake_telegram.control import perform
from tests.fake_telegram.faults import Failure
from tests.fake_telegram.params import Params, read_params
from tests.fake_telegram.state import State
from tests.fake_telegram.words import BotApiError, Json, JsonObject

MAX_HOLD = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
METHODS: dict[str, Callable[[State, Params], Json]] = {
    "getMe": setup.get_me,
    "getFile": setup.get_file,
    "setMyCommands": setup.set_commands,
    "getMyCommands": setup.get_commands,
    "deleteMyCommands": setup.delete_commands,
    "setWebhook": setup.set_webhook,
    "deleteWebhook": setup.delete_webhook,
    "getWebhookInfo": setup.webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": editing.send_action,
    "editMessageText": editing.edit_text,
    "editMessageMedia": editing.edit_media,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "answerCallbackQuery": editing.answer_query,
    "answerInlineQuery": inline.answer_inline,
}
# Method names are case-insensitive at Telegram.
NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}


class Dropped(Response):
    """An answer whose connection breaks in its middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin an answer, and leave it unfinished."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"ok":', "more_body": True})


class BotApi:
    """The endpoints over one state."""

    def __init__(self, state: State) -> None:
        """Serve this state."""
        self.state = state

    async def method(self, request: Request) -> Response:
        """Answer one Bot API call, or fail it as the test has asked."""
        try:
            name = self._known(request.path_params["token"], request.path_params["method"])
            body = await request.body()
            params = read_params(request.url.query, request.headers.get("content-type", ""), body)
        except BotApiError as error:
            return self._refusal(error)
        with self.state.lock:
            self.state.calls[name] += 1
            failure = self.state.script.next_failure(name.lower(), params.integer("chat_id") or None)
            wait = self.state.script.delay_of(name.lower())
        if wait:
            await self.state.queue.pause(wait)
        if failure is not None and not failure.after_doing_it:
            return await self._fail(failure)
        try:
            result = await self._do(name, params, request)
        except BotApiError as error:
            return self._refusal(error)
        if failure is not None:
            return await self._fail(failure)
        return JSONResponse({"ok": True, "result": result})

    def _known(self, token: str, method: str) -> str:
        if token != self.state.token:
            looks_right = token.partition(":")[0].isdigit() and ":" in token
            raise BotApiError(401, "Unauthorized") if looks_right else BotApiError(404, "Not Found")
        if method.lower() not in NAMES:
            raise BotApiError(404, "Not Found: method not found")
        return NAMES[method.lower()]

    async def _do(self, name: str, params: Params, request: Request) -> Json:
        if name == "getUpdates":
            return await self._get_updates(params, request)
        with self.state.lock:
            return METHODS[name](self.state, params)

    async def _get_updates(self, params: Params, request: Request) -> Json:
        with self.state.lock:
            if self.state.webhook.url:
                raise BotApiError(409, WEBHOOK_ACTIVE)
            setup.note_allowed(self.state, params)
        limit = min(max(params.integer("limit", 100), 1), 100)
        hold = min(max(params.integer("timeout"), 0), MAX_HOLD)
        poll = asyncio.create_task(self.state.queue.poll(params.integer("offset"), limit, hold))
        gone = asyncio.ensure_future(request.receive())
        try:
            # A bot that died holds no poll: its connection is closed.
            await asyncio.wait([poll, gone], return_when=asyncio.FIRST_COMPLETED)
            return [*poll.result()] if poll.done() else []
        finally:
            poll.cancel()
            gone.cancel()
            await asyncio.gather(poll, gone, return_exceptions=True)

    async def _fail(self, failure: Failure) -> Response:
        if failure.how == "answer":
            return self._refusal(failure.error)
        with self.state.lock:
            self.state.errors[0] += 1
        if failure.how == "hang":
            await self.state.queue.pause(3600)
        return Dropped()

    def _refusal(self, error: BotApiError) -> Response:
        with self.state.lock:
            self.state.errors[error.status] += 1
        answer: JsonObject = {"ok": False, "error_code": error.status, "description": error.description}
        if error.retry_after is not None:
            answer["parameters"] = {"retry_after": error.retry_after}
        if error.migrate_to is not None:
            answer["parameters"] = {"migrate_to_chat_id": error.migrate_to}
        return JSONResponse(answer, status_code=error.status)

    async def file(self, request: Request) -> Response:
        """Give the bytes of a file by its file_path."""
        with self.state.lock:
            stored = self.state.paths.get(request.path_params["path"])
        if request.path_params["token"] != self.state.token or stored is None:
            return self._refusal(BotApiError(404, "Not Found"))
        return Response(stored.content, media_type="application/octet-stream")

    async def control(self, request: Request) -> Response:
        """Do or show what a test in another process asks for."""
        status, answer = perform(self.state, request.path_params["act"], await request.body())
        return Response(answer, status_code=status, media_type="application/json")


def make_app(state: State) -> Starlette:
    """The ASGI application over a state."""
    api = BotApi(state)
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", api.method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", api.file),
            Route("/_test/{act}", api.control, methods=["POST"]),
        ]
    )
