"""What people do at their end: write, press, upload, share, edit, block. Each becomes an update for the bot."""

from dataclasses import replace

from tests.fake_telegram.entities import commands_in
from tests.fake_telegram.state import State, now
from tests.fake_telegram.wire import chat_json, message_json, user_json
from tests.fake_telegram.words import BadTestStep, Button, Contact, Json, JsonObject, Message, Told


def introduce(state: State, user_id: int, name: str, username: str | None, language: str) -> None:
    """Make a user known, without opening a chat with the bot."""
    state.meet(user_id, name, username, language)


def say(
    state: State,
    user_id: int,
    text: str,
    chat_id: int | None = None,
    name: str | None = None,
    update_id: int | None = None,
    reply_to: int | None = None,
    topic: int | None = None,
) -> Told:
    """Write a text. An update_id that was used before delivers that very update again."""
    known = _again(state, update_id)
    if known is not None:
        said = state.messages[known.chat_id].get(known.message_id)
        if said is None or said.text != text:
            raise BadTestStep(f"update {update_id} was another message")
        return known
    draft = _draft(state, user_id, chat_id, name, reply_to)
    return _post(state, replace(draft, text=text, html=text, entities=commands_in(text), topic=topic), update_id)


def upload(
    state: State,
    user_id: int,
    file_name: str,
    content: bytes,
    caption: str = "",
    chat_id: int | None = None,
    as_photo: bool = False,
    size: int | None = None,
    update_id: int | None = None,
) -> Told:
    """Send a file. size: the length that Telegram tells the bot, for files too large to make in a test."""
    draft = _draft(state, user_id, chat_id, None, None)
    shape = (1280, 720) if as_photo else (0, 0)
    attachment = state.store("photo" if as_photo else "document", file_name, content, size=size, shape=shape)
    return _post(state, replace(draft, text=caption, html=caption, attachment=attachment), update_id)


def share_contact(
    state: State, user_id: int, phone: str, name: str, contact_user_id: int | None = None, chat_id: int | None = None
) -> Told:
    """Share a contact from the address book."""
    draft = _draft(state, user_id, chat_id, None, None)
    return _post(state, replace(draft, contact=Contact(phone, name, contact_user_id)), None)


def edit(state: State, user_id: int, message_id: int, text: str, chat_id: int | None = None) -> Told:
    """Change a message of one's own."""
    message = state.messages[chat_id or user_id].get(message_id)
    if message is None or message.sender.id != user_id:
        raise BadTestStep(f"user {user_id} has no message {message_id} to edit")
    changed = replace(message, text=text, html=text, entities=commands_in(text), edited=now())
    state.put(changed)
    update_id = state.queue.add({"edited_message": message_json(state, changed)})
    return Told(update_id, changed.chat_id, message_id)


def press(
    state: State,
    user_id: int,
    button: str,
    chat_id: int | None = None,
    message_id: int | None = None,
    update_id: int | None = None,
) -> Told:
    """Press a button of the chat's last message with buttons, or of the message named (an old one).

    button  its label, its data, or a part of the label that only one button has

    A key of a reply keyboard writes its label.
    Raises BadTestStep where there is no such button, or it opens a link.
    """
    known = _again(state, update_id)
    if known is not None:
        return known
    chat = chat_id or user_id
    message = _with_buttons(state, chat, message_id)
    found = _find(message, button)
    if found.url or found.web_app:
        raise BadTestStep(f"button {button!r} opens {found.url or found.web_app}: nothing comes to the bot")
    if found.data is None:
        return say(state, user_id, found.label, chat_id, update_id=update_id)
    user = state.meet(user_id, None)
    query_id = state.next_query_id(user_id)
    query: JsonObject = {
        "id": query_id,
        "from": user_json(user),
        "message": message_json(state, message),
        "chat_instance": str(chat * 31),
        "data": found.data,
    }
    number = state.queue.add({"callback_query": query}, update_id)
    return Told(number, chat, message.message_id, query_id)


def inquire(state: State, user_id: int, words: str) -> str:
    """Type "@bot words" in some chat; returns the query's id."""
    query_id = state.next_query_id(user_id)
    user = user_json(state.meet(user_id, None))
    state.queue.add({"inline_query": {"id": query_id, "from": user, "query": words, "offset": ""}})
    return query_id


