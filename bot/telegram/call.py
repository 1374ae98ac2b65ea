"""One call to Telegram for one part of a message."""

import asyncio
import re
from dataclasses import replace

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.telegram.outcomes import Fate, Outcome, outcome_of
from bot.telegram.parts import Part
from storage.words import FileKind

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SAME, NO_TOPIC = "message is not modified", "message thread not found"
# A card that is gone, too old, or a picture: the answer comes as a message of its own.
CANNOT_EDIT = re.compile(r"message to edit not found|can't be edited|no text in the message to edit", re.IGNORECASE)


async def carry(bot: Bot, chat_id: int, part: Part, seconds: float) -> Outcome:
    """Send or edit, and say how it ended; what is not over after `seconds` is in doubt."""
    try:
        async with asyncio.timeout(seconds):
            return Outcome(Fate.SENT, message_id=await _call_in_topic(bot, chat_id, part))
    except TelegramError as error:
        return outcome_of(error)
    except TimeoutError:
        return Outcome(Fate.DOUBT, error=f"no answer within {seconds:.0f} s")
    except (KeyError, TypeError) as error:
        # The library reads a 200 answer without looking: an unfinished one says nothing about the message.
        return Outcome(Fate.DOUBT, error=f"an answer that cannot be read: {type(error).__name__}")


async def _call_in_topic(bot: Bot, chat_id: int, part: Part) -> int:
    """The call; where the topic is gone, outside of it."""
    try:
        return await _call(bot, chat_id, part)
    except BadRequest as error:
        if part.topic is None or NO_TOPIC not in error.message.lower():
            raise
        return await _call(bot, chat_id, replace(part, topic=None))


async def _call(bot: Bot, chat_id: int, part: Part) -> int:
    buttons = _keyboard(part)
    if part.edits is not None and await _edit(bot, chat_id, part, buttons):
        return part.edits
    if (picture := _picture(part)) is not None:
        sent = await bot.send_photo(
            chat_id,
            picture,
            caption=part.text or None,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            message_thread_id=part.topic,
        )
    elif part.document is not None or part.attached is not None:
        name, content = part.document or (None, "")
        sent = await bot.send_document(
            chat_id,
            part.attached.file_id if part.attached else content,
            filename=name,
            caption=part.text or None,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            disable_content_type_detection=True,
            message_thread_id=part.topic,
        )
    else:
        sent = await bot.send_message(
            chat_id,
            part.text,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            link_preview_options=NO_PREVIEW,
            message_thread_id=part.topic,
        )
    return sent.message_id


def _picture(part: Part) -> bytes | str | None:
    """The bytes of a picture, or its id where Telegram has it."""
    kept = part.attached
    return kept.file_id if kept is not None and kept.kind is FileKind.PHOTO else part.photo


async def _edit(bot: Bot, chat_id: int, part: Part, buttons: InlineKeyboardMarkup | None) -> bool:
    try:
        done: Message | bool
        if part.photo is not None:
            picture = InputMediaPhoto(part.photo, caption=part.text or None, parse_mode=ParseMode.HTML)
            done = await bot.edit_message_media(picture, chat_id=chat_id, message_id=part.edits, reply_markup=buttons)
        else:
            done = await bot.edit_message_text(
                part.text,
                chat_id=chat_id,
                message_id=part.edits,
                parse_mode=ParseMode.HTML,
                reply_markup=buttons,
                link_preview_options=NO_PREVIEW,
            )
    except BadRequest as error:
        if SAME in error.message.lower():
            return True
        if CANNOT_EDIT.search(error.message):
            return False
        raise
    return bool(done)


def _keyboard(part: Part) -> InlineKeyboardMarkup | None:
    if not part.buttons:
        return None
    rows = [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in part.buttons]
    return InlineKeyboardMarkup(rows)
