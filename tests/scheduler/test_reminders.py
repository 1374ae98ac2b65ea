"""Reminders: each once, in time or marked late, whatever the clocks and the process do."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.assemble import Assembled
from scheduler import reminders
from storage.tables import Reminder
from tests.chat import Chat, at, words
from tests.scheduler.conftest import Team


def test_what_falls_due_while_the_bot_runs_comes_once(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind Acme tomorrow 9:00 call about renewal")

    assert chat.tick("2026-03-10T08:59:50") == []
    (push,) = chat.tick("2026-03-10T09:00:00")
    assert words(push) == "⏰ Reminder Acme: call about renewal #1 Acme $12k Prospecting"
    assert chat.tick("2026-03-10T09:00:10") == []


@pytest.mark.parametrize("iso", ["2026-03-10T09:06:00", "2026-03-13T12:00:00", "2026-09-01T00:00:00"])
def test_what_fell_due_while_the_bot_was_down_comes_once_and_is_marked_late(chat: Chat, iso: str) -> None:
    chat.say("remind tomorrow 9:00 buy flowers")

    (push,) = chat.tick(iso)
    assert words(push) == "⏰ Reminder (late: it was due Tue 10 Mar 2026 09:00) buy flowers"
    assert chat.tick(iso) == []


def test_one_that_was_planned_and_not_sent_before_the_end_is_sent_after_it(team: Team) -> None:
    team.hire("Rita").say("remind tomorrow 9:00 buy flowers")

    assert team.plan("2026-03-10T09:00:00+00:00") == ["⏰ Reminder buy flowers"]
    assert team.plan("2026-03-12T09:00:00+00:00") == []
    assert team.waiting("2026-03-12T09:00:00+00:00") == [
        "⏰ Reminder (late: it was due Tue 10 Mar 2026 09:00) buy flowers"
    ]


def test_what_is_done_or_put_off_after_planning_is_not_said(team: Team) -> None:
    rita = team.hire("Rita")
    for text in ("first", "second", "third"):
        rita.say(f"remind tomorrow 9:00 {text}")
    team.plan("2026-03-10T09:00:00+00:00")
    rita.say("done reminder 1")
    rita.say("snooze reminder 2 tomorrow")

    assert team.waiting("2026-03-10T09:00:01+00:00") == ["⏰ Reminder third"]


def test_a_clock_that_jumps_back_says_nothing_twice(team: Team) -> None:
    team.hire("Rita").say("remind tomorrow 9:00 buy flowers")
    hours = ("09:00", "08:00", "09:00", "10:00")

    assert [len(team.plan(f"2026-03-10T{hour}:00+00:00")) for hour in hours] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("25 October 2026 02:30", "2026-10-25T00:30:00+00:00"),  # the fold: the first of two half past two
        ("29 March 2026 02:30", "2026-03-29T01:00:00+00:00"),  # the gap: two o'clock is followed by three
        ("30 March 2026 02:30", "2026-03-30T00:30:00+00:00"),
        ("29 February 2028 9:00", "2028-02-29T08:00:00+00:00"),
        ("31 December 2026 23:59", "2026-12-31T22:59:00+00:00"),
    ],
)
def test_a_reminder_in_berlin_fires_once_at_its_wall_time_over_changes_of_the_clock(
    team: Team, said: str, due: str
) -> None:
    rita = team.hire("Rita", "Europe/Berlin")
    rita.say(f"remind {said} buy flowers")

    with team.house.database.reading() as session:
        assert session.get_one(Reminder, 1).due_at == at(due)
    hour = int(due[11:13])
    looks = [f"{due[:11]}{(hour + step) % 24:02d}{due[13:]}" for step in range(23 - hour)] or [due]
    assert sum(len(team.plan(look)) for look in looks) == 1


def test_tomorrow_is_the_persons_own(team: Team) -> None:
    tokyo, hawaii = team.hire("Tokyo", "Asia/Tokyo"), team.hire("Hawaii", "Pacific/Honolulu")

    assert "Tue 10 Mar 2026 09:00" in words(tokyo.say("remind tomorrow buy rice"))
    assert "Tue 10 Mar 2026 09:00" in words(hawaii.say("remind tomorrow buy leis"))
    assert team.plan("2026-03-10T00:00:00+00:00") == ["⏰ Reminder buy rice"]
    assert team.plan("2026-03-10T19:00:00+00:00") == ["⏰ Reminder buy leis"]


def test_two_planners_at_once_plan_each_reminder_once(house_on_both: Assembled) -> None:
    team = Team(house_on_both)
    rita = team.hire("Rita")
    for number in range(20):
        rita.say(f"remind tomorrow 9:00 number {number}")
    plan_at_once(house_on_both, "2026-03-10T09:00:00+00:00")

    assert sorted(team.waiting("2026-03-10T09:00:00+00:00")) == sorted(
        f"⏰ Reminder number {number}" for number in range(20)
    )


def plan_at_once(house: Assembled, iso: str) -> None:
    """Several planners look at one moment; a failure of any is a failure of the test."""
    start = threading.Barrier(4)

    def look() -> None:
        start.wait()
        reminders.plan(house.database, at(iso), frozenset())

    with ThreadPoolExecutor(4) as threads:
        for planner in [threads.submit(look) for _ in range(4)]:
            planner.result()
