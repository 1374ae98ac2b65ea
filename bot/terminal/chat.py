"""One person's chat in a terminal: says, presses and sends to the router, and takes what the outbox has for them."""

import asyncio
import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.assemble import Assembled
from bot.clock import real_now
from bot.pictures.cards import with_file
from handlers.command import Button, Reply, SentFile
from handlers.incoming import Incoming, Kind
from handlers.show.payload import from_row, put_reply
from handlers.show.pushes import PutOff, words_now
from handlers.show.refusals import show_bug
from handlers.show.tongues import reader_of
from scheduler.clock import Clock
from storage import outbox
from storage.tables import Outbox
from storage.words import BadInput, DeliveryState

log = logging.getLogger(__name__)
DOOR = "terminal"
LEASE = timedelta(seconds=60)
BATCH = 100
SLACK = timedelta(seconds=60)  # the clock runs on: the same time said again means now
FIRST_YEAR, LAST_YEAR = 1970, 2500  # Python's calendar ends with 9999, and plans reach ahead
LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Delivered:
    """One message that reached the terminal."""

    kind: Literal["reply", "edit", "push"]
    reply: Reply
    message_id: int


class TerminalChat:
    """The conversation of one user, who is here now."""

    def __init__(self, house: Assembled, person_id: int) -> None:
        self.house = house
        self.person_id = person_id
        self.holder = f"terminal:{person_id}"
        self.clock: Clock = house.clock(frozenset({person_id}))
        self.shown: list[Delivered] = []
        self._pressed = 0
        self._said: int | None = None
        self._edits = 0

    def say(self, text: str) -> list[Delivered]:
        """Say a line, and take the answers."""
        self._answer(Kind.MESSAGE, text, self._new_message())
        return self.take()

    def edit(self, text: str) -> list[Delivered]:
        """Change the line that was said last. Raises BadInput where there is none."""
        if self._said is None:
            raise BadInput("you have said nothing yet")
        self._edits += 1
        edited = self._incoming(Kind.MESSAGE, text, self._said)
        self._hand_in(replace(edited, edited=self._edits, said_at=self._edits))
        return self.take()

    def reply(self, text: str) -> list[Delivered]:
        """Say a line as a reply to the message that was shown last. Raises BadInput where there is none."""
        if not self.shown:
            raise BadInput("there is no message to reply to")
        self._answer(Kind.MESSAGE, text, self._new_message(), self.shown[-1].message_id)
        return self.take()

    def press(self, label: str) -> list[Delivered]:
        """Press a button of what was shown last, by its label or part of it. Raises BadInput where there is none."""
        message_id, button = self._button(label)
        self._pressed = message_id
        self._answer(Kind.PRESS, button.data, message_id=message_id)
        return self.take()

    def send_file(self, path: Path) -> list[Delivered]:
        """Send a file from the disk. Raises BadInput where it cannot be read or is too large for a chat."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise BadInput("a chat takes files of 20 MB at most; use: crmbot import FILE")
            content = path.read_bytes()
        except (OSError, ValueError) as error:  # ValueError: a path with NUL in it
            raise BadInput(f"cannot read the file: {getattr(error, 'strerror', error)}") from error
        self._hand_in(asyncio.run(with_file(self._incoming(Kind.FILE, ""), SentFile(path.name, content))))
        return self.take()

    def tick(self, iso: str) -> list[Delivered]:
        """Set the clock forward, run every job that is due, and take what was pushed. Raises BadInput."""
        try:
            moment = datetime.fromisoformat(iso)
        except ValueError as error:
            raise BadInput(f"not an ISO time: {iso}") from error
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise BadInput(f"the clock can stand in the years {FIRST_YEAR} to {LAST_YEAR}")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(self.house.settings.timezone))
        if not self.house.time.move_to(moment) and self.house.time.now() - moment > SLACK:
            raise BadInput(f"the clock stands at {self.house.time.now().isoformat(timespec='seconds')}, after that")
        self.clock.run_all()
        return self.take()

    def take(self) -> list[Delivered]:
        """What the outbox has for this person now."""
        delivered = list(self._deliver())
        if delivered:
            self.shown = self._on_screen(delivered)
        return delivered

    def _answer(self, kind: Kind, text: str, message_id: int | None = None, reply_to: int | None = None) -> None:
        self._hand_in(self._incoming(kind, text, message_id, reply_to))

    def _new_message(self) -> int:
        """A number for what is said, which no other line at any terminal has."""
        self._said = secrets.randbits(62)
        return self._said

    def _incoming(self, kind: Kind, text: str, message_id: int | None = None, reply_to: int | None = None) -> Incoming:
        return Incoming(DOOR, 0, kind, text, person_id=self.person_id, message_id=message_id, reply_to=reply_to)

    def _hand_in(self, incoming: Incoming) -> None:
        try:
            self.house.router.answer(incoming)
        except Exception:
            error_id = secrets.token_hex(4)
            log.exception("error %s while answering in the terminal", error_id)
            now = self.house.time.now()
            self.house.database.write(lambda session: self._apologise(session, incoming, error_id, now))

    def _apologise(self, session: Session, incoming: Incoming, error_id: str, now: datetime) -> None:
        reply = show_bug(error_id, reader_of(session, self.person_id))
        put_reply(session, incoming, self.person_id, reply, now)

    def _on_screen(self, delivered: list[Delivered]) -> list[Delivered]:
        """The cards whose buttons can be pressed: the latest messages, or all where these only change cards."""
        changed = {message.message_id: message for message in delivered if message.kind == "edit"}
        if len(changed) < len(delivered) or not any(card.message_id in changed for card in self.shown):
            return delivered
        return [changed.get(card.message_id, card) for card in self.shown]

    def buttons(self) -> list[tuple[int, Button]]:
        """Every button on the screen with its card's id, from the top; their places are their numbers."""
        return [(card.message_id, button) for card in self.shown for row in card.reply.buttons for button in row]

    def _button(self, label: str) -> tuple[int, Button]:
        wanted = label.casefold().strip()
        numbered = self.buttons()
        if wanted.isdecimal() and 1 <= int(wanted) <= len(numbered):
            return numbered[int(wanted) - 1]
        latest = sorted(numbered, key=lambda pair: pair[0] != self._pressed)  # the card just pressed comes first
        for pair in latest:
            if wanted == pair[1].label.casefold():
                return pair
        for pair in latest:
            if wanted and wanted in pair[1].label.casefold():
                return pair
        raise BadInput(f"no button {label!r} here; there is: {', '.join(b.label for _, b in numbered) or 'none'}")

    def _deliver(self) -> Iterator[Delivered]:
        database, now = self.house.database, self.house.time.now()
        rows = database.write(
            lambda session: outbox.claim(
                session,
                outbox.for_terminal(self.person_id),
                now=now,
                real=real_now(),
                holder=self.holder,
                lease=LEASE,
                limit=BATCH,
            )
        )
        for row in rows:
            delivered = self._open(row, now)
            if isinstance(delivered, PutOff):
                self._put_off(row, delivered)
                continue
            state = DeliveryState.SENT if delivered else DeliveryState.CANCELLED
            self._finish(row, state, now)
            if delivered:
                yield delivered

    def _open(self, row: Outbox, now: datetime) -> Delivered | PutOff | None:
        assert row.id is not None
        if row.kind == outbox.REPLY:
            edits = row.payload.get("edits")
            return Delivered("edit" if edits else "reply", from_row(row), edits or row.id)
        with self.house.database.reading() as session:
            reply = words_now(session, row, now)
        return Delivered("push", reply, row.id) if isinstance(reply, Reply) else reply

    def _put_off(self, row: Outbox, until: PutOff) -> None:
        row_id = row.id or 0
        self.house.database.write(lambda session: outbox.put_off(session, row_id, self.holder, until.until))

    def _finish(self, row: Outbox, state: DeliveryState, now: datetime) -> None:
        row_id = row.id
        assert row_id is not None
        shown = row.payload.get("edits") or row_id
        self.house.database.write(lambda session: outbox.finish(session, row_id, state, at=now, message_id=shown))
