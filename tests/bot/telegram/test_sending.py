"""Every way in which sending can fail, at the fake Telegram: nothing is lost, nothing is sent twice without a mark."""

import time
from datetime import datetime, timedelta
from itertools import pairwise

import httpx
import pytest
from sqlmodel import Session
from starlette.types import ASGIApp

from bot.clock import real_now
from handlers.command import Reply
from handlers.show.payload import from_row
from storage import outbox
from storage.tables import Outbox, Team
from storage.words import DeliveryState, Role
from tests.bot.telegram.conftest import ADMIN, ANN, BOB, MARY, Office, OfficeMaker
from tests.fake_telegram import FakeTelegram
from tests.fake_telegram.request import InProcess

GROUP = -70


def say_it(_session: Session, row: Outbox, _now: datetime) -> Reply | None:
    """A push for tests: says its payload's words, or nothing where they are missing; a notice is finished text."""
    if row.kind == outbox.NOTICE:
        return from_row(row)
    said = row.payload.get("said")
    return Reply(str(said)) if said else None


@pytest.fixture
def office(make_office: OfficeMaker) -> Office:
    """Ann the rep, Bob the rep, Mary their manager, all with an open chat."""
    office = make_office()
    office.render = say_it
    return office


def states(office: Office, kind: str | None = None) -> list[str]:
    return [row.state for row in office.messages(kind)]


def texts(office: Office, chat_id: int) -> list[str]:
    return [one.text for one in office.telegram.sent(chat_id)]


