"""The words of the fake Telegram: users, chats, messages, buttons, and what a bot did."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import JsonValue

Json: TypeAlias = JsonValue
JsonObject: TypeAlias = dict[str, JsonValue]
How: TypeAlias = Literal["answer", "drop", "hang"]
Limit: TypeAlias = Literal["overall", "chat", "group"]


class BotApiError(Exception):
    """An answer {"ok": false}: the error code, the description, and the parameters that go with it."""

    def __init__(
        self,
        status: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to: int | None = None,
    ) -> None:
        """Keep what the answer says; retry_after in seconds, migrate_to a chat id."""
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to


class BadTestStep(Exception):
    """The test asks for what no user could do, as pressing a button that is not there."""


@dataclass(frozen=True)
class User:
    """A person, or the bot."""

    id: int
    name: str
    username: str | None = None
    language: str = "en"
    is_bot: bool = False


@dataclass(frozen=True)
class Chat:
    """A private chat (id of the user), a group (below 0) or a supergroup (below -10**12)."""

    id: int
    kind: Literal["private", "group", "supergroup"]
    title: str


@dataclass(frozen=True)
class Button:
    """One button: with data (a callback), with url, or with neither (a key of a reply keyboard)."""

    label: str
    data: str | None = None
    url: str | None = None
    web_app: str | None = None


Buttons: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Entity:
    """A stretch of formatted text; offset and length in UTF-16 units, as in the Bot API."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A photo or document that belongs to a message; its bytes are kept by file_id."""

    kind: Literal["photo", "document"]
    file_id: str
    name: str
    size: int
    sha256: str
    mime: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Contact:
    """A shared phone contact; user_id only where it is a Telegram user."""

    phone: str
    name: str
    user_id: int | None = None


@dataclass(frozen=True)
class Message:
    """A message as the chat shows it now. `text` is the text or, under an attachment, the caption."""

    message_id: int
    chat_id: int
    sender: User
    date: int
    text: str
    html: str = ""
    entities: tuple[Entity, ...] = ()
    buttons: Buttons = ()
    keyboard: Buttons = ()
    attachment: Attachment | None = None
    contact: Contact | None = None
    reply_to: int | None = None
    edited: int | None = None
    topic: int | None = None

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons, row by row."""
        return [button.label for row in self.buttons for button in row]


@dataclass(frozen=True)
class Sent:
    """One send or edit that reached the chat. time: seconds since 1970; html: the text as the bot wrote it."""

    method: str
    chat_id: int
    message_id: int
    text: str
    html: str
    buttons: Buttons
    time: float
    attachment: Attachment | None = None
    reply_to: int | None = None
    silent: bool = False
    topic: int | None = None

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons, row by row."""
        return [button.label for row in self.buttons for button in row]


@dataclass(frozen=True)
class Told:
    """What a user's act became. query_id only for a press; update_id None where the bot did not want such updates."""

    update_id: int | None
    chat_id: int
    message_id: int
    query_id: str | None = None


@dataclass(frozen=True)
class Answer:
    """An answerCallbackQuery: what popped up, and for which press."""

    query_id: str
    user_id: int
    text: str
    alert: bool
    time: float


@dataclass(frozen=True)
class Article:
    """One result of an inline query; `text` is what is sent where it is chosen, without its marks."""

    key: str
    title: str
    note: str
    text: str


@dataclass(frozen=True)
class Offered:
    """An answerInlineQuery, and to whom."""

    query_id: str
    user_id: int
    articles: tuple[Article, ...]
    personal: bool
    time: float


@dataclass(frozen=True)
class Action:
    """A sendChatAction, as "typing"."""

    chat_id: int
    action: str
    time: float


@dataclass(frozen=True)
class Menu:
    """The commands set for one scope and language. scope as "default", "chat:5", "all_private_chats"."""

    scope: str
    language: str
    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Webhook:
    """Where updates would go; url "" while the bot polls."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40


@dataclass(frozen=True)
class Violation:
    """A message beyond one of Telegram's flood limits."""

    limit: Limit
    chat_id: int
    time: float
