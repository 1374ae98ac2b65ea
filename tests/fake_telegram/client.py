"""The people and the test's eyes as one object; `doors` says where it reaches the fake."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from telegram import Bot

from tests.fake_telegram import looking, people
from tests.fake_telegram.words import (
    Action,
    Answer,
    How,
    JsonObject,
    Menu,
    Message,
    Offered,
    Sent,
    Told,
    Violation,
    Webhook,
)

T = TypeVar("T")


class Telegram(ABC):
    """Everything that a test does at Telegram's end.

    `chat_id` is needed in groups only: a private chat has its user's id.
    """

    @abstractmethod
    def do(self, act: Callable[..., T], **arguments: object) -> T:
        """Perform an act of `people` or `looking`. Raises BadTestStep where it is not possible."""

    @abstractmethod
    def bot(self, read_timeout: float = 5.0, token: str | None = None) -> Bot:
        """A real telegram.Bot on this fake; use it as `async with`. read_timeout in seconds."""

    def introduce(self, user_id: int, name: str, *, username: str | None = None, language: str = "en") -> None:
        """Give a user a name, username and language."""
        return self.do(people.introduce, user_id=user_id, name=name, username=username, language=language)

    def say(
        self,
        user_id: int,
        text: str,
        *,
        chat_id: int | None = None,
        name: str | None = None,
        update_id: int | None = None,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> Told:
        """Write a text; an update_id used before delivers that very update again."""
        return self.do(
            people.say,
            user_id=user_id,
            text=text,
            chat_id=chat_id,
            name=name,
            update_id=update_id,
            reply_to=reply_to,
            topic=topic,
        )

    def press(
        self,
        user_id: int,
        button: str,
        *,
        chat_id: int | None = None,
        message_id: int | None = None,
        update_id: int | None = None,
    ) -> Told:
        """Press a button (label, data, or part of the label) of the last message with buttons, or of the one named."""
        return self.do(
            people.press, user_id=user_id, button=button, chat_id=chat_id, message_id=message_id, update_id=update_id
        )

    def upload(
        self,
        user_id: int,
        file_name: str,
        content: bytes,
        *,
        caption: str = "",
        chat_id: int | None = None,
        as_photo: bool = False,
        size: int | None = None,
        update_id: int | None = None,
    ) -> Told:
        """Send a file; `size` declares another length than that of `content`."""
        return self.do(
            people.upload,
            user_id=user_id,
            file_name=file_name,
            content=content,
            caption=caption,
            chat_id=chat_id,
            as_photo=as_photo,
            size=size,
            update_id=update_id,
        )

    def share_contact(
        self, user_id: int, phone: str, name: str, *, contact_user_id: int | None = None, chat_id: int | None = None
    ) -> Told:
        """Share a contact."""
        return self.do(
            people.share_contact,
            user_id=user_id,
            phone=phone,
            name=name,
            contact_user_id=contact_user_id,
            chat_id=chat_id,
        )

    def edit(self, user_id: int, message_id: int, text: str, *, chat_id: int | None = None) -> Told:
        """Change a message of one's own."""
        return self.do(people.edit, user_id=user_id, message_id=message_id, text=text, chat_id=chat_id)

    def inquire(self, user_id: int, words: str) -> str:
        """Type "@bot words" in some chat; returns the query's id."""
        return self.do(people.inquire, user_id=user_id, words=words)

    def push_update(self, update: JsonObject) -> int | None:
        """Queue a raw Update object."""
        return self.do(people.push_update, update=update)

    def repeat(self, update_id: int, times: int = 1) -> None:
        """Deliver an update again, even a confirmed one."""
        return self.do(people.repeat, update_id=update_id, times=times)

    def block(self, user_id: int) -> Told:
        """Block the bot."""
        return self.do(people.block, user_id=user_id)

    def unblock(self, user_id: int) -> Told:
        """Let the bot write again."""
        return self.do(people.unblock, user_id=user_id)

    def migrate(self, chat_id: int) -> int:
        """Make a supergroup of a group; returns the new id."""
        return self.do(people.migrate, chat_id=chat_id)

    def sent(self, chat_id: int | None = None) -> list[Sent]:
        """What the bot sent, oldest first."""
        return self.do(looking.sent, chat_id=chat_id)

    def edits(self, chat_id: int | None = None) -> list[Sent]:
        """The bot's edits, oldest first."""
        return self.do(looking.edits, chat_id=chat_id)

    def chat(self, chat_id: int) -> list[Message]:
        """The chat as a person sees it now."""
        return self.do(looking.chat, chat_id=chat_id)

    def answers(self) -> list[Answer]:
        """The answers to presses."""
        return self.do(looking.answers)

    def offered(self, user_id: int | None = None) -> list[Offered]:
        """The answers to inline queries."""
        return self.do(looking.offered, user_id=user_id)

    def actions(self, chat_id: int | None = None) -> list[Action]:
        """The chat actions."""
        return self.do(looking.actions, chat_id=chat_id)

    def menus(self) -> list[Menu]:
        """Every menu of commands."""
        return self.do(looking.menus)

    def webhook(self) -> Webhook:
        """The webhook as set."""
        return self.do(looking.webhook)

    def pending(self) -> list[JsonObject]:
        """The updates that are not confirmed."""
        return self.do(looking.pending)

    def confirmed(self) -> int:
        """The highest offset confirmed."""
        return self.do(looking.confirmed)

    def polling(self) -> bool:
        """True while a long poll is held."""
        return self.do(looking.polling)

    def calls(self) -> dict[str, int]:
        """Calls so far, by method."""
        return self.do(looking.calls)

    def errors(self) -> dict[int, int]:
        """Error answers so far, by status."""
        return self.do(looking.errors)

    def violations(self) -> list[Violation]:
        """Messages beyond the flood limits."""
        return self.do(looking.violations)

    def peak(self) -> int:
        """The most messages within one second."""
        return self.do(looking.peak)

    def content(self, file_id: str) -> bytes:
        """The bytes of a file."""
        return self.do(looking.content, file_id=file_id)

    def fail_next(
        self,
        method: str,
        *,
        chat_id: int | None = None,
        status: int = 500,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        times: int = 1,
        after_doing_it: bool = False,
        how: How = "answer",
    ) -> None:
        """Make the next calls of a method fail; see looking.fail_next."""
        return self.do(
            looking.fail_next,
            method=method,
            chat_id=chat_id,
            status=status,
            description=description,
            retry_after=retry_after,
            migrate_to=migrate_to,
            times=times,
            after_doing_it=after_doing_it,
            how=how,
        )

    def delay(self, method: str, seconds: float) -> None:
        """Slow a method down from now on; 0 ends it."""
        return self.do(looking.delay, method=method, seconds=seconds)

    def heal(self) -> None:
        """Forget scripted errors and delays."""
        return self.do(looking.heal)

    def enforce_floods(self, enforce: bool = True) -> None:
        """Answer 429 beyond the flood limits."""
        return self.do(looking.enforce_floods, enforce=enforce)

    def forget_log(self) -> None:
        """Empty the log and the counters."""
        return self.do(looking.forget_log)

    async def until(self, true: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something is true, looking every 5 ms. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not true within {seconds} s")
            await asyncio.sleep(0.005)

    async def until_sent(self, count: int = 1, chat_id: int | None = None, seconds: float = 5.0) -> list[Sent]:
        """Wait until the bot has sent so many messages, and return them all. Raises TimeoutError."""
        await self.until(lambda: len(self.sent(chat_id)) >= count, seconds)
        return self.sent(chat_id)
