"""What became of a call to Telegram: it is sent, it is known not to be, or nobody knows."""

from dataclasses import dataclass
from enum import Enum

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.connect import named_wait

# These happen before the request has left: nothing can have been sent.
NOT_BEGUN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
TOKEN_WAIT = 30.0


class Fate(Enum):
    SENT = "sent"
    LATER = "later"  # this chat has to wait
    NO_LINE = "no line"  # nobody can be reached
    DOUBT = "doubt"
    BLOCKED = "blocked"
    MOVED = "moved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended. wait in seconds; chat_id the new number of a group that has moved."""

    fate: Fate
    message_id: int | None = None
    error: str = ""
    wait: float = 0.0
    chat_id: int | None = None


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of the library says about the message."""
    said = f"{type(error).__name__}: {error.message}"[:500]
    match error:
        case RetryAfter():
            return Outcome(Fate.LATER, error=said, wait=named_wait(error))
        case ChatMigrated():
            return Outcome(Fate.MOVED, error=said, chat_id=error.new_chat_id)
        case Forbidden():
            return Outcome(Fate.BLOCKED, error=said)
        case BadRequest():
            return Outcome(Fate.REFUSED, error=said)
        case InvalidToken():
            return Outcome(Fate.NO_LINE, error="Telegram does not know the token", wait=TOKEN_WAIT)
    if isinstance(error.__cause__, NOT_BEGUN):
        return Outcome(Fate.NO_LINE, error=f"{type(error).__name__}: {type(error.__cause__).__name__}")
    return Outcome(Fate.DOUBT, error=said)
