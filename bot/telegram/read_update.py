"""From Telegram's Update to what the router takes: who did what, in which chat."""

from dataclasses import replace
from typing import Any, TypeGuard

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, MessageEntity, Update

from bot.telegram.contents import Received, read_contents
from handlers.incoming import Incoming, Kind

DOOR = "telegram"


def chat_of(payload: dict[str, Any]) -> int | None:
    """The chat of an update as it came, by which its order is kept; None where it has none."""
    for kind in ("message", "edited_message"):
        if isinstance(message := payload.get(kind), dict):
            return _chat_id(message)
    query = payload.get("callback_query")
    return _chat_id(query.get("message")) if isinstance(query, dict) else None


def language_of(payload: dict[str, Any]) -> str:
    """The language of the sender's Telegram, where an update as it came says it."""
    for kind in ("message", "edited_message", "callback_query"):
        sender = part.get("from") if isinstance(part := payload.get(kind), dict) else None
        found = sender.get("language_code") if isinstance(sender, dict) else None
        if isinstance(found, str):
            return found
    return ""


def is_number(found: object) -> TypeGuard[int]:
    """Whether this can be the number of an update, a chat or a person: databases hold 64 bits."""
    return isinstance(found, int) and not isinstance(found, bool) and abs(found) < 2**63


def press_of(payload: dict[str, Any]) -> str | None:
    """The id under which a press is to be answered."""
    query = payload.get("callback_query")
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None


def read_update(payload: dict[str, Any], bot_name: str) -> Received | None:
    """What a person did; None for what is no one's or nothing to answer.

    That is: channel posts, anonymous admins and others who write as a chat, bots, messages by way of a bot, messages
    edited in what is not their words, service messages, and in groups what is not said to this bot.
    Raises what the library raises where the JSON is no Update.
    """
    update = Update.de_json(payload, None)
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.message is not None:
        return _in_order(_message(update.message, bot_name), update)
    edited = update.edited_message
    # A place that moves, and captions, change without anybody's correcting what they said.
    if edited is not None and edited.edit_date and edited.text is not None and edited.forward_origin is None:
        return _in_order(_message(edited, bot_name), update)
    return None


def _in_order(received: Received | None, update: Update) -> Received | None:
    """With when it was said and edited, and the number of its update."""
    message = update.edited_message or update.message
    if received is None or message is None:
        return received
    edited = int(message.edit_date.timestamp()) if update.edited_message and message.edit_date else 0
    said_at = int(message.date.timestamp())
    incoming = replace(received.incoming, edited=edited, said_at=said_at, order=update.update_id)
    return replace(received, incoming=incoming)


def _chat_id(message: object) -> int | None:
    chat = message.get("chat") if isinstance(message, dict) else None
    found = chat.get("id") if isinstance(chat, dict) else None
    return found if is_number(found) else None


def _press(query: CallbackQuery) -> Received | None:
    if query.message is None or query.data is None or query.from_user.is_bot:
        return None
    chat = query.message.chat
    if chat.type == chat.CHANNEL:
        return None
    return Received(
        Incoming(
            door=DOOR,
            chat_id=chat.id,
            kind=Kind.PRESS,
            text=query.data,
            telegram_id=query.from_user.id,
            name=query.from_user.full_name,
            language=query.from_user.language_code or "",
            private=chat.type == chat.PRIVATE,
            message_id=query.message.message_id,
            topic=_topic_of(query.message),
        )
    )


def _message(message: Message, bot_name: str) -> Received | None:
    sender, chat = message.from_user, message.chat
    if sender is None or sender.is_bot or message.sender_chat is not None or message.via_bot is not None:
        return None
    if chat.type == chat.CHANNEL:
        return None
    private = chat.type == chat.PRIVATE
    if not private and not _is_for(message, bot_name):
        return None
    who = Incoming(
        door=DOOR,
        chat_id=chat.id,
        telegram_id=sender.id,
        name=sender.full_name,
        language=sender.language_code or "",
        private=private,
        message_id=message.message_id,
        topic=_topic_of(message),
        reply_to=message.reply_to_message.message_id if message.reply_to_message else None,
    )
    return read_contents(message, who)


def _topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic of a forum; the number that answers share in other groups is none."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _is_for(message: Message, bot_name: str) -> bool:
    """In a group: a command, unless it names another bot; a mention; an answer to this bot. No forwards."""
    if message.forward_origin is not None:
        return False
    text = message.text or message.caption or ""
    answered = message.reply_to_message.from_user if message.reply_to_message else None
    if answered is not None and answered.username == bot_name:
        return True
    if text.startswith("/"):
        _, named, other = text.split(maxsplit=1)[0].partition("@")
        return not named or other.casefold() == bot_name.casefold()
    mentions = {
        **message.parse_entities([MessageEntity.MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION]),
    }
    return f"@{bot_name}".casefold() in {said.casefold() for said in mentions.values()}
