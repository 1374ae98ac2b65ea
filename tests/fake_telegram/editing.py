"""The Bot API methods that change a message, answer a press or show what the bot is doing."""

import time
from dataclasses import replace

from tests.fake_telegram.entities import parse
from tests.fake_telegram.keyboards import read_markup
from tests.fake_telegram.params import Params
from tests.fake_telegram.sending import MAX_CAPTION, MAX_TEXT, attachment_of, record
from tests.fake_telegram.state import State, now
from tests.fake_telegram.wire import message_json
from tests.fake_telegram.words import Action, Answer, BotApiError, Json, Message

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
MAX_ANSWER = 200
ACTIONS = (
    "typing",
    "upload_photo",
    "upload_document",
    "record_voice",
    "upload_voice",
    "find_location",
    "choose_sticker",
)


def edit_text(state: State, params: Params) -> Json:
    """Change the text, and with it the buttons: without reply_markup they go."""
    shown, entities = parse(params.text("text"), params.text("parse_mode"))
    if not shown:
        raise BotApiError(400, "Bad Request: message text is empty")
    if len(shown) > MAX_TEXT:
        raise BotApiError(400, "Bad Request: message is too long")
    message = _own_message(state, params)
    if message.attachment:
        raise BotApiError(400, "Bad Request: there is no text in the message to edit")
    edited = replace(message, text=shown, html=params.text("text"), entities=entities)
    return _change(state, params, "editMessageText", message, edited)


def edit_media(state: State, params: Params) -> Json:
    """Put another picture, with its caption, in the place of the message, and with it the buttons."""
    media = params.parsed("media")
    if not isinstance(media, dict) or media.get("type") != "photo":
        raise BotApiError(400, "Bad Request: can't parse InputMedia")
    given = Params({name: str(value) for name, value in media.items()}, params.files)
    given.values["photo"] = given.text("media")
    shown, entities = parse(given.text("caption"), given.text("parse_mode"))
    if len(shown) > MAX_CAPTION:
        raise BotApiError(400, "Bad Request: message caption is too long")
    message = _own_message(state, params)
    picture = attachment_of(state, given, "photo")
    edited = replace(message, text=shown, html=given.text("caption"), entities=entities, attachment=picture)
    return _change(state, params, "editMessageMedia", message, edited)


def edit_caption(state: State, params: Params) -> Json:
    """Change the caption, and with it the buttons."""
    shown, entities = parse(params.text("caption"), params.text("parse_mode"))
    if len(shown) > MAX_CAPTION:
        raise BotApiError(400, "Bad Request: message caption is too long")
    message = _own_message(state, params)
    if not message.attachment:
        raise BotApiError(400, "Bad Request: there is no caption in the message to edit")
    edited = replace(message, text=shown, html=params.text("caption"), entities=entities)
    return _change(state, params, "editMessageCaption", message, edited)


def edit_markup(state: State, params: Params) -> Json:
    """Change the buttons only; without reply_markup they go."""
    message = _own_message(state, params)
    return _change(state, params, "editMessageReplyMarkup", message, message)


def _own_message(state: State, params: Params) -> Message:
    chat = state.writable_chat(params.text("chat_id"))
    message = state.messages[chat.id].get(params.integer("message_id"))
    if message is None:
        raise BotApiError(400, "Bad Request: message to edit not found")
    if message.sender != state.me:
        raise BotApiError(400, "Bad Request: message can't be edited")
    return message


def _change(state: State, params: Params, method: str, before: Message, edited: Message) -> Json:
    buttons, _ = read_markup(params)
    after = replace(edited, buttons=buttons)
    same = (before.text, before.entities, before.buttons) == (after.text, after.entities, after.buttons)
    if same and before.attachment == after.attachment:
        raise BotApiError(400, NOT_MODIFIED)
    after = state.put(replace(after, edited=now()))
    state.edits.append(record(method, after))
    return message_json(state, after)


def answer_query(state: State, params: Params) -> Json:
    """Answer a press, with up to 200 characters that pop up."""
    query_id = params.text("callback_query_id")
    if query_id not in state.queries:
        raise BotApiError(400, TOO_OLD)
    text = params.text("text")
    if len(text) > MAX_ANSWER:
        raise BotApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    alert = params.flag("show_alert")
    state.answers.append(Answer(query_id, state.queries[query_id], text, alert, time.time()))
    return True


def send_action(state: State, params: Params) -> Json:
    """Show "typing" and its kin."""
    chat = state.writable_chat(params.text("chat_id"))
    action = params.text("action")
    if action not in ACTIONS:
        raise BotApiError(400, "Bad Request: wrong parameter action in request")
    state.actions.append(Action(chat.id, action, time.time()))
    return True
