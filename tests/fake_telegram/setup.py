"""The Bot API methods about the bot itself: getMe, files, menus of commands, webhook."""

import re

from tests.fake_telegram.params import Params
from tests.fake_telegram.state import MAX_DOWNLOAD, State
from tests.fake_telegram.updates import WEBHOOK_SET
from tests.fake_telegram.wire import user_json
from tests.fake_telegram.words import BotApiError, Json, Menu, Webhook

NAME = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


def get_me(state: State, params: Params) -> Json:
    """Who the bot is."""
    rights: dict[str, Json] = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**user_json(state.me), **rights}


def get_file(state: State, params: Params) -> Json:
    """Where a file can be downloaded; up to 20 MB."""
    stored = state.files.get(params.text("file_id"))
    if stored is None:
        raise BotApiError(400, "Bad Request: invalid file_id")
    if stored.attachment.size > MAX_DOWNLOAD:
        raise BotApiError(400, "Bad Request: file is too big")
    return {
        "file_id": stored.attachment.file_id,
        "file_unique_id": stored.attachment.sha256[:16],
        "file_size": stored.attachment.size,
        "file_path": stored.path,
    }


def set_commands(state: State, params: Params) -> Json:
    """Set the menu of a scope and a language."""
    key = _menu_key(state, params)
    asked = params.parsed("commands")
    if not isinstance(asked, list):
        raise BotApiError(400, "Bad Request: can't parse commands JSON object")
    if len(asked) > 100:
        raise BotApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    state.menus[key] = Menu(*key, tuple(_command(command) for command in asked))
    return True


def _command(command: Json) -> tuple[str, str]:
    if not isinstance(command, dict):
        raise BotApiError(400, "Bad Request: expected an Object as BotCommand")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not NAME.fullmatch(name.removeprefix("/")):
        raise BotApiError(400, "Bad Request: BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise BotApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    return name.removeprefix("/"), description


def _menu_key(state: State, params: Params) -> tuple[str, str]:
    scope = params.parsed("scope") or {"type": "default"}
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise BotApiError(400, "Bad Request: LANG_CODE_INVALID")
    if not isinstance(scope, dict):
        raise BotApiError(400, "Bad Request: expected an Object as BotCommandScope")
    kind = scope.get("type")
    if kind in SCOPES:
        return str(kind), language
    if kind in ("chat", "chat_administrators"):
        chat = state.writable_chat(str(scope.get("chat_id", "")))
        return f"{kind}:{chat.id}", language
    raise BotApiError(400, "Bad Request: unsupported type of BotCommandScope specified")


def get_commands(state: State, params: Params) -> Json:
    """The menu set for exactly this scope and language."""
    menu = state.menus.get(_menu_key(state, params))
    commands = menu.commands if menu else ()
    return [{"command": name, "description": description} for name, description in commands]


def delete_commands(state: State, params: Params) -> Json:
    """Take a menu away; fine where there is none."""
    state.menus.pop(_menu_key(state, params), None)
    return True


def set_webhook(state: State, params: Params) -> Json:
    """Set where updates go; a held poll ends with 409. The fake does not call the webhook: the test does."""
    url = params.text("url")
    if url and not re.fullmatch(r"https://[^\s/]+(/\S*)?", url):
        raise BotApiError(400, "Bad Request: invalid webhook URL specified")
    secret = params.text("secret_token")
    if not SECRET.fullmatch(secret):
        raise BotApiError(400, "Bad Request: secret token contains unallowed characters")
    if url:
        state.queue.end_poll(WEBHOOK_SET)
        note_allowed(state, params)
    if params.flag("drop_pending_updates"):
        state.queue.drop()
    state.webhook = Webhook(url, secret, params.integer("max_connections", 40)) if url else Webhook()
    return True


def delete_webhook(state: State, params: Params) -> Json:
    """Go back to polling."""
    if params.flag("drop_pending_updates"):
        state.queue.drop()
    state.webhook = Webhook()
    return True


def webhook_info(state: State, params: Params) -> Json:
    """The webhook, and how many updates wait."""
    answer: dict[str, Json] = {
        "url": state.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.queue.items),
    }
    if state.webhook.url:
        answer["max_connections"] = state.webhook.max_connections
    if state.queue.allowed:
        kinds: list[Json] = [*sorted(state.queue.allowed)]
        answer["allowed_updates"] = kinds
    return answer


def note_allowed(state: State, params: Params) -> None:
    """Keep allowed_updates where the call names them; without them the last ones stay."""
    kinds = params.parsed("allowed_updates")
    if isinstance(kinds, list):
        state.queue.allow([kind for kind in kinds if isinstance(kind, str)])
