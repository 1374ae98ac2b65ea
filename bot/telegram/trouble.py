"""What became of updates that could not be handled: tried again, then put aside, with a word to whoever should know."""

import logging
import secrets
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, update

from bot.clock import real_now
from bot.telegram.notices import tell_admins
from bot.telegram.read_update import is_number
from handlers.command import Reply
from handlers.incoming import Incoming
from handlers.show.payload import put_reply
from handlers.show.refusals import show_bug
from handlers.show.texts import Texts
from handlers.show.tongues import reader_of
from storage import inbox, people
from storage.phrases import say
from storage.tables import Inbox

log = logging.getLogger(__name__)
TRIES = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """One update in hand."""

    bot_id: int
    update_id: int
    chat_id: int | None
    payload: dict[str, Any]


def log_failure(letter: Letter, error: BaseException) -> str:
    """Log where it went wrong, without a word of what was said; returns the id under which the log has it."""
    error_id = secrets.token_hex(4)
    stack = "".join(traceback.format_tb(error.__traceback__))
    log.error("update %d failed with %s, error id %s\n%s", letter.update_id, type(error).__name__, error_id, stack)
    return error_id


def write_failure(session: Session, letter: Letter, error: BaseException, error_id: str, now: datetime) -> bool:
    """Count the failure; at the third the update is put aside, the person gets an apology and the admins a notice."""
    said = f"{type(error).__name__}, error id {error_id}"
    if not inbox.mark_failed(session, letter.bot_id, letter.update_id, said, tries=TRIES, real=real_now()):
        return False
    sender = _sender_of(letter)
    if letter.chat_id is not None and sender is not None:
        answer(session, letter, sender, lambda texts: show_bug(error_id, texts), now)
    told = say("A message could not be handled and is put aside: update {update}, error id {id}. The log has the rest.")
    tell_admins(session, told, now, update=str(letter.update_id), id=error_id)
    return True


def refuse_surplus(session: Session, letters: list[Letter], bound: int, now: datetime) -> None:
    """Put aside what one chat sent beyond the bound of its queue, and say so there, once."""
    first = letters[0]
    ids = [letter.update_id for letter in letters]
    session.execute(
        update(Inbox)
        .where(col(Inbox.bot_id) == first.bot_id, col(Inbox.update_id).in_(ids), col(Inbox.state) == "new")
        .values(state="dead", done_at=real_now(), error="more than one chat may send at once")
    )
    sender = _sender_of(first)
    if sender is None:
        return
    said = say(
        "That is too much at once. I am still at the {bound} messages that you sent before, and have <b>not</b> taken "
        "what came after them. Please send it again when I have caught up."
    )
    answer(session, first, sender, lambda texts: Reply(texts(said, bound=bound)), now)


def answer(session: Session, letter: Letter, telegram_id: int, word: Callable[[Texts], Reply], now: datetime) -> None:
    """Put a reply for someone who is known here, in their language; strangers are told nothing."""
    user = people.by_telegram(session, telegram_id)
    if user is not None and user.active and letter.chat_id is not None:
        reply = word(reader_of(session, user.id))
        put_reply(session, Incoming(door="telegram", chat_id=letter.chat_id), user.id, reply, now)


def _sender_of(letter: Letter) -> int | None:
    for kind in ("message", "edited_message", "callback_query"):
        part = letter.payload.get(kind)
        sender = part.get("from") if isinstance(part, dict) else None
        found = sender.get("id") if isinstance(sender, dict) else None
        if is_number(found):
            return found
    return None
