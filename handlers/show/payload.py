"""Replies as outbox rows, and back."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from handlers.command import Button, Reply
from handlers.incoming import Incoming, Kind
from handlers.show.texts import Texts
from handlers.show.tongues import reader_of
from storage import audit, outbox
from storage.phrases import say
from storage.tables import Outbox, User
from storage.words import Attachment, FileKind

ANSWERED_ELSEWHERE = say("I have answered you in our own chat.")
REPEATED_MARK = say("↻ <i>repeated</i>\n")  # before what may have arrived already
OPEN_A_CHAT = say("That is for you alone. Open a chat with me, press Start, and ask there.")


def put_reply(session: Session, incoming: Incoming, person_id: int | None, reply: Reply, now: datetime) -> int:
    """Hand a reply to the outbox, in the transaction of the effect that it tells of; returns its number there.

    What is for one person alone goes to their own chat, where it was asked for in a group.
    """
    if reply.private and not incoming.private:
        return _put_privately(session, incoming, person_id, reply, now)
    texts = reader_of(session, person_id, incoming.language)
    about: dict[str, Any] = {}
    if reply.shows is not None:
        audit.write_down(session)  # the card shows what its own message has written
        about = {"shows": list(reply.shows), "seen": audit.latest(session)}
    edits = incoming.message_id if reply.replaces and incoming.kind is Kind.PRESS else incoming.corrects
    number = outbox.put(
        session,
        kind=outbox.REPLY,
        door=incoming.door,
        chat_id=incoming.chat_id,
        person_id=person_id,
        payload=to_payload(reply, texts) | {"edits": edits, "topic": incoming.topic} | about,
        photo=reply.photo,
        document=reply.document[1] if reply.document else None,
        due_at=now,
        created_at=now,
    )
    assert number is not None  # a reply has no key that another could have
    return number


def _put_privately(session: Session, incoming: Incoming, person_id: int | None, reply: Reply, now: datetime) -> int:
    user = session.get(User, person_id) if person_id is not None else None
    own_chat = user.chat_id if user is not None and not user.chat_blocked else None
    if own_chat is not None:
        own = replace(incoming, chat_id=own_chat, private=True, topic=None, kind=Kind.MESSAGE, corrects=None)
        put_reply(session, own, person_id, reply, now)
    texts = reader_of(session, person_id)
    here = Reply(texts(ANSWERED_ELSEWHERE if own_chat is not None else OPEN_A_CHAT))
    return put_reply(session, replace(incoming, kind=Kind.MESSAGE), person_id, here, now)


def to_payload(reply: Reply, texts: Texts) -> dict[str, Any]:
    """The part of a reply that is text, its buttons in the reader's language."""
    return {
        "text": reply.text,
        "again": texts(REPEATED_MARK),
        "buttons": [[[texts.said(button.label), button.data] for button in row] for row in reply.buttons],
        "file_name": reply.document[0] if reply.document else None,
        "attached": asdict(reply.attached) if reply.attached else None,
    }


def in_words(reply: Reply, texts: Texts) -> Reply:
    """The reply with its buttons in the reader's language."""
    rows = [[Button(texts.said(button.label), button.data) for button in row] for row in reply.buttons]
    return replace(reply, buttons=rows)


def from_row(row: Outbox) -> Reply:
    """The reply that an outbox row holds."""
    name, attached = row.payload.get("file_name"), row.payload.get("attached")
    return Reply(
        row.payload["text"],
        [[Button(label, data) for label, data in buttons] for buttons in row.payload["buttons"]],
        photo=row.photo,
        document=(name, row.document) if name and row.document is not None else None,
        attached=Attachment(**{**attached, "kind": FileKind(attached["kind"])}) if attached else None,
    )
