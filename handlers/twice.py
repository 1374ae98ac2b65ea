"""Writing down how a message was heard, and noticing that the same was said a moment ago."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from handlers.command import Button, Reply, Request
from handlers.incoming import Incoming, Kind
from handlers.perform import Outcome, texts_of
from handlers.show.texts import Html
from storage import audit
from storage.heard import hash_words, keep, same_before
from storage.phrases import say
from storage.tables import Heard

SOON = timedelta(minutes=5)


def heard_as(session: Session, incoming: Incoming, request: Request, outcome: Outcome) -> Heard | None:
    """How the message is heard now; None for presses and files."""
    if incoming.kind is not Kind.MESSAGE or incoming.message_id is None or incoming.file is not None:
        return None
    return Heard(
        door=incoming.door,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        person_id=request.actor.user_id,
        edited=incoming.edited,
        update_order=incoming.order,
        words_hash=hash_words(request.said),
        change_id=audit.current(session),
        asked=outcome.question.token if outcome.question else None,
        question=dict(request.resumes) if request.resumes else None,
        at=request.now,
    )


def keep_heard(session: Session, row: Heard, answer_id: int) -> None:
    """Write it down, with the reply that answers it."""
    row.answer_id = answer_id
    keep(session, row)


def with_twin(session: Session, row: Heard, request: Request, reply: Reply) -> Reply:
    """The reply; where the same words had an effect a moment ago, it says so, and offers to take one back."""
    twin = same_before(session, row, request.now - SOON) if row.change_id is not None else None
    if twin is None:
        return reply
    minutes = max(1, round((request.now - twin.at).total_seconds() / 60))
    texts = texts_of(request)
    ago = texts("a minute ago") if minutes == 1 else texts("{minutes} minutes ago", minutes=minutes)
    line = texts("\n👯 The same as {ago}. Both are written down; was it meant once?", ago=ago)
    undo = f"undo {row.change_id}"
    rows = [[button for button in buttons if button.data != undo] for buttons in reply.buttons]
    rows = [buttons for buttons in rows if buttons]
    return replace(reply, text=Html(reply.text + line), buttons=[*rows, [Button(say("Take one back"), undo)]])
