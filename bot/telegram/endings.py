"""How a message ended, written down: each ending is one transaction."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.telegram.notices import mark_blocked, tell_admins
from bot.telegram.outcomes import Fate, Outcome
from storage import outbox
from storage.phrases import say
from storage.tables import Outbox
from storage.words import DeliveryState

TRIES = 10  # calls that Telegram itself has put off; a line that is down does not count


def write_ending(session: Session, row: Outbox, chat_id: int, outcome: Outcome, parts: int, now: datetime) -> None:
    """Write down what became of the message.

    parts  how many of its parts are known to have arrived, those of earlier tries among them
    """
    assert row.id is not None
    match outcome.fate:
        case Fate.SENT:
            outbox.finish(session, row.id, DeliveryState.SENT, at=now, message_id=outcome.message_id)
        case Fate.NO_LINE:
            outbox.put_back(session, row.id, due_at=row.due_at, error=outcome.error, parts=parts, counts=False)
        case Fate.LATER if row.attempts + 1 < TRIES:
            due_at = now + timedelta(seconds=outcome.wait)
            outbox.put_back(session, row.id, due_at=due_at, error=outcome.error, parts=parts)
        case Fate.DOUBT:
            outbox.doubt(session, row.id, error=outcome.error, parts=parts)
        case Fate.BLOCKED:
            outbox.finish(session, row.id, DeliveryState.FAILED, at=now, error=outcome.error)
            mark_blocked(session, chat_id, now)
        case _:
            fail(session, row, outcome.error, now)


def fail(session: Session, row: Outbox, error: str, now: datetime) -> None:
    """It will never arrive as it is: kept with the error, and the admins are told once a day of each such error."""
    assert row.id is not None
    outbox.finish(session, row.id, DeliveryState.FAILED, at=now, error=error)
    if row.kind != outbox.NOTICE:
        said = say("A message could not be sent, and I have given it up: {error}. It is number {id} of the outbox.")
        tell_admins(session, said, now, key=f"failed:{now:%Y-%m-%d}:{error}", error=error, id=str(row.id))
