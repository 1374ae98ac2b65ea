"""The clock: looks at once when it starts, then every so often, and one job's failure stops none."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.assemble import Assembled
from scheduler import clock
from scheduler.clock import JOBS, Clock, Job
from tests.chat import Chat, chat_as


def wait(for_what: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Until it is so, at most so long."""
    rest = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if for_what():
            return True
        rest.wait(0.02)
    return for_what()


def test_what_fell_due_before_the_start_is_found_at_once(chat: Chat) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")
    chat.house.time.move_to(chat.house.time.now() + timedelta(days=1))
    ticking = chat.house.clock()
    ticking.start(tick_seconds=3600)
    pushed: list[object] = []

    assert wait(lambda: bool(pushed.extend(chat.terminal.take()) or pushed))
    ticking.stop()
    assert len(pushed) == 1


def test_the_sender_is_woken_after_each_look(house: Assembled) -> None:
    looks: list[int] = []
    ticking = Clock(house.database, house.clock()._tick, after=lambda: looks.append(1))
    ticking.start(tick_seconds=0.05)

    assert wait(lambda: len(looks) > 6)
    ticking.stop()


def test_a_job_that_fails_stops_neither_the_others_nor_the_clock(
    house: Assembled, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []

    def fail(_database: object, _tick: object) -> None:
        raise RuntimeError("a bad day")

    jobs = (Job("failing", None, fail), Job("sound", None, lambda _database, _tick: done.append(1)))
    monkeypatch.setattr(clock, "JOBS", jobs)
    ticking = house.clock()
    with caplog.at_level(logging.ERROR, logger="apscheduler"):
        ticking.start(tick_seconds=0.05)
        assert wait(lambda: len(done) > 3)
        ticking.stop()
    assert "a bad day" in caplog.text


def test_stopping_a_clock_that_never_ran_is_no_matter(house: Assembled) -> None:
    house.clock().stop()


def test_setting_the_clock_forward_runs_each_job_once(house: Assembled) -> None:
    chat = chat_as(house, "Rita")
    chat.say("remind tomorrow 9:00 buy flowers")

    assert len(chat.tick("2026-03-10T09:00:00")) == 1
    assert [job.name for job in JOBS] == ["plan", "sweep", "backup"]
    assert len(list((house.settings.data_dir / "backups").glob("daily-*.db"))) == 1
