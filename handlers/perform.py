"""Run one command and word what came of it, here or in the engine's worker."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from crm_engine.services.deal_cards import DealCard
from crm_engine.services.given import Given
from handlers import pending
from handlers.command import CALLBACK_BYTES, Button, Command, Missing, Reply, Request
from handlers.fresh import Outdated, show_outdated
from handlers.import_draft import Draft, ImportCard
from handlers.show.refusals import show_question, show_refusal
from handlers.show.texts import Html, Texts
from storage import audit
from storage.db import Database, savepoint
from storage.phrases import say
from storage.words import CrmError, NotFound

REFRESH = "refresh "  # before the command, on a button that shows the same anew


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reply, and the question that is now open, if a piece was missing.

    refused  nothing was done
    over     nothing was done, and the question that was open is closed
    at_loss  nothing was done since a piece or a name was not found in the words at all: they may be a sentence
    deal     the deal that it was about, for what follows in the same message
    draft    the import that now waits for a decision
    given    the figure in the reply, which is kept as it was said
    """

    reply: Reply
    question: pending.Question | None = None
    refused: bool = False
    deal: int | None = None
    draft: Draft | None = None
    at_loss: bool = False
    over: bool = False
    given: Given | None = None


def perform(session: Session, command: Command, request: Request) -> Outcome:
    """Run a command; a refusal takes back what it had begun, and becomes the reply."""
    texts, before, opened = texts_of(request), audit.noted(session), audit.current(session)
    try:
        with savepoint(session):
            result = command.run(session, request)
        wrote = audit.noted(session) > before or audit.current(session) != opened
        reply = command.show(result, texts)
        # In a group everybody has heard what was written down, and nobody what is only looked at.
        reply = replace(reply, private=reply.private or not (wrote or command.open))
        if command.refreshes and not wrote:
            reply = _with_refresh(reply, command, request)
        deal = result.id if isinstance(result, DealCard) else None
        draft = result.draft if isinstance(result, ImportCard) else None
        given = command.keep(result) if command.keep is not None else None
        return Outcome(reply, deal=deal, draft=draft, given=given)
    except Missing as missing:
        audit.forget_noted(session, before)
        question = pending.asked(session, command, request, missing)
        at_loss = not missing.choices and not missing.facts.get("wrong")
        skip = not request.words and missing.piece in command.skips
        asking = show_question(missing, texts, question.token, skip=skip)
        # A step of a dialogue takes the place of the one before it.
        asking = replace(asking, replaces=request.pressed and request.resumes is not None)
        return Outcome(asking, question, refused=True, at_loss=at_loss)
    except Outdated as outdated:
        audit.forget_noted(session, before)
        return Outcome(show_outdated(outdated, texts), refused=True, over=True)
    except CrmError as refusal:
        audit.forget_noted(session, before)
        return Outcome(show_refusal(refusal, texts, command), refused=True, at_loss=isinstance(refusal, NotFound))


def _with_refresh(reply: Reply, command: Command, request: Request) -> Reply:
    """With a button that shows the same anew; where that is what was asked, in its place and with the time."""
    again = f"{REFRESH}{command.name} {request.words}".strip()
    if request.answers or len(again.encode()) > CALLBACK_BYTES:
        return reply
    reply = replace(reply, buttons=[*reply.buttons, [Button(say("Refresh"), again)]])
    if not request.refreshing:
        return reply
    texts = texts_of(request)
    stamp = texts("\n🔄 <i>as of {moment}</i>", moment=texts.moment(request.now))
    return replace(reply, text=Html(reply.text + stamp), replaces=True)


def perform_reading(database: Database, command: Command, request: Request) -> Outcome:
    """Run a command that only reads, on a session that is closed before anything is written."""
    with database.reading() as session:
        return perform(session, command, request)


def texts_of(request: Request) -> Texts:
    """The reader's language and zone."""
    return Texts(request.actor.locale, request.actor.timezone, request.now)