def push_update(state: State, update: JsonObject) -> int | None:
    """Queue an Update object as it is; without update_id it gets the next. None where the bot wants no such kind."""
    number = update.get("update_id")
    return state.queue.add(update, number if isinstance(number, int) else None)


def repeat(state: State, update_id: int, times: int = 1) -> None:
    """Deliver an update again, so many times, even one that the bot has confirmed."""
    if update_id not in state.queue.history:
        raise BadTestStep(f"there was no update {update_id}")
    for _ in range(times):
        state.queue.add(state.queue.history[update_id], update_id)


def block(state: State, user_id: int) -> Told:
    """Block the bot (a user) or throw it out (a group, by its id): sends answer 403."""
    state.blocked.add(user_id)
    return _membership(state, user_id, "member", "kicked")


def unblock(state: State, user_id: int) -> Told:
    """Let the bot write again."""
    state.blocked.discard(user_id)
    return _membership(state, user_id, "kicked", "member")


def migrate(state: State, chat_id: int) -> int:
    """Make a supergroup of a group; returns its new id. Sends to the old id answer 400 with migrate_to_chat_id."""
    if chat_id >= 0 or chat_id not in state.chats:
        raise BadTestStep(f"{chat_id} is no group that the bot knows")
    new_id = chat_id - 10**12 - 1
    state.open_chat(new_id, "")
    state.migrated[chat_id] = new_id
    by = user_json(state.meet(1, "Group admin"))
    for chat, field, other in ((chat_id, "migrate_to_chat_id", new_id), (new_id, "migrate_from_chat_id", chat_id)):
        message: JsonObject = {"message_id": state.next_message_id(chat), "from": by, "date": now()}
        state.queue.add({"message": {**message, "chat": chat_json(state.chats[chat]), field: other}})
    return new_id


def _draft(state: State, user_id: int, chat_id: int | None, name: str | None, reply_to: int | None) -> Message:
    user = state.meet(user_id, name)
    chat = state.open_chat(chat_id or user_id, user.name)
    return Message(state.next_message_id(chat.id), chat.id, user, now(), "", reply_to=reply_to)


def _post(state: State, message: Message, update_id: int | None) -> Told:
    state.put(message)
    number = state.queue.add({"message": message_json(state, message)}, update_id)
    return Told(number, message.chat_id, message.message_id)


def _again(state: State, update_id: int | None) -> Told | None:
    """Deliver a known update once more; None where this id is new."""
    if update_id is None or update_id not in state.queue.history:
        return None
    update = state.queue.history[update_id]
    repeat(state, update_id)
    query = update.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else update.get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(chat, dict):
        raise BadTestStep(f"update {update_id} was neither a message nor a press")
    return Told(
        update_id,
        _whole(chat.get("id")),
        _whole(message.get("message_id")),
        str(query["id"]) if isinstance(query, dict) else None,
    )


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _with_buttons(state: State, chat_id: int, message_id: int | None) -> Message:
    if message_id is not None:
        message = state.messages[chat_id].get(message_id)
        if message is None:
            raise BadTestStep(f"chat {chat_id} has no message {message_id}")
        return message
    for message in sorted(state.messages[chat_id].values(), key=lambda one: one.message_id, reverse=True):
        if message.buttons or message.keyboard:
            return message
    raise BadTestStep(f"chat {chat_id} has no message with buttons")


def _find(message: Message, wanted: str) -> Button:
    every = [button for row in (*message.buttons, *message.keyboard) for button in row]
    exact = [button for button in every if wanted in (button.label, button.data)]
    parts = [button for button in every if wanted.lower() in button.label.lower()]
    if exact:
        return exact[0]
    if len(parts) == 1:
        return parts[0]
    labels = [button.label for button in every]
    raise BadTestStep(f"{'several buttons' if parts else 'no button'} for {wanted!r} among {labels}")


def _membership(state: State, chat_id: int, old: str, new: str) -> Told:
    user = state.meet(chat_id if chat_id > 0 else 1, None)
    chat = state.open_chat(chat_id, user.name)

    def member(status: str) -> JsonObject:
        until: JsonObject = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": user_json(state.me), **until}

    change: JsonObject = {
        "chat": chat_json(chat),
        "from": user_json(user),
        "date": now(),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }
    return Told(state.queue.add({"my_chat_member": change}), chat_id, 0)
