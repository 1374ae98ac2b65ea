"""Quiet hours, the own morning, and what one does not want to hear: asked when a message is about to be said."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from crm_engine.services.quiet import QuietHours
from storage import outbox
from storage.tables import Outbox
from tests.chat import Chat, at, words
from tests.scheduler.conftest import Team

BERLIN = ZoneInfo("Europe/Berlin")


def notice(chat: Chat, text: str, iso: str) -> None:
    """Put a notice to the person into the outbox."""

    def put(session: Session) -> None:
        payload = {"text": text, "buttons": [], "file_name": None}
        now = at(iso)
        values = {"person_id": chat.person_id, "payload": payload, "due_at": now, "created_at": now}
        outbox.put(session, kind=outbox.NOTICE, **values)

    chat.house.database.write(put)


def pushes(chat: Chat) -> list[Outbox]:
    with chat.house.database.reading() as session:
        rows = session.exec(select(Outbox).where(col(Outbox.kind) != outbox.REPLY).order_by(col(Outbox.id))).all()
        session.expunge_all()
    return list(rows)


def test_a_follow_up_inside_quiet_hours_comes_once_at_their_end_and_is_not_late(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("settings quiet 20:00-9:30")

    assert chat.tick("2026-03-23T08:00:00") == chat.tick("2026-03-23T09:29:50") == []
    (row,) = pushes(chat)
    assert (row.key, row.state, row.attempts) == ("follow_up:1:2026-03-23", "due", 0)
    assert row.due_at == at("2026-03-23T09:30:00+00:00")
    (push,) = chat.tick("2026-03-23T09:30:00")
    assert words(push).startswith("👋 Follow up: Acme · $12,000 Prospecting")
    assert chat.tick("2026-03-23T10:00:00") == []


def test_one_that_waits_over_midnight_is_for_the_day_on_which_it_comes(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("settings morning 21:00")
    chat.say("settings quiet 20:00-7:00")

    assert chat.tick("2026-03-23T21:00:00") == []
    (push,) = chat.tick("2026-03-24T07:00:00")
    assert "late" not in words(push)


def test_one_that_waits_and_then_misses_its_morning_is_late(team: Team) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k")
    rita.say("settings quiet 20:00-9:00")
    rita.tick("2026-03-23T08:30:00")

    (push,) = rita.tick("2026-03-24T12:00:00")[:1]
    assert "(late: for Mon 23 Mar 2026)" in words(push)


def test_what_is_done_while_it_waits_is_not_said(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("settings quiet 20:00-9:30")
    chat.tick("2026-03-23T08:00:00")
    chat.say("note Acme talked to Jane")

    assert chat.tick("2026-03-23T09:30:00") == []


def test_a_reminder_for_the_very_hours_is_said_at_its_minute(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    chat.say("remind today 23:00 call Tokyo")

    (push,) = chat.tick("2026-03-09T23:00:00")
    assert words(push) == "⏰ Reminder call Tokyo"


def test_a_reminder_of_these_hours_is_not_held_back_by_a_bot_that_was_down_for_some_of_them(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    chat.say("remind today 23:00 call Tokyo")

    assert "late" in words(chat.tick("2026-03-10T01:00:00")[0])


def test_a_reminder_that_is_late_anyway_wakes_nobody(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    chat.say("remind today 18:00 send the offer")

    assert chat.tick("2026-03-09T23:00:00") == []
    assert words(chat.tick("2026-03-10T07:00:00")[0]) == (
        "⏰ Reminder (late: it was due Mon 9 Mar 2026 18:00) send the offer"
    )


def test_a_notice_waits_and_comes_as_it_is(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    notice(chat, "Something happened.", "2026-03-09T22:00:00+00:00")

    assert chat.tick("2026-03-09T22:00:00") == []
    assert [words(push) for push in chat.tick("2026-03-10T07:00:00")] == ["Something happened."]


def test_answers_do_not_wait(chat: Chat) -> None:
    chat.say("settings quiet 00:00-12:00")

    assert words(chat.say("deal Acme 12k")).startswith("Logged")


def test_one_who_is_asked_for_again_in_quiet_hours_is_said_at_once(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    notice(chat, "Something happened.", "2026-03-09T12:00:00+00:00")

    def doubt(session: Session) -> None:
        row = session.exec(select(Outbox).where(Outbox.kind == outbox.NOTICE)).one()
        row.state = "uncertain"
        session.add(row)

    chat.house.database.write(doubt)
    chat.tick("2026-03-09T21:00:00")
    assert "failed to reach you" in words(chat.say("deals"))
    chat.terminal.press("Send again")
    assert [row.state for row in pushes(chat)] == ["sent"]


def test_quiet_hours_that_are_lifted_let_what_waits_come_at_the_time_it_was_put_off_to(chat: Chat) -> None:
    chat.say("settings quiet 20:00-7:00")
    notice(chat, "Something happened.", "2026-03-09T22:00:00+00:00")
    chat.tick("2026-03-09T22:00:00")
    chat.say("settings quiet off")

    assert len(chat.tick("2026-03-10T07:00:00")) == 1


@pytest.mark.parametrize(
    ("night", "end"),
    [
        ("2026-03-28T21:00:00+00:00", "2026-03-29T05:00:00+00:00"),  # the night of 23 hours: seven in summer time
        ("2026-10-24T21:00:00+00:00", "2026-10-25T06:00:00+00:00"),  # the night of 25 hours: seven in winter time
    ],
)
def test_quiet_hours_end_by_the_persons_clock_on_nights_when_it_is_changed(chat: Chat, night: str, end: str) -> None:
    chat.say("settings timezone Berlin")
    chat.say("settings quiet 22:00-7:00")
    chat.tick(night)
    notice(chat, "Something happened.", night)

    last_moment = (at(end) - timedelta(seconds=10)).isoformat()
    assert chat.tick(night) == chat.tick(last_moment) == []
    assert len(chat.tick(end)) == 1


def test_an_end_that_the_clock_skips_is_the_moment_of_the_jump() -> None:
    hours = QuietHours(time(22), time(2, 30), BERLIN)

    assert hours.end_after(at("2026-03-28T23:00:00+00:00")) == at("2026-03-29T01:00:00+00:00")


moments = st.integers(0, 2 * 365 * 24 * 3600).map(
    lambda second: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
)


@given(moments, st.times(), st.times(), st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "America/New_York", "UTC"]))
def test_the_end_is_not_quiet_and_every_minute_before_it_is(
    moment: datetime, start: time, end: time, zone: str
) -> None:
    start, end = (clock.replace(second=0, microsecond=0) for clock in (start, end))
    hours = QuietHours(start, end, ZoneInfo(zone))
    if start == end or not hours.cover(moment):
        return
    over = hours.end_after(moment)

    assert not hours.cover(over)
    assert hours.cover(over - timedelta(minutes=1)) or over - timedelta(minutes=1) < moment
    assert over - moment <= timedelta(hours=25)


def test_each_person_has_the_morning_that_they_have_set(team: Team) -> None:
    mornings = {"Early": ("6:30", "Europe/Berlin"), "Late": ("10:15", "Europe/Berlin"), "Usual": (None, "Asia/Tokyo")}
    for name, (morning, zone) in mornings.items():
        rep = team.hire(name, zone)
        rep.say(f"deal Customer{name} 5k")
        if morning:
            rep.say(f"settings morning {morning}")

    looks = ["22T22:59", "22T23:00", "23T05:29", "23T05:30", "23T09:14", "23T09:15", "23T20:00"]
    said = [[one.split(" ·")[0] for one in team.plan(f"2026-03-{look}:00+00:00")] for look in looks]
    come = [f"👋 Follow up: Customer{name}" for name in ("Usual", "Early", "Late")]
    assert said == [[], [come[0]], [], [come[1]], [], [come[2]], []]


def test_a_morning_that_is_set_earlier_on_the_day_itself_says_nothing_twice(team: Team) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k")
    assert len(team.plan("2026-03-23T08:00:00+00:00")) == 1
    rita.say("settings morning 7:00")

    assert team.plan("2026-03-23T09:00:00+00:00") == []
    assert len(team.plan("2026-03-24T07:00:00+00:00")) == 1


def test_whoever_turns_follow_ups_off_hears_none_not_even_one_that_was_planned(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("settings quiet 20:00-9:30")
    chat.tick("2026-03-23T08:00:00")
    chat.say("settings follow-ups off")

    assert chat.tick("2026-03-23T09:30:00") == chat.tick("2026-03-24T10:00:00") == []
    chat.say("remind tomorrow 9:45 buy flowers")
    assert len(chat.tick("2026-03-25T09:45:00")) == 1
    chat.say("settings follow-ups on")
    assert len(chat.tick("2026-03-26T09:45:00")) == 1


def test_whoever_turns_notices_off_hears_none(chat: Chat) -> None:
    chat.say("settings notices off")
    notice(chat, "Something happened.", "2026-03-09T12:00:00+00:00")

    assert chat.tick("2026-03-09T12:00:00") == []