async def test_a_429_holds_its_chat_alone_and_loses_nothing(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.hire(BOB, "Bob")
    async with office.running():
        await office.settled()
        office.telegram.fail_next("sendMessage", chat_id=ANN, status=429, retry_after=1)
        for number in range(3):
            office.reply(ANN, f"ann {number}")
            office.reply(BOB, f"bob {number}")
        began = time.monotonic()
        await office.telegram.until(lambda: "bob 2" in texts(office, BOB))
        assert time.monotonic() - began < 0.9
        assert "ann 0" not in texts(office, ANN)
        await office.settled()
        assert time.monotonic() - began > 0.9
    assert texts(office, ANN)[-3:] == ["ann 0", "ann 1", "ann 2"]
    assert set(states(office)) == {DeliveryState.SENT}


async def test_a_chat_that_is_put_off_for_ever_is_given_up_and_the_admins_hear_of_it(office: Office) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.hire(ANN, "Ann")
    async with office.running() as door:
        await office.settled()
        office.telegram.fail_next("sendMessage", chat_id=ANN, status=429, retry_after=1, times=99)
        office.reply(ANN, "never", attempts=9)
        door.sender.wake()
        await office.telegram.until(lambda: any("given it up" in text for text in texts(office, ADMIN)))
    assert office.messages(outbox.REPLY)[-1].state == DeliveryState.FAILED


async def test_a_reply_in_doubt_is_repeated_once_with_a_mark(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.read_timeout = 1.0
    office.telegram.fail_next("sendMessage", chat_id=ANN, after_doing_it=True, how="hang")
    async with office.running():
        await office.settled()
    first, second = texts(office, ANN)
    assert second == f"↻ repeated\n{first}"


async def test_a_reply_in_doubt_twice_is_left_in_doubt(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.fail_next("sendMessage", chat_id=ANN, after_doing_it=True, how="drop")
    office.telegram.fail_next("sendMessage", chat_id=ANN, status=502)
    async with office.running():
        await office.settled()
    assert states(office) == [DeliveryState.UNCERTAIN]
    assert len(texts(office, ANN)) == 1


@pytest.mark.parametrize("how", ["hang", "drop", "answer"])
async def test_a_push_in_doubt_is_parked_and_never_sent_again_by_itself(office: Office, how: str) -> None:
    ann = office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.read_timeout = 0.3
    office.telegram.fail_next("sendMessage", chat_id=ANN, status=500, after_doing_it=True, how=how)  # type: ignore[arg-type]
    office.push(ann, said="call Acme")
    async with office.running():
        await office.settled()
    async with office.running():
        await office.settled()
    assert texts(office, ANN).count("call Acme") == 1
    assert states(office, "made up") == [DeliveryState.UNCERTAIN]


async def test_what_died_while_it_was_sent_is_repeated_or_parked_and_what_was_only_claimed_is_sent(
    office: Office,
) -> None:
    ann = office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
    for said in ("claimed", "sending"):
        office.push(ann, said=said)
        office.reply(ANN, f"reply {said}")
    real, lease = real_now(), timedelta(seconds=-1)

    def die(session: Session) -> None:
        ids = [row.id or 0 for row in office.messages() if row.state == DeliveryState.DUE]
        outbox.claim_rows(session, ids, real=real, holder="the dead", lease=timedelta(seconds=9))
        for row_id in ids[2:]:
            assert outbox.begin_sending(session, row_id, "the dead", real=real, lease=lease)
        for row_id in ids[:2]:
            session.get_one(Outbox, row_id).lease_until = real + lease

    office.house.database.write(die)
    async with office.running():
        await office.settled()
    assert sorted(texts(office, ANN)[1:]) == ["claimed", "reply claimed", "↻ repeated\nreply sending"]
    assert states(office, "made up") == [DeliveryState.SENT, DeliveryState.UNCERTAIN]


async def test_who_blocks_the_bot_is_left_alone_and_the_manager_hears_it_once(office: Office) -> None:
    team = 1
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.house.database.write(lambda session: session.add(_team(team)))
    office.hire(MARY, "Mary", Role.MANAGER, team)
    ann = office.hire(ANN, "Ann <b>", Role.REP, team)
    async with office.running():
        await office.settled()
        office.telegram.block(ANN)
        for number in range(3):
            office.push(ann, said=f"push {number}")
        await office.telegram.until(lambda: "Ann <b> has blocked me" in texts(office, MARY)[-1])
        await office.telegram.until(lambda: states(office, "made up").count(DeliveryState.FAILED) == 1)
        assert office.user(ann).chat_blocked
        assert states(office, "made up").count(DeliveryState.DUE) == 2
        assert len(texts(office, ADMIN)) == 1

        office.telegram.unblock(ANN)
        office.telegram.say(ANN, "/help")
        await office.settled()
    assert not office.user(ann).chat_blocked
    assert texts(office, ANN)[-2:] == ["push 1", "push 2"] or {"push 1", "push 2"} <= set(texts(office, ANN))
    assert sum("blocked me" in text for text in texts(office, MARY)) == 1


async def test_a_group_that_became_a_supergroup_gets_its_message_there(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.say(ANN, "/help", chat_id=GROUP)
    async with office.running():
        await office.settled()
        new = office.telegram.migrate(GROUP)
        office.reply(GROUP, "here you are")
        office.reply(GROUP, "and more")
        await office.settled()
    assert texts(office, new) == ["here you are", "and more"]


async def test_what_telegram_refuses_is_kept_with_its_error_and_the_admins_hear_of_it_once(office: Office) -> None:
    office.hire(ADMIN, "Ada", Role.ADMIN)
    office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        for _ in range(3):
            office.reply(ANN, "<b>never closed")
        await office.settled()
    failed = [row for row in office.messages() if row.state == DeliveryState.FAILED]
    assert len(failed) == 3
    assert all("an't parse entities" in (row.error or "") for row in failed)
    assert sum("given it up" in text for text in texts(office, ADMIN)) == 1


async def test_a_push_whose_reason_is_gone_is_cancelled(office: Office) -> None:
    ann = office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        office.push(ann)
        await office.settled()
    assert states(office, "made up") == [DeliveryState.CANCELLED]
    assert len(texts(office, ANN)) == 1


async def test_a_push_that_cannot_be_worded_fails_alone(office: Office) -> None:
    ann = office.hire(ANN, "Ann")

    def stumble(session: Session, row: Outbox, now: datetime) -> Reply | None:
        if row.payload["said"] == "bad":
            raise ZeroDivisionError
        return say_it(session, row, now)

    office.render = stumble
    async with office.running():
        await office.settled()
        office.push(ann, said="bad")
        office.push(ann, said="good")
        await office.settled()
    assert states(office, "made up") == [DeliveryState.FAILED, DeliveryState.SENT]
    assert "ZeroDivisionError" in (office.messages("made up")[0].error or "")


async def test_replies_go_before_pushes_and_no_chat_gets_more_than_its_rate(make_office: OfficeMaker) -> None:
    office = make_office(chat_per_second=4, send_per_second=25)
    office.render = say_it
    ann = office.hire(ANN, "Ann")
    async with office.running():
        await office.settled()
        for number in range(4):
            office.push(ann, said=f"push {number}")
        await office.telegram.until(lambda: "push 0" in texts(office, ANN))
        office.reply(ANN, "reply")
        await office.settled()
    sent = office.telegram.sent(ANN)
    assert [one.text for one in sent][1:4] == ["push 0", "reply", "push 1"]
    assert all(later.time - sooner.time > 0.24 for sooner, later in pairwise(sent))


async def test_a_chat_whose_turn_comes_is_not_slept_over(make_office: OfficeMaker) -> None:
    office = make_office(chat_per_second=1000, tick_seconds=5)
    office.hire(ANN, "Ann")
    async with office.running() as door:
        await office.settled()
        for number in range(15):
            office.reply(ANN, f"reply {number}")
        began = time.monotonic()
        door.sender.wake()
        await office.settled()
    assert time.monotonic() - began < 5


def waits_for_the_line(row: Outbox) -> bool:
    return "ConnectError" in (row.error or "") and (row.state, row.attempts) == (DeliveryState.DUE, 0)


async def test_while_the_line_is_down_nothing_is_lost_and_no_attempt_counts(office: Office) -> None:
    office.hire(ANN, "Ann")
    assert isinstance(office.telegram, FakeTelegram)
    cable = Cable(office.telegram.app)
    office.transport = cable
    async with office.running():
        await office.settled()
        cable.cut = True
        office.reply(ANN, "patience")
        await office.telegram.until(lambda: waits_for_the_line(office.messages()[-1]))
        cable.cut = False
        await office.settled(30)
    assert texts(office, ANN)[-1] == "patience"


class Cable(httpx.AsyncBaseTransport):
    """The line to the fake Telegram, which a test can cut."""

    def __init__(self, app: ASGIApp) -> None:
        self.inner = InProcess(app)
        self.cut = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, or refuse the connection."""
        if self.cut:
            raise httpx.ConnectError("the line is cut", request=request)
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the line."""
        await self.inner.aclose()


def _team(number: int) -> Team:
    return Team(id=number, name=f"Team {number}")
