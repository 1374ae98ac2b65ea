"""Follow-ups: what nobody has touched comes up in its owner's morning, and no oftener."""

import pytest
from sqlmodel import Session

from bot.assemble import Assembled
from storage.people import by_name
from storage.tables import Deal
from tests.chat import Chat, words
from tests.scheduler.conftest import Team
from tests.scheduler.test_reminders import plan_at_once

DUE = "2026-03-23T08:00:00+00:00"  # two weeks after the Monday on which the tests' deals are written down


def give(team: Team, deal_id: int, name: str) -> None:
    """Another owner for a deal."""

    def change(session: Session) -> None:
        deal, user = session.get_one(Deal, deal_id), by_name(session, name)
        assert user is not None
        deal.owner_id = user.id or 0
        session.add(deal)

    team.house.database.write(change)


def test_a_deal_untouched_for_two_weeks_comes_in_the_morning_with_what_can_be_done(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert chat.tick("2026-03-22T12:00:00") == chat.tick("2026-03-23T07:59:50") == []
    (push,) = chat.tick("2026-03-23T08:00:00")
    assert words(push) == "👋 Follow up: Acme · $12,000 Prospecting · deal #1: nobody has touched it for 14 days."
    assert [[button.label for button in row] for row in push.buttons] == [
        ["Done"],
        ["Snooze 1 h", "Tomorrow", "Next week"],
        ["Open deal"],
    ]


def test_it_comes_once_a_local_day_until_somebody_does_something(team: Team) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k")
    hours = [f"2026-03-{day}T{hour}:00:00+00:00" for day in (23, 24) for hour in ("08", "09", "23")]

    assert [len(team.plan(hour)) for hour in hours] == [1, 0, 0, 1, 0, 0]
    rita.tick("2026-03-24T23:30:00")
    rita.say("note Acme wants a demo")
    assert team.plan("2026-03-25T08:00:00+00:00") == team.plan("2026-04-06T08:00:00+00:00") == []
    assert len(team.plan("2026-04-07T08:00:00+00:00")) == 1


@pytest.mark.parametrize("touch", ["note Acme hello", "log call Acme", "stage Acme proposal", "done deal 1"])
def test_any_logged_touch_starts_the_two_weeks_anew(team: Team, touch: str) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k")
    rita.tick("2026-03-20T12:00:00")
    rita.say(touch)

    assert team.plan(DUE) == []
    assert "for 14 days" in team.plan("2026-04-03T08:00:00+00:00")[0]


@pytest.mark.parametrize("look", ["deal #1", "deals", "find Acme", "stage Acme", "undo 99"])
def test_looking_at_a_deal_is_no_touch(team: Team, look: str) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k")
    rita.tick("2026-03-20T12:00:00")
    rita.say(look)

    assert len(team.plan(DUE)) == 1


def test_a_deal_past_its_close_date_comes_the_next_morning_until_it_is_touched(team: Team) -> None:
    rita = team.hire("Rita")
    rita.say("deal Acme 12k close 2026-03-11")

    assert team.plan("2026-03-11T08:00:00+00:00") == []
    (said,) = team.plan("2026-03-12T08:00:00+00:00")
    assert said.endswith("deal #1: it was to close on Wed 11 Mar 2026.")
    rita.tick("2026-03-12T09:00:00")
    rita.say("note Acme they need a week")
    assert team.plan("2026-03-13T08:00:00+00:00") == []


def test_five_a_day_the_most_valuable_first(team: Team) -> None:
    rita = team.hire("Rita")
    for amount in (3, 9, 1, 7, 5, 8, 2):
        rita.say(f"deal Customer{amount} {amount}k")

    assert [said.split(" ·")[0][-1] for said in team.plan(DUE)] == ["9", "8", "7", "5", "3"]
    assert team.plan("2026-03-23T12:00:00+00:00") == []
    rita.tick("2026-03-23T12:00:00")
    rita.say("won Customer9")
    rita.say("done deal 6")
    assert team.plan("2026-03-23T13:00:00+00:00") == []
    assert [said.split(" ·")[0][-1] for said in team.plan("2026-03-24T08:00:00+00:00")] == ["7", "5", "3", "2", "1"]


def test_each_owner_has_the_own_morning_and_the_own_five(team: Team) -> None:
    zones = {"Tokyo": "Asia/Tokyo", "Berlin": "Europe/Berlin", "Honolulu": "Pacific/Honolulu"}
    for name, zone in zones.items():
        rep = team.hire(name, zone)
        for number in range(6):
            rep.say(f"deal {name}{number} 5k")
    mornings = {"Tokyo": "2026-03-22T23", "Berlin": "2026-03-23T07", "Honolulu": "2026-03-23T18"}

    for name, hour in mornings.items():
        before = f"{hour[:11]}{int(hour[11:]) - 1:02d}:59:59+00:00"
        assert team.plan(before) == []
        planned = team.plan(f"{hour}:00:00+00:00")
        assert [said.split(":")[1].split(" ·")[0].strip()[:-1] for said in planned] == [name] * 5


@pytest.mark.parametrize(
    ("touched", "early", "due"),
    [
        # Berlin goes to summer time on 29 March: 23:30 on the 19th is 22:30 UTC, eight on 2 April is 06:00 UTC.
        ("2026-03-19T22:30:00+00:00", "2026-04-02T05:59:59+00:00", "2026-04-02T06:00:00+00:00"),
        # and back on 25 October: 23:30 on the 19th is 21:30 UTC, eight on 2 November is 07:00 UTC.
        ("2026-10-19T21:30:00+00:00", "2026-11-02T06:59:59+00:00", "2026-11-02T07:00:00+00:00"),
    ],
)
def test_two_weeks_are_days_of_the_calendar_across_a_change_of_the_clock(
    team: Team, touched: str, early: str, due: str
) -> None:
    rita = team.hire("Rita", "Europe/Berlin")
    rita.tick(touched)
    rita.say("deal Acme 12k")

    assert team.plan(early) == []
    assert "for 14 days" in team.plan(due)[0]


def test_people_out_of_reach_get_nothing_and_later_no_flood(team: Team) -> None:
    rita = team.hire("Rita", reachable=False)
    rita.say("deal Acme 12k")
    for day in range(23, 30):
        assert team.plan(f"2026-03-{day}T08:00:00+00:00") == []

    assert len(rita.tick("2026-03-30T08:00:00")) == 1


def test_what_is_closed_touched_or_given_away_before_delivery_is_not_said(team: Team) -> None:
    rita, ron = team.hire("Rita"), team.hire("Ron")
    for name in ("Won", "Touched", "Given", "Left"):
        rita.say(f"deal Customer{name} 5k")
    assert len(team.plan(DUE)) == 4
    rita.tick("2026-03-23T08:30:00")
    rita.say("won CustomerWon")
    ron.say("deals")
    rita.say("note #2 hello")
    give(team, 3, "Ron")

    said = team.waiting("2026-03-23T08:31:00+00:00")
    assert [one.split(" ·")[0] for one in said] == ["👋 Follow up: CustomerLeft"]


def test_a_deal_given_away_during_the_day_waits_for_the_new_owners_next_morning(team: Team) -> None:
    rita = team.hire("Rita")
    team.hire("Ron")
    rita.say("deal Acme 12k")
    rita.say("deal Hooli 5k")
    team.plan(DUE)
    give(team, 1, "Ron")

    assert team.plan("2026-03-23T09:00:00+00:00") == []
    assert len(team.plan("2026-03-24T08:00:00+00:00")) == 2


def test_one_that_is_snoozed_is_left_alone_until_then(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.tick("2026-03-23T08:00:00")
    assert words(chat.press("Next week")) == (
        "💤 Again on Mon 30 Mar 2026 09:00 Acme: Follow up #1 Acme $12k Prospecting"
    )

    for day in range(24, 30):
        assert chat.tick(f"2026-03-{day}T12:00:00") == []
    assert [words(push).split(" ")[1] for push in chat.tick("2026-03-30T09:00:00")] == ["Reminder"]
    assert chat.tick("2026-03-30T12:00:00") == []
    assert [words(push).split(":")[0] for push in chat.tick("2026-03-31T08:00:00")] == ["👋 Follow up"]


def test_one_that_was_planned_yesterday_is_marked_late(team: Team) -> None:
    team.hire("Rita").say("deal Acme 12k")
    team.plan(DUE)

    (said,) = team.waiting("2026-03-24T07:00:00+00:00")
    assert "(late: for Mon 23 Mar 2026)" in said
    assert "for 15 days" in said


def test_two_planners_at_once_plan_each_deal_once_and_five_in_all(house_on_both: Assembled) -> None:
    team = Team(house_on_both)
    for name in ("Rita", "Ron"):
        rep = team.hire(name)
        for number in range(7):
            rep.say(f"deal {name}{number} {number + 1}k")
    plan_at_once(house_on_both, DUE)

    said = team.waiting(DUE)
    assert (len(said), len(set(said))) == (10, 10)
