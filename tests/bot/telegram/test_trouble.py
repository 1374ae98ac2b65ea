"""What cannot be handled is put aside after three tries, says so, and stops nobody else."""

import asyncio
import threading
import time
from typing import Any

import pytest
from sqlalchemy import delete, event
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from bot.telegram.excuse import SAID
from handlers.command import Reply, Request
from handlers.incoming import Incoming
from handlers.perform import Outcome
from handlers.router import Router, Take
from storage.tables import Inbox
from storage.words import Role
from tests.bot.telegram.conftest import ADMIN, ANN, BOB, Office
from tests.fake_telegram.words import JsonObject

SECRET = "confidential Zenith 12k"


class Faulty(Router):
    """A router that has a bug with one text, and cannot reach its database for a while with another."""

    outages = 0

    def answer(self, incoming: Incoming, take: Take = lambda _session: True) -> None:
        """Answer, or fail."""
        if incoming.text == SECRET:
            raise ZeroDivisionError(incoming.text)
        if incoming.text == "deal Patient 1k" and self.outages:
            self.outages -= 1
            raise OperationalError("insert", {}, Exception("database or disk is full"))
        super().answer(incoming, take)


class Slow:
    """A workshop whose work takes until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def perform(self, name: str, request: Request) -> Outcome:
        """Wait, and fail if nobody lets it go."""
        self.begun.set()
        if not self.go.wait(10):
            raise TimeoutError
        return Outcome(Reply(f"{name} is done"))


class Disk:
    """Makes a SQLite database as full as a disk can be: no page more than it has."""

    full = False

    def limit(self, connection: Any, _record: object, _proxy: object) -> None:
        """At each use of a connection."""
        connection.execute(f"PRAGMA max_page_count={1 if self.full else 2**30}")


def faulty(office: Office) -> Faulty:
    house = office.house
    return Faulty(house.database, house.workshop, house.router.house, house.time.now)


def slow(office: Office) -> Slow:
    house, workshop = office.house, Slow()
    office.router = Router(house.database, workshop, house.router.house, house.time.now)
    return workshop


async def test_a_message_that_always_fails_is_put_aside_with_an_apology_and_later_ones_go_on(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.router = faulty(office)
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.hire(ANN, "Ann")
    office.telegram.say(ANN, SECRET)
    office.telegram.say(ANN, "deal Later 1k")
    async with office.running():
        await office.settled()
    (dead,) = office.updates("dead")
    assert dead.attempts == 3
    assert "ZeroDivisionError" in (dead.error or "")
    error_id = (dead.error or "").split()[-1]
    apology = next(one.text for one in office.telegram.sent(ANN) if "Sorry" in one.text)
    notice = next(one.text for one in office.telegram.sent(ADMIN) if "put aside" in one.text)
    assert error_id in apology
    assert error_id in notice
    assert error_id in caplog.text
    assert len(office.deals()) == 1
    assert SECRET not in caplog.text
    assert SECRET not in str(dead.error)


async def test_json_that_is_no_update_is_put_aside_alone(office: Office) -> None:
    office.hire(ANN, "Ann")
    broken: list[JsonObject] = [
        {"message": {"message_id": 1, "chat": {"id": ANN, "type": "private"}, "from": {"id": ANN}}},
        {"message": {"chat": {"id": "five"}}},
        {"callback_query": {"id": "1"}},
        {"message": [1, 2]},
    ]
    for update in broken:
        office.telegram.push_update(update)
    office.telegram.say(ANN, "deal Later 1k")
    async with office.running():
        await office.settled()
    assert len(office.deals()) == 1
    assert len(office.updates("dead")) + len(office.updates("done")) == 6


async def test_while_the_database_is_away_a_message_waits_and_is_not_given_up(office: Office) -> None:
    router = faulty(office)
    router.outages = 2
    office.router = router
    office.hire(ANN, "Ann")
    office.telegram.say(ANN, "deal Patient 1k")
    async with office.running():
        await office.settled()
    assert len(office.deals()) == 1
    assert office.updates("dead") == []
    assert [one.text for one in office.telegram.sent(ANN)].count(SAID) == 1


async def test_what_cannot_be_kept_stays_with_telegram_and_the_person_is_told_once(office: Office) -> None:
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        disk = Disk()
        event.listen(office.house.database.engine, "checkout", disk.limit)
        disk.full = True
        office.telegram.say(ANN, "find " + "x" * 4000)
        await office.telegram.until(lambda: SAID in [one.text for one in office.telegram.sent(ANN)])
        assert len(office.updates()) == 1
        disk.full = False
        await office.telegram.until(lambda: len(office.updates("done")) == 2)
    assert [one.text for one in office.telegram.sent(ANN)].count(SAID) == 1


async def test_a_slow_command_shows_typing_and_delays_no_other_chat(office: Office) -> None:
    workshop = slow(office)
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.hire(BOB, "Bob")
    async with office.running():
        await office.settled()
        office.telegram.say(ADMIN, "/forecast quarter")
        office.telegram.say(ADMIN, "deal Behind 1k")
        await office.telegram.until(workshop.begun.is_set)
        began = time.monotonic()
        office.telegram.say(BOB, "deal Quick 1k")
        await office.telegram.until(lambda: len(office.deals()) == 1)
        assert time.monotonic() - began < 1
        await office.telegram.until(lambda: bool(office.telegram.actions(ADMIN)))
        assert office.telegram.actions(BOB) == []
        workshop.go.set()
        await office.settled()
    assert len(office.deals()) == 2
    assert "forecast is done" in [one.text for one in office.telegram.sent(ADMIN)]


async def test_the_end_waits_for_what_is_in_hand_and_its_reply_still_goes_out(office: Office) -> None:
    workshop = slow(office)
    office.hire(ADMIN, "Ada", Role.ADMIN)
    async with office.running():
        await office.settled()
        office.telegram.say(ADMIN, "/forecast quarter")
        office.telegram.say(ADMIN, "deal Behind 1k")
        await office.telegram.until(workshop.begun.is_set)
        asyncio.get_running_loop().call_later(0.3, workshop.go.set)
    assert office.telegram.sent(ADMIN)[-1].text == "forecast is done"
    assert len(office.updates("new")) == 1
    async with office.running():
        await office.settled()
    assert len(office.deals()) == 1


async def test_a_thousand_messages_of_one_person_are_bounded_and_others_are_served(office: Office) -> None:
    workshop = slow(office)
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.hire(BOB, "Bob")
    async with office.running():
        await office.settled()
        office.telegram.say(ADMIN, "/forecast quarter")
        await office.telegram.until(workshop.begun.is_set)
        for _ in range(600):
            office.telegram.say(ADMIN, "/undo")
        office.telegram.say(BOB, "deal Quick 1k")
        await office.telegram.until(lambda: len(office.deals()) == 1)
        await office.telegram.until(lambda: len(office.updates("dead")) == 100)
        await office.telegram.until(lambda: "too much at once" in office.telegram.sent(ADMIN)[-1].text)
        assert len([one for one in office.telegram.sent(ADMIN) if "too much at once" in one.text]) == 1
        office.house.database.write(lambda session: session.execute(delete(Inbox).where(col(Inbox.state) == "new")))
        workshop.go.set()
        await office.telegram.until(lambda: not office.updates("new"))


async def test_a_stranger_is_answered_a_few_times_and_their_files_are_not_fetched(office: Office) -> None:
    office.telegram.upload(BOB, "deals.csv", b"company,amount\nAcme,1\n")
    async with office.running():
        await office.telegram.until(lambda: bool(office.telegram.sent(BOB)))
        await office.settled()
    assert "getFile" not in office.telegram.calls()
