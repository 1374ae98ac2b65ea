"""Reminders that come again and again: each once, at the wall time, until they are stopped."""

import pytest

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def reminded(chat: Chat, iso: str) -> list[str]:
    """What was said by then of reminders, without follow-ups."""
    return [words(reply) for reply in chat.tick(iso) if "Reminder" in words(reply)]


def test_every_friday_is_kept_listed_and_said_each_week(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k")
    reply = chat.say("remind every friday 9:00 call Acme")

    assert words(reply).startswith("⏰ I will remind you on Fri 13 Mar 2026 09:00 Acme: call Acme 🔁 every friday 9:00")
    assert labels(reply) == ["Stop", "Undo"]
    for day in ("13", "20", "27"):
        (said,) = reminded(chat, f"2026-03-{day}T09:00:05+00:00")
        assert "call Acme 🔁 every friday 9:00" in said
        assert reminded(chat, f"2026-03-{day}T12:00:00+00:00") == []
    listed = chat.say("reminders")
    assert "Fri 3 Apr 2026 09:00 Acme: call Acme 🔁 every friday 9:00" in words(listed)


def test_stop_ends_it_and_what_was_said_stays(chat: Chat) -> None:
    chat.say("remind daily at 8 standup")
    reminded(chat, "2026-03-10T08:00:05+00:00")
    listed = words(chat.say("reminders"))
    assert listed == "Tue 10 Mar 2026 08:00 standup 🔁 daily at 8 Wed 11 Mar 2026 08:00 standup 🔁 daily at 8"

    assert words(chat.press("Stop")).startswith("⏹ This does not come again")
    assert reminded(chat, "2026-03-12T08:00:05+00:00") == []
    assert words(chat.say("reminders stop 1")) == "This does not come again any more."
    chat.say("undo")
    assert "🔁" in words(chat.say("reminders"))


def test_done_before_its_time_leaves_the_next(chat: Chat) -> None:
    chat.say("remind every friday 9:00 report")
    before = dump(chat.house.database, without=HISTORY)
    chat.say("done reminder 1")
    assert words(chat.say("reminders")) == "Fri 20 Mar 2026 09:00 report 🔁 every friday 9:00"
    chat.say("undo")

    assert dump(chat.house.database, without=HISTORY) == before


def test_after_a_while_of_silence_it_is_said_once(chat: Chat) -> None:
    chat.say("remind every day 9:00 report")
    (said,) = reminded(chat, "2026-03-20T12:00:00+00:00")

    assert "late: it was due Tue 10 Mar 2026 09:00" in said
    assert "Sat 21 Mar 2026 09:00 report 🔁 every day 9:00" in words(chat.say("reminders"))


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change(chat: Chat) -> None:
    """Berlin goes to summer time on 29 March 2026 and back on 25 October."""
    chat.say("settings timezone Berlin")
    chat.say("remind every sunday 9:00 plan the week")

    assert reminded(chat, "2026-03-15T08:00:05+00:00")
    assert reminded(chat, "2026-03-22T08:00:05+00:00")
    assert reminded(chat, "2026-03-29T06:59:00+00:00") == []
    assert reminded(chat, "2026-03-29T07:00:05+00:00")
    assert "Sun 5 Apr 2026 09:00" in words(chat.say("reminders"))


def test_it_ends_by_itself_where_an_end_was_said(chat: Chat) -> None:
    assert "🔁 every day → 2026-03-11" in words(chat.say("remind every day until 11 March call Acme"))
    assert len(reminded(chat, "2026-03-10T09:00:05+00:00")) == 1
    (last,) = reminded(chat, "2026-03-11T09:00:05+00:00")
    assert "This was the last time." in last
    assert reminded(chat, "2026-03-12T09:00:05+00:00") == []
    assert words(chat.say("remind every day until 2026-03-01 call")).startswith("That ends before it comes")


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("call Acme every friday at 9", "Fri 13 Mar 2026 09:00"),
        ("remind me every other monday at 14:30 to check Acme", "Mon 16 Mar 2026 14:30"),
        ("remind me every month on the 31st to send the report", "Tue 31 Mar 2026 09:00"),
        ("提醒我每周五上午9点给 Acme 打电话", "Fri 13 Mar 2026 09:00"),
    ],
)
def test_plain_words_do_the_same(chat: Chat, said: str, first: str) -> None:
    chat.say("deal Acme 12k")
    reply = words(chat.say(said))

    assert f"I will remind you on {first}" in reply
    assert "remind me" not in reply
    assert "提醒我" not in reply
    assert "🔁" in reply


def test_a_colleague_stops_nothing(house: Assembled) -> None:
    anna, bert = chat_as(house, "Anna"), chat_as(house, "Bert")
    anna.say("remind every friday 9:00 report")
    before = dump(house.database)

    assert words(bert.say("reminders stop 1")) == words(bert.say("reminders stop 99"))
    assert dump(house.database) == before
