"""One process for a bot: the second says who holds it, waits, and takes over at once where the first has died."""

import asyncio
import logging
import subprocess
import sys
from datetime import timedelta

import pytest

from bot.clock import real_now
from bot.telegram.connect import TelegramRefused
from bot.telegram.lock import LockLost, is_dead, this_process
from bot.telegram.run import run_telegram
from handlers.show.pushes import render
from storage import locks
from storage.db import Database
from storage.migrate import migrate
from tests.bot.telegram.conftest import ANN, Office, OfficeMaker
from tests.fake_telegram import FakeTelegram

LEASE = timedelta(seconds=9)


def test_a_lock_is_taken_kept_lost_and_released(address: str) -> None:
    database = Database(address)
    migrate(database, real_now())
    now = real_now()

    def take(holder: str, seconds: float = 0, dead: bool = False) -> locks.Taken:
        moment = now + timedelta(seconds=seconds)
        return database.write(
            lambda session: locks.take(session, "t", holder, real=moment, lease=LEASE, is_dead=lambda _holder: dead)
        )

    assert take("a") == locks.Taken(ours=True)
    assert take("b") == locks.Taken(ours=False, other="a")
    assert take("a").ours
    assert database.write(lambda session: locks.renew(session, "t", "a", real=now, lease=LEASE))
    assert take("b", seconds=10) == locks.Taken(ours=True, other="a")
    assert not database.write(lambda session: locks.renew(session, "t", "a", real=now, lease=LEASE))
    assert take("c", seconds=11, dead=True) == locks.Taken(ours=True, other="b", other_is_dead=True)
    database.write(lambda session: locks.release(session, "t", "b"))
    assert not take("d", seconds=12).ours
    database.write(lambda session: locks.release(session, "t", "c"))
    assert take("d", seconds=12) == locks.Taken(ours=True)
    database.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a process began")
def test_a_process_that_runs_is_alive_and_one_that_ended_is_dead() -> None:
    code = "from bot.telegram.lock import this_process; print(this_process())"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert is_dead(other)
    assert not is_dead(this_process())
    assert not is_dead(other.replace("process", "elsewhere"))
    assert not is_dead(f"another-{other}")


async def test_a_second_bot_says_who_runs_and_goes_on_when_the_first_ends(
    make_office: OfficeMaker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram = FakeTelegram()
    office = make_office(telegram, lease_seconds=0.6)
    office.hire(ANN, "Ann")
    other = "other-host process 4 (started 5, somewhere)"
    hold = timedelta(seconds=1)
    office.house.database.write(
        lambda session: locks.take(session, "telegram:4200", other, real=real_now(), lease=hold)
    )
    async with office.running():
        assert f"run by {other}" in caplog.text
        await office.settled()
    assert len(telegram.sent(ANN)) == 1


async def test_a_bot_that_waits_for_the_lock_can_be_ended(office: Office) -> None:
    office.house.database.write(
        lambda session: locks.take(session, "telegram:4200", "someone", real=real_now(), lease=timedelta(hours=1))
    )
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, stop.set)
    house = office.house
    await run_telegram(
        house.database, house.router, house.settings, house.time, render, bot=office.telegram.bot(), stop=stop
    )
    assert "getUpdates" not in office.telegram.calls()


async def test_a_bot_whose_lock_was_taken_ends_without_sending(make_office: OfficeMaker) -> None:
    office = make_office(lease_seconds=1.5)
    office.hire(ANN, "Ann")
    later = real_now() + timedelta(hours=1)

    async def be_robbed() -> None:
        async with office.running() as door:
            await office.settled()
            name = door.lock.name
            office.house.database.write(lambda session: locks.take(session, name, "thief", real=later, lease=LEASE))
            await office.telegram.until(lambda: not door.lock.held)
            office.reply(ANN, "not ours to send")

    with pytest.raises(LockLost):
        await be_robbed()
    assert len(office.telegram.sent(ANN)) == 1


async def test_a_conflict_with_another_program_is_waited_out(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.hire(ANN, "Ann")
    office.telegram.fail_next("getUpdates", status=409, description="Conflict: terminated by other getUpdates request")
    async with office.running():
        await office.settled()
    assert "Another program uses the same token" in caplog.text
    assert len(office.telegram.sent(ANN)) == 1


async def test_a_wrong_token_is_said_plainly(make_office: OfficeMaker) -> None:
    office = make_office()
    house = office.house
    bot = office.telegram.bot(token="4200:wrong-token-of-the-test")
    with pytest.raises(TelegramRefused, match="does not know"):
        await run_telegram(
            house.database, house.router, house.settings, house.time, render, bot=bot, stop=asyncio.Event()
        )


async def test_telegram_away_at_the_start_is_waited_for(office: Office) -> None:
    office.hire(ANN, "Ann")
    office.telegram.fail_next("getMe", status=502)
    office.telegram.fail_next("getUpdates", status=500)
    async with office.running():
        await office.settled()
    assert len(office.telegram.sent(ANN)) == 1
