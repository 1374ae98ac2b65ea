"""From the fake's words to the JSON objects of the Bot API."""

from tests.fake_telegram.state import State
from tests.fake_telegram.words import Attachment, Button, Buttons, Chat, Entity, Json, JsonObject, Message, User


def user_json(user: User) -> JsonObject:
    """A User object."""
    answer: JsonObject = {"id": user.id, "is_bot": user.is_bot, "first_name": user.name}
    if user.username:
        answer["username"] = user.username
    if not user.is_bot:
        answer["language_code"] = user.language
    return answer


def chat_json(chat: Chat) -> JsonObject:
    """A Chat object."""
    return {"id": chat.id, "type": chat.kind, "first_name" if chat.kind == "private" else "title": chat.title}


def entity_json(entity: Entity) -> JsonObject:
    """A MessageEntity object."""
    answer: JsonObject = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    if entity.url is not None:
        answer["url"] = entity.url
    if entity.language is not None:
        answer["language"] = entity.language
    return answer


def button_json(button: Button) -> JsonObject:
    """An InlineKeyboardButton object."""
    answer: JsonObject = {"text": button.label}
    if button.data is not None:
        answer["callback_data"] = button.data
    if button.url is not None:
        answer["url"] = button.url
    if button.web_app is not None:
        answer["web_app"] = {"url": button.web_app}
    return answer


def markup_json(buttons: Buttons) -> JsonObject:
    """An InlineKeyboardMarkup object."""
    return {"inline_keyboard": [[button_json(button) for button in row] for row in buttons]}


def attachment_json(attachment: Attachment) -> JsonObject:
    """The field of a Message that carries a photo (one size) or a document."""
    known: JsonObject = {
        "file_id": attachment.file_id,
        "file_unique_id": attachment.sha256[:16],
        "file_size": attachment.size,
    }
    if attachment.kind == "photo":
        return {"photo": [{**known, "width": attachment.width, "height": attachment.height}]}
    return {"document": {**known, "file_name": attachment.name, "mime_type": attachment.mime}}


def message_json(state: State, message: Message, *, nested: bool = False) -> JsonObject:
    """A Message object; a replied-to message is given one level deep."""
    answer: JsonObject = {
        "message_id": message.message_id,
        "from": user_json(message.sender),
        "chat": chat_json(state.chats[message.chat_id]),
        "date": message.date,
    }
    if message.topic is not None:
        answer |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.edited is not None:
        answer["edit_date"] = message.edited
    entities: list[Json] = [entity_json(entity) for entity in message.entities]
    text, marks = ("caption", "caption_entities") if message.attachment else ("text", "entities")
    if message.text:
        answer[text] = message.text
    if entities:
        answer[marks] = entities
    if message.attachment:
        answer.update(attachment_json(message.attachment))
    if message.contact:
        contact: JsonObject = {"phone_number": message.contact.phone, "first_name": message.contact.name}
        if message.contact.user_id is not None:
            contact["user_id"] = message.contact.user_id
        answer["contact"] = contact
    if message.buttons:
        answer["reply_markup"] = markup_json(message.buttons)
    replied = state.messages[message.chat_id].get(message.reply_to or 0)
    if replied is not None and not nested:
        answer["reply_to_message"] = message_json(state, replied, nested=True)
    return answer
