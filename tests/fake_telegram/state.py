"""All that the fake Telegram knows, in memory; one lock guards it, for the server may run in another thread."""

import hashlib
import itertools
import mimetypes
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from tests.fake_telegram.faults import FloodGate, Script
from tests.fake_telegram.updates import Queue
from tests.fake_telegram.words import (
    Action,
    Answer,
    Attachment,
    BotApiError,
    Chat,
    Menu,
    Message,
    Offered,
    Sent,
    User,
    Webhook,
)

TOKEN = "4200:fake-token-of-the-test-bot"
MAX_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """The bytes of a file and where the bot downloads them."""

    attachment: Attachment
    content: bytes
    path: str


class State:
    """Users, chats, messages and files; what the bot did; what is to go wrong."""

    def __init__(self, token: str = TOKEN) -> None:
        """A Telegram with one bot and nobody in it."""
        self.lock = threading.RLock()
        self.token = token
        self.me = User(int(token.split(":")[0]), "CRM bot", username="fake_crm_bot", is_bot=True)
        self.queue = Queue(self.lock)
        self.script = Script()
        self.floods = FloodGate()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.messages: defaultdict[int, dict[int, Message]] = defaultdict(dict)
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.queries: dict[str, int] = {}
        self.blocked: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.menus: dict[tuple[str, str], Menu] = {}
        self.webhook = Webhook()
        self.sent: list[Sent] = []
        self.edits: list[Sent] = []
        self.answers: list[Answer] = []
        self.offered: list[Offered] = []
        self.actions: list[Action] = []
        self.calls: Counter[str] = Counter()
        self.errors: Counter[int] = Counter()
        self._numbers = itertools.count(1)

    def meet(self, user_id: int, name: str | None, username: str | None = None, language: str | None = None) -> User:
        """The user of this id, made at first sight; what is given replaces what was known."""
        known = self.users.get(user_id, User(user_id, f"User {user_id}"))
        user = User(user_id, name or known.name, username or known.username, language or known.language)
        self.users[user_id] = user
        return user

    def open_chat(self, chat_id: int, title: str) -> Chat:
        """The chat of this id, made at first sight; its kind follows from the id, as at Telegram."""
        if chat_id not in self.chats:
            kind: Literal["private", "group", "supergroup"] = "private"
            if chat_id < 0:
                kind = "supergroup" if chat_id < -(10**12) else "group"
            self.chats[chat_id] = Chat(chat_id, kind, title if kind == "private" else f"Group {-chat_id}")
        return self.chats[chat_id]

    def next_message_id(self, chat_id: int) -> int:
        """The next id in this chat. Ids repeat across chats, as in supergroups: (chat, message) is the key."""
        return max(self.messages[chat_id], default=0) + 1

    def put(self, message: Message) -> Message:
        """Show a message in its chat, in place of an older state of it."""
        self.messages[message.chat_id][message.message_id] = message
        return message

    def writable_chat(self, chat_text: str) -> Chat:
        """The chat that a bot names. Raises BotApiError as the server does for unknown, blocked and migrated ones."""
        if not chat_text.strip():
            raise BotApiError(400, "Bad Request: chat_id is empty")
        try:
            chat_id = int(chat_text)
        except ValueError:
            raise BotApiError(400, "Bad Request: chat not found") from None
        if chat_id in self.migrated:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise BotApiError(400, words, migrate_to=self.migrated[chat_id])
        if chat_id not in self.chats:
            raise BotApiError(400, "Bad Request: chat not found")
        if chat_id in self.blocked:
            what = "blocked by the user" if chat_id > 0 else "kicked from the group chat"
            raise BotApiError(403, f"Forbidden: bot was {what}")
        return self.chats[chat_id]

    def store(
        self,
        kind: Literal["photo", "document"],
        name: str,
        content: bytes,
        *,
        size: int | None = None,
        shape: tuple[int, int] = (0, 0),
    ) -> Attachment:
        """Keep the bytes of a file. size: what Telegram says of it, where a test declares a larger one."""
        number = next(self._numbers)
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        digest = hashlib.sha256(content).hexdigest()
        file_id = f"FILE-{number}-{digest[:12]}"
        length = len(content) if size is None else size
        attachment = Attachment(kind, file_id, name, length, digest, mime, *shape)
        extension = mimetypes.guess_extension(mime) or ".bin"
        stored = StoredFile(attachment, content, f"{kind}s/file_{number}{extension}")
        self.files[file_id] = stored
        self.paths[stored.path] = stored
        return attachment

    def next_query_id(self, user_id: int) -> str:
        """A new callback query of this user."""
        query_id = str(user_id * 2**32 + next(self._numbers))
        self.queries[query_id] = user_id
        return query_id


def now() -> int:
    """Whole seconds since 1970, as dates are in the Bot API."""
    return int(time.time())
