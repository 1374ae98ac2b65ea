"""From a message to its reply: who is it, what do they ask, may they, do it in one transaction, answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from crm_engine.services.given import keep as keep_given
from handlers import corrections, entry, pending, registry, twice
from handlers.about import about_card
from handlers.attaching import attaching
from handlers.command import Command, House, Reply, Request
from handlers.doubt import tell_of_doubts
from handlers.incoming import Incoming, Kind
from handlers.perform import REFRESH, Outcome, perform, texts_of
from handlers.read.words import clean
from handlers.sent import as_said, reader_of
from handlers.show.payload import put_reply
from handlers.show.refusals import show_expired, show_refusal, show_strange
from handlers.show.unheard import only_words_taken, show_unheard
from handlers.talk import is_command, is_sentence, is_wordy
from handlers.telling import Told, do_steps, go_on, hear, heavy_step
from storage import audit, drafts
from storage.db import Database
from storage.shown import Shown, shown_at
from storage.words import NotAllowed

Take = Callable[[Session], bool]
# Commands whose names are words of a sentence too: "note for Globex ...", "won the deal with Acme".
TALKED_OF = frozenset({"deal", "note", "log", "won", "lost", "stage", "contact", "remind", "visit"})
Chosen = tuple[Command, Request] | Told | Outcome
LONGEST_GUESS = 100  # characters that are compared with the commands
LONGEST_NAME = 4  # words; a longer answer that can be understood as a sentence is one
# Names may begin with a command's word ("Deal & Sons"); other answers cannot, so such words are a new command.
FREE_PIECES = frozenset({"company", "name"})


@dataclass(frozen=True, slots=True)
class Later:
    """A heavy request that is still to be done. taken: its message is claimed already."""

    incoming: Incoming
    command: Command
    request: Request
    taken: bool = False


class Workshop(Protocol):
    """Where heavy commands run: in a worker process, or right here in tests."""

    def perform(self, name: str, request: Request) -> Outcome: ...


class Router:
    """Answers what people do. One instance serves every door; it is called from many threads."""

    def __init__(self, database: Database, workshop: Workshop, house: House, now: Callable[[], datetime]) -> None:
        self.database = database
        self.workshop = workshop
        self.house = house
        self.now = now

    def answer(self, incoming: Incoming, take: Take = lambda _session: True) -> None:
        """Do what is asked, and leave the reply in the outbox.

        take  claims the message in the same transaction; False means that it took effect before, and nothing is done
        """
        incoming = as_said(incoming)
        later = self.database.write(lambda session: self._answer_here(session, incoming, take))
        if later is None:
            return
        heard, command, request = later.incoming, later.command, later.request
        outcome = self.workshop.perform(command.name, request)
        taken = later.taken
        self.database.write(
            lambda session: self._say(session, heard, request, outcome) if taken or take(session) else None
        )

    def _answer_here(self, session: Session, incoming: Incoming, take: Take) -> "Later | None":
        """Answer a light request whole; give a heavy one back, which is still to be done."""
        now = self.now()
        actor = entry.recognise(session, incoming, self.house, now)
        if actor is None:
            if take(session) and (refusal := entry.stranger(session, incoming, now)) is not None:
                put_reply(session, incoming, None, refusal, now)
            return None
        words = clean(incoming.text)
        refreshing = incoming.kind is Kind.PRESS and words.startswith(REFRESH)
        request = Request(
            actor=actor,
            words=words.removeprefix(REFRESH) if refreshing else words,
            now=now,
            chat_id=incoming.chat_id,
            private=incoming.private,
            pressed=incoming.kind is Kind.PRESS,
            file=incoming.file,
            house=self.house,
            shown=_shown(session, incoming, actor.user_id),
            said=words,
            refreshing=refreshing,
        )
        if incoming.kind is Kind.MESSAGE and corrections.is_stale(session, incoming, request.words):
            take(session)
            return None
        if (before := corrections.earlier(session, incoming, actor.user_id)) is not None:
            return self._correct(session, incoming, request, before) if take(session) else None
        if incoming.attached is not None and incoming.file is None:
            incoming, request = attaching(session, incoming, request, incoming.attached)
        chosen = self._choose(session, incoming, request)
        if isinstance(chosen, tuple) and chosen[0].heavy:
            return Later(incoming, *chosen)
        if take(session):
            self._say(session, incoming, *self._do(session, request, chosen))
        return None

    def _correct(
        self, session: Session, incoming: Incoming, request: Request, before: corrections.Earlier
    ) -> "Later | None":
        """Do a message anew that was edited, in the place of what it did before."""
        heavy: list[tuple[Command, Request]] = []

        def work(request: Request) -> tuple[Request, Outcome]:
            chosen = self._again(before, request) or self._choose(session, incoming, request)
            if isinstance(chosen, tuple) and chosen[0].heavy:
                heavy.append(chosen)
                return request, Outcome(Reply(""))
            return self._do(session, request, chosen)

        narrowed, outcome = corrections.correct(session, request, before, work)
        if not outcome.refused or outcome.question is not None or before.change_id is None:
            incoming = corrections.answer_in_place(session, incoming, before)
        if heavy:
            return Later(incoming, *heavy[0], taken=True)
        self._say(session, incoming, narrowed, outcome)
        return None

    def _again(self, before: corrections.Earlier, request: Request) -> tuple[Command, Request] | None:
        """The command whose question the message was the answer to, with the answer as it is now."""
        asked = before.question
        command = registry.find(str(asked["command"])) if asked else None
        if asked is None or command is None:
            return None
        answers = {**asked["answers"], asked["piece"]: request.words}
        return command, replace(request, words=asked["words"], answers=answers, resumes=asked)

    def _do(self, session: Session, request: Request, chosen: Chosen) -> tuple[Request, Outcome]:
        """Do what was chosen; the request as its command took it, and what came of it."""
        if isinstance(chosen, Outcome):
            return request, chosen
        if isinstance(chosen, Told):
            audit.begin(session, request.actor, request.words, request.now)
            return request, do_steps(session, request, chosen)
        command, narrowed = chosen
        if not narrowed.answers and is_wordy(command, request) and (told := hear(session, request)).steps:
            return self._do(session, request, told)
        audit.begin(session, request.actor, f"{command.name} {narrowed.words}".strip(), request.now)
        outcome = perform(session, command, narrowed)
        lost = outcome.at_loss and command.name in TALKED_OF
        # A short answer that cannot be read, in a dialogue, is a slip rather than another sentence.
        long = bool(narrowed.words) or len(request.words.split(" ")) > LONGEST_NAME
        if (lost or (outcome.refused and narrowed.answers and long)) and is_sentence(request):
            outcome = self._as_sentence(session, request, otherwise=outcome)
        elif not outcome.refused and (rest := narrowed.answers.get("then")):
            outcome = go_on(session, narrowed, outcome, rest)
        return narrowed, outcome

    def _as_sentence(self, session: Session, request: Request, *, otherwise: Outcome) -> Outcome:
        """A sentence that begins with a command's word: "note for Globex: ...", "deal with Stark, £75k renewal"."""
        told = hear(session, request)
        if not told.steps or heavy_step(told, request) is not None:
            return otherwise
        audit.begin(session, request.actor, request.words, request.now)
        outcome = do_steps(session, request, told)
        return otherwise if outcome.refused else outcome

    def _choose(self, session: Session, incoming: Incoming, request: Request) -> Chosen:
        """Which command, on which words; or the steps of a sentence; or the answer where nothing is to be run."""
        texts = texts_of(request)
        if corrections.came_too_late(session, incoming):
            return Outcome(
                Reply(texts("I do not know any more what that message did. Please write it anew.")), refused=True
            )
        if incoming.kind is Kind.OTHER or (not request.words and request.file is None):
            return Outcome(show_unheard(incoming.what, texts), refused=True)
        about = about_card(session, request)
        if isinstance(about, Told):
            return about if about.answer is None else Outcome(about.answer, refused=True)
        found = self._parse(about) if about is not None else self._resume(session, request) or self._parse(request)
        if found is None:
            if request.pressed and request.words.startswith("answer "):
                return self._too_late(session, request) or Outcome(
                    Reply(texts("That question is closed already.")), refused=True
                )
            told = hear(session, request) if is_sentence(request) else Told()
            if told.answer is not None:
                return Outcome(told.answer, refused=True)
            if told.steps and (found := heavy_step(told, request)) is None:
                return told
        if found is None and (late := self._too_late(session, request)) is not None:
            return late
        if found is None:
            near = registry.nearest(request.words[:LONGEST_GUESS], request.actor.role)
            return Outcome(show_strange(request.words.split(" ")[0], near, texts), refused=True)
        if found[0].needs.rank > request.actor.role.rank:
            return Outcome(show_refusal(NotAllowed(), texts), refused=True)
        return found

    def _resume(self, session: Session, request: Request) -> tuple[Command, Request] | None:
        """Take the words as the answer to the question that is open, if one is and they are no other command."""
        row = pending.waiting(session, request.chat_id, request.actor.user_id, request.now)
        if row is None or request.words.startswith("/") or request.file is not None:
            return None
        answer = request.words
        if not request.pressed and is_command(answer, free=row.piece in FREE_PIECES):
            return None
        if row.piece in FREE_PIECES and len(answer.split(" ")) > LONGEST_NAME and hear(session, request).steps:
            return None
        if request.pressed:
            verb, _, rest = request.words.partition(" ")
            token, _, answer = rest.partition(" ")
            if verb != "answer" or token != row.token:
                return None
        elif request.words.casefold() == "cancel":
            return None
        command = registry.find(row.command)
        return None if command is None else (command, pending.resumed(row, request, answer))

    def _too_late(self, session: Session, request: Request) -> Outcome | None:
        """That the question which this answers has expired, with a button that begins again."""
        row = pending.expired(session, request.chat_id, request.actor.user_id, request.now)
        if row is None or (request.pressed and request.words.split(" ")[1] != row.token):
            return None
        return Outcome(show_expired(row.command, row.words, texts_of(request)), refused=True, over=True)

    def _parse(self, request: Request) -> tuple[Command, Request] | None:
        """The command that the first word names, with a slash or without; a file goes to the one that reads it."""
        first, _, rest = request.words.partition(" ")
        command = registry.find(first.removeprefix("/").split("@")[0])
        if request.file is not None and (command is None or not command.reads_files):
            command, rest = registry.find(reader_of(request.file)), request.words
        return None if command is None else (command, request.with_words(rest.strip()))

    def _say(self, session: Session, incoming: Incoming, request: Request, outcome: Outcome) -> None:
        if outcome.question is not None:
            pending.keep(session, request, outcome.question)
        elif not request.refreshing and (outcome.over or not outcome.refused or not request.answers):
            pending.forget(session, request.chat_id, request.actor.user_id)
        person_id = request.actor.user_id
        reply = outcome.reply
        if outcome.draft is not None:
            drafts.keep(session, person_id, outcome.draft.token, list(outcome.draft.files), request.now)
        if incoming.what and not outcome.refused:
            reply = replace(reply, text=reply.text + only_words_taken(incoming.what, texts_of(request)))
        heard = twice.heard_as(session, incoming, request, outcome)
        if heard is not None:
            reply = twice.with_twin(session, heard, request, reply)
        number = put_reply(session, incoming, person_id, reply, request.now)
        if heard is not None:
            twice.keep_heard(session, heard, number)
        if outcome.given is not None:
            keep_given(session, person_id, outcome.given, request.now)
        doubt = tell_of_doubts(session, person_id, texts_of(request), request.now) if request.private else None
        if doubt is not None:
            put_reply(session, replace(incoming, corrects=None), person_id, doubt, request.now)


def _shown(session: Session, incoming: Incoming, person_id: int) -> Shown | None:
    """The record on the card that the message is a reply to, or whose button it is."""
    message_id = incoming.message_id if incoming.kind is Kind.PRESS else incoming.reply_to
    if message_id is None:
        return None
    return shown_at(
        session, incoming.chat_id, message_id, person_id, incoming.text if incoming.kind is Kind.PRESS else ""
    )
