"""The Bot API methods that put messages into a chat: sendMessage, sendPhoto, sendDocument."""

import struct
import time
from typing import Literal

from tests.fake_telegram.entities import parse
from tests.fake_telegram.keyboards import read_markup
from tests.fake_telegram.params import Params
from tests.fake_telegram.state import State, now
from tests.fake_telegram.wire import message_json
from tests.fake_telegram.words import Attachment, BotApiError, Chat, Json, Message, Sent

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_PHOTO = 10 * 1024 * 1024
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


def send_message(state: State, params: Params) -> Json:
    """Send a text of 1 to 4096 characters."""
    shown, entities = parse(params.text("text"), params.text("parse_mode"))
    if not shown:
        raise BotApiError(400, "Bad Request: message text is empty")
    if len(shown) > MAX_TEXT:
        raise BotApiError(400, "Bad Request: message is too long")
    chat = state.writable_chat(params.text("chat_id"))
    draft = Message(0, chat.id, state.me, now(), shown, params.text("text"), entities)
    return _deliver(state, params, "sendMessage", chat, draft)


def send_photo(state: State, params: Params) -> Json:
    """Send a picture (uploaded, or by the file_id of one sent before) with a caption up to 1024 characters."""
    return _send_file(state, params, "sendPhoto", "photo")


def send_document(state: State, params: Params) -> Json:
    """Send a file (uploaded, or by file_id) with a caption up to 1024 characters."""
    return _send_file(state, params, "sendDocument", "document")


def _send_file(state: State, params: Params, method: str, kind: Literal["photo", "document"]) -> Json:
    html = params.text("caption")
    shown, entities = parse(html, params.text("parse_mode"))
    if len(shown) > MAX_CAPTION:
        raise BotApiError(400, "Bad Request: message caption is too long")
    chat = state.writable_chat(params.text("chat_id"))
    attachment = attachment_of(state, params, kind)
    draft = Message(0, chat.id, state.me, now(), shown, html, entities, attachment=attachment)
    return _deliver(state, params, method, chat, draft)


def attachment_of(state: State, params: Params, kind: Literal["photo", "document"]) -> Attachment:
    """The file that came with the call, or one sent before by its file_id."""
    upload = params.upload(kind)
    if upload is None:
        known = state.files.get(params.text(kind))
        if known is None:
            asked = params.text(kind)
            words = f"there is no {kind} in the request" if not asked else "wrong file identifier/HTTP URL specified"
            raise BotApiError(400, f"Bad Request: {words}")
        if known.attachment.kind != kind:
            raise BotApiError(400, f"Bad Request: can't use file of type {known.attachment.kind} as {kind}")
        return known.attachment
    if not upload.content:
        raise BotApiError(400, "Bad Request: file must be non-empty")
    shape = picture_shape(upload.content) if kind == "photo" else (0, 0)
    return state.store(kind, upload.name, upload.content, shape=shape)


def picture_shape(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG; (0, 0) for other pictures. Raises BotApiError 400 as the server does."""
    if len(content) > MAX_PHOTO:
        raise BotApiError(400, f"Bad Request: file of size {len(content)} bytes is too big for a photo")
    if not content.startswith(PICTURES):
        raise BotApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
    if not content.startswith(PICTURES[0]):
        return 0, 0
    if len(content) < 24:
        raise BotApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if width + height > 10_000 or not 1 / 20 <= width / max(height, 1) <= 20:
        raise BotApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return width, height


def _deliver(state: State, params: Params, method: str, chat: Chat, draft: Message) -> Json:
    buttons, keyboard = read_markup(params)
    reply_to = _reply_to(state, params, chat.id)
    topic = _topic(state, params, chat.id)
    state.floods.pass_message(chat.id)
    message = Message(
        state.next_message_id(chat.id),
        chat.id,
        draft.sender,
        draft.date,
        draft.text,
        draft.html,
        draft.entities,
        buttons,
        keyboard,
        draft.attachment,
        reply_to=reply_to,
        topic=topic,
    )
    state.put(message)
    state.sent.append(record(method, message, silent=params.flag("disable_notification")))
    return message_json(state, message)


def record(method: str, message: Message, *, silent: bool = False) -> Sent:
    """The entry in the log of sends or edits for a message as it now is."""
    return Sent(
        method,
        message.chat_id,
        message.message_id,
        message.text,
        message.html,
        message.buttons,
        time.time(),
        message.attachment,
        message.reply_to,
        silent,
        message.topic,
    )


def _topic(state: State, params: Params, chat_id: int) -> int | None:
    """The topic named, which somebody has opened by writing in it."""
    asked = params.integer("message_thread_id") or None
    if asked is not None and asked not in {message.topic for message in state.messages[chat_id].values()}:
        raise BotApiError(400, "Bad Request: message thread not found")
    return asked


def _reply_to(state: State, params: Params, chat_id: int) -> int | None:
    asked = params.parsed("reply_parameters")
    if not isinstance(asked, dict):
        return None
    message_id = asked.get("message_id")
    if isinstance(message_id, int) and message_id in state.messages[chat_id]:
        return message_id
    if asked.get("allow_sending_without_reply"):
        return None
    raise BotApiError(400, "Bad Request: message to be replied not found")
