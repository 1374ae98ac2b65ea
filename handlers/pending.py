"""Asking for one missing piece, and going on with the answer. The question is a row, so a restart loses nothing."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.command import Command, Missing, Request
from storage import audit
from storage.tables import Pending

SEEN = "seen"  # among the answers: the last audit row when the person saw the records that it is about
PATIENCE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Question:
    """A command that waits for one piece. The token ties the question's buttons to it: old ones answer nothing."""

    command: str
    words: str
    answers: dict[str, str]
    piece: str
    token: str


def asked(session: Session, command: Command, request: Request, missing: Missing) -> Question:
    """The question that a command raised while it read a request, with what of the records was known by then."""
    seen = request.shown.seen if request.shown is not None else None
    answers = {SEEN: str(audit.latest(session) if seen is None else seen), **request.answers}
    return Question(command.name, request.words, answers, missing.piece, secrets.token_hex(2))


def keep(session: Session, request: Request, question: Question) -> None:
    """Wait for the answer in this chat from this person; a question that waited before is dropped."""
    forget(session, request.chat_id, request.actor.user_id)
    session.add(
        Pending(
            chat_id=request.chat_id,
            person_id=request.actor.user_id,
            command=question.command,
            words=question.words,
            answers=question.answers,
            piece=question.piece,
            token=question.token,
            expires_at=request.now + PATIENCE,
        )
    )
    session.flush()


def waiting(session: Session, chat_id: int, person_id: int, now: datetime) -> Pending | None:
    """The question that this person was asked in this chat, unless it is too old."""
    row = session.get(Pending, (chat_id, person_id))
    return row if row is not None and row.expires_at > now else None


def expired(session: Session, chat_id: int, person_id: int, now: datetime) -> Pending | None:
    """The question that nobody has answered in time, until it is put away."""
    row = session.get(Pending, (chat_id, person_id))
    return row if row is not None and row.expires_at <= now else None


def forget(session: Session, chat_id: int, person_id: int) -> bool:
    """Drop the question, if there is one."""
    row = session.get(Pending, (chat_id, person_id))
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def resumed(row: Pending, request: Request, answer: str) -> Request:
    """The request that the command gets: its first words, and the piece that was missing."""
    question = {"command": row.command, "words": row.words, "answers": row.answers, "piece": row.piece}
    return replace(request, words=row.words, answers={**row.answers, row.piece: answer}, resumes=question)
