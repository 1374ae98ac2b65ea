"""What came in and what goes out: the two queues that make each message take effect once."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import key, link, time
from storage.words import DeliveryState


class Inbox(SQLModel, table=True):
    """One update from the chat service, committed before it is acknowledged."""

    __table_args__ = (Index("ix_inbox_state_chat", "state", "chat_id", "update_id"),)

    bot_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    update_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "new"  # new, done, dead
    attempts: int = 0
    error: str | None = None
    received_at: datetime = time(nullable=False)
    done_at: datetime | None = time(index=True)


class Outbox(SQLModel, table=True):
    """One message to a person: a reply (finished text) or a push (a kind and ids, rendered just before the send).

    door       telegram or terminal for a reply; empty for a push, which goes where the person is
    key        what it is about, once: a second row with the same key is not written
    due_at     business time from which it may go
    lease_until  real time until which its claim holds
    told_at    when the person was told that it is in doubt
    """

    __table_args__ = (Index("ix_outbox_state_due", "state", "due_at"), Index("ix_outbox_message", "message_id"))

    id: int | None = key()
    key: str | None = Field(default=None, unique=True)
    kind: str
    door: str | None = None
    chat_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    person_id: int | None = link("person.id")
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    photo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    document: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    due_at: datetime = time(nullable=False)
    state: str = DeliveryState.DUE
    lease_until: datetime | None = time()
    claimed_by: str | None = None
    attempts: int = 0
    error: str | None = None
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    created_at: datetime = time(nullable=False)
    sent_at: datetime | None = time()
    told_at: datetime | None = time()


class Heard(SQLModel, table=True):
    """A message of a person's as it was heard last: editing it corrects what it did.

    edited        when it was edited, in seconds as the chat service counts them; 0 for its first form
    update_order  the number of its update: of two edits in one second, the later is the one that counts
    change_id     what it did; empty where it did nothing
    answer_id     the outbox row of the reply to it
    asked         the token of the question that it raised
    question      what it was the answer to: command, words, answers, piece
    """

    __table_args__ = (
        UniqueConstraint("door", "chat_id", "message_id"),
        Index("ix_heard_person_words", "person_id", "words_hash"),
    )

    id: int | None = key()
    door: str
    chat_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    message_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    person_id: int = link("person.id", nullable=False, index=False)
    edited: int = Field(default=0, sa_column=Column(BigInteger(), nullable=False))
    update_order: int = Field(default=0, sa_column=Column(BigInteger(), nullable=False))
    words_hash: str
    change_id: int | None = link("change.id", index=False)
    answer_id: int | None = Field(default=None, sa_column=Column(BigInteger(), nullable=True))
    asked: str | None = None
    question: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    at: datetime = time(nullable=False, index=True)


class BotOffset(SQLModel, table=True):
    """Where fetching goes on after a restart."""

    __tablename__ = "bot_offset"

    bot_id: int = Field(sa_column=Column(BigInteger(), primary_key=True, autoincrement=False))
    next_update_id: int = Field(sa_column=Column(BigInteger(), nullable=False))
    seen_at: datetime = time(nullable=False)


class InstanceLock(SQLModel, table=True):
    """Who fetches for a bot now, so that two processes do not fight over one conversation."""

    __tablename__ = "instance_lock"

    name: str = Field(primary_key=True)
    holder: str
    lease_until: datetime = time(nullable=False)
