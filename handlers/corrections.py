"""A message that was edited after it was heard: whether it can be corrected, and how that is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from crm_engine.services.corrections import TakenBack, keep_past, take_back
from handlers import pending
from handlers.command import Reply, Request
from handlers.incoming import Incoming
from handlers.perform import Outcome, texts_of
from handlers.show.labels import shorten
from handlers.show.refusals import show_refusal
from handlers.show.texts import Html
from storage import audit
from storage.db import savepoint
from storage.heard import hash_words, heard, is_older
from storage.tables import Heard, Outbox
from storage.words import Changed, CrmError, DeliveryState

LATEST = 600  # seconds after which an edit of a message that was never heard is none of its first form
WITHDRAWN = frozenset({"undo", "/undo", "cancel", "/cancel", "delete", "撤销", "取消", "删除"})
Work = Callable[[Request], tuple[Request, Outcome]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """How the message was heard before: what it did, and the reply to it."""

    change_id: int | None
    answer_id: int | None
    asked: str | None
    question: dict[str, Any] | None


class Unheard(CrmError):
    """The words as they are now come to nothing; what they did before stands."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("unheard")
        self.outcome = outcome


def is_stale(session: Session, incoming: Incoming, words: str) -> bool:
    """Whether this form of the message is an old one, or says what was heard already: nothing is to be done."""
    known = _known(session, incoming)
    if known is None:
        return False
    if not incoming.edited:
        # Its number alone proves nothing: another bot at the same database counts its messages anew.
        if not known.edited:
            return 0 < incoming.order == known.update_order
        return incoming.said_at <= known.edited
    return known.words_hash == hash_words(words) or not is_older(known, incoming.edited, incoming.order)


def earlier(session: Session, incoming: Incoming, person_id: int) -> Earlier | None:
    """How the message was heard before it was edited; None where this is its first form, as far as anybody knows."""
    known = _known(session, incoming) if incoming.edited else None
    if known is None or known.person_id != person_id:
        return None
    return Earlier(known.change_id, known.answer_id, known.asked, known.question)


def came_too_late(session: Session, incoming: Incoming) -> bool:
    """Whether a message was edited long after it was said, and nobody knows any more what it did."""
    return incoming.edited - incoming.said_at > LATEST and _known(session, incoming) is None


def correct(session: Session, request: Request, before: Earlier, work: Work) -> tuple[Request, Outcome]:
    """Take back what the message did, and do what it says now, together or not at all."""
    texts = texts_of(request)
    try:
        with savepoint(session):
            taken = _take_back(session, request, before)
            if request.words.casefold() in WITHDRAWN:
                said = texts("There was nothing to take back.")
                if taken is not None:
                    said = texts("Taken back: <i>{command}</i>", command=shorten(taken.command, 80))
                return request, Outcome(Reply(said))
            narrowed, outcome = work(request)
            if outcome.refused and outcome.question is None:
                raise Unheard(outcome)
            if taken is None:
                return narrowed, outcome
            keep_past(session, taken)
            note = texts("\n✏️ Corrected; before: <i>{command}</i>", command=shorten(taken.command, 80))
            reply = replace(outcome.reply, text=Html(outcome.reply.text + note))
            return narrowed, replace(outcome, reply=reply)
    except Unheard as unheard:
        audit.forget_noted(session, 0)
        if before.change_id is None:
            return request, unheard.outcome
        note = texts("\n\nWhat the message did before stays as it was.")
        reply = replace(unheard.outcome.reply, text=Html(unheard.outcome.reply.text + note), replaces=False)
        return request, replace(unheard.outcome, reply=reply)
    except CrmError as refusal:
        audit.forget_noted(session, 0)
        reason = show_refusal(refusal, texts).text
        said = texts(
            "I cannot correct that message: {reason} Say what is to be changed in reply to its card.",
            reason=Html(reason),
        )
        return request, Outcome(Reply(said), refused=True)


def answer_in_place(session: Session, incoming: Incoming, before: Earlier) -> Incoming:
    """The message, with the earlier answer that the new one takes the place of; one not yet sent is not sent at all."""
    answer = session.get(Outbox, before.answer_id) if before.answer_id else None
    if answer is None or answer.chat_id != incoming.chat_id:
        return incoming
    if answer.state == DeliveryState.DUE:
        answer.state = DeliveryState.CANCELLED
        session.add(answer)
    return replace(incoming, corrects=answer.message_id if answer.state == DeliveryState.SENT else None)


def _take_back(session: Session, request: Request, before: Earlier) -> TakenBack | None:
    if before.asked is not None:
        row = pending.waiting(session, request.chat_id, request.actor.user_id, request.now)
        if row is None or row.token != before.asked:
            raise Changed("what I asked about it has been settled since")
        pending.forget(session, request.chat_id, request.actor.user_id)
    if before.change_id is None:
        return None
    return take_back(session, request.actor, before.change_id, request.now)


def _known(session: Session, incoming: Incoming) -> Heard | None:
    if incoming.message_id is None:
        return None
    return heard(session, incoming.door, incoming.chat_id, incoming.message_id)
