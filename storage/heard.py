"""What became of each message of a person's, so that editing it corrects that, and saying it twice is noticed."""

import hashlib
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Change, Heard


def heard(session: Session, door: str, chat_id: int, message_id: int) -> Heard | None:
    """The message as it was heard last, locked for the transaction where the database knows how."""
    statement = select(Heard).where(Heard.door == door, Heard.chat_id == chat_id, Heard.message_id == message_id)
    return session.exec(statement.with_for_update()).first()


def keep(session: Session, row: Heard) -> None:
    """Write down how a message was heard, in the place of how it was before."""
    known = heard(session, row.door, row.chat_id, row.message_id)
    row.id = known.id if known is not None else None
    session.merge(row)
    session.flush()


def same_before(session: Session, row: Heard, since: datetime) -> Heard | None:
    """Another message of the same words by the same person in the same chat, with an effect that still stands."""
    statement = (
        select(Heard)
        .join(Change, col(Heard.change_id) == col(Change.id))
        .where(Heard.person_id == row.person_id, Heard.chat_id == row.chat_id, Heard.words_hash == row.words_hash)
        .where(col(Heard.at) >= since, Heard.message_id != row.message_id, col(Change.undone_at).is_(None))
        .order_by(col(Heard.id).desc())
        .limit(1)
    )
    return session.exec(statement).first()


def hash_words(words: str) -> str:
    """By what two messages are told to be the same; the words themselves are not kept here."""
    return hashlib.sha256(words.casefold().encode()).hexdigest()


def is_older(known: Heard, edited: int, order: int) -> bool:
    """Whether the message was heard in an earlier form than this one; of two edits in a second the later update."""
    latest: tuple[Any, Any] = (known.edited, known.update_order)
    return latest < (edited, order)
