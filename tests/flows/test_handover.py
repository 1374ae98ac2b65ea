"""What a leaver leaves: everything open goes to one person in one change, and that person is told once."""

import pytest

from bot.assemble import Assembled
from storage import audit
from storage.words import Role
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump


@pytest.fixture
def ada(house: Assembled) -> Chat:
    return chat_as(house, "Ada", Role.ADMIN)


@pytest.fixture
def rita(house: Assembled) -> Chat:
    """Rita, who has one record of each kind, one deal that is won and one reminder that is done."""
    rita = chat_as(house, "Rita")
    for said in ("deal Acme 12k", "deal Hooli 5k", "won Hooli", "contact Jane Doe jane@acme.com Acme"):
        rita.say(said)
    rita.say("remind Acme tomorrow 9:00 call")
    rita.say("remind friday 9:00 old news")
    rita.say("done reminder 2")
    return rita


@pytest.fixture
def ron(house: Assembled) -> Chat:
    return chat_as(house, "Ron")


def hand(ada: Chat, giver: str = "Rita", taker: str = "Ron") -> str:
    ada.say(f"team hand {giver} {taker}")
    return words(ada.press("Hand over"))


def test_everything_open_is_the_new_owners_and_what_is_over_stays(rita: Chat, ron: Chat, ada: Chat) -> None:
    told = hand(ada)

    assert told == "Handed over from Rita to Ron: 1 open deal, 2 companies, 1 contact and 1 reminder."
    ron.terminal.take()
    assert "#1 Acme" in words(ron.say("deals"))
    assert words(ron.say("contact #1")).startswith("Jane Doe")
    assert "Acme: call" in words(ron.say("reminders"))
    assert words(rita.say("deals")).startswith("No open deals")
    assert words(rita.say("deal #2")).startswith("Hooli · $5,000")
    assert words(rita.say("deal #1")) == words(ron.say("deal #2")) == "I cannot find that."


def test_the_new_owner_is_told_once(rita: Chat, ron: Chat, ada: Chat) -> None:
    hand(ada)

    (notice,) = ron.terminal.take()
    assert (notice.kind, words(notice.reply)) == (
        "push",
        "📥 You have taken over from Rita: 1 open deal, 2 companies, 1 contact and 1 reminder.",
    )
    assert ron.terminal.take() == []


def test_it_is_undone_whole_and_then_nobody_is_told(rita: Chat, ron: Chat, ada: Chat) -> None:
    before = dump(ada.house.database, without=HISTORY)
    hand(ada)
    ada.press("Undo")

    assert dump(ada.house.database, without=HISTORY) == before
    assert ron.terminal.take() == []
    with ada.house.database.reading() as session:
        assert audit.verify(session) is None


def test_it_is_not_undone_over_what_the_new_owner_has_done(rita: Chat, ron: Chat, ada: Chat) -> None:
    hand(ada)
    ron.say("won #1")
    before = dump(ada.house.database)

    assert words(ada.say("undo")) == "Someone has changed it since."
    assert dump(ada.house.database) == before


def test_a_reminder_comes_to_the_new_owner(rita: Chat, ron: Chat, ada: Chat) -> None:
    hand(ada)
    ron.terminal.take()

    assert [words(push) for push in ron.tick("2026-03-10T09:00:00")] == [
        "⏰ Reminder Acme: call #1 Acme $12k Prospecting"
    ]
    assert rita.terminal.take() == []


def test_one_that_fell_due_after_the_leaver_left_comes_to_the_new_owner_late(rita: Chat, ron: Chat, ada: Chat) -> None:
    ada.say("team leave Rita")
    ada.press("Deactivate")
    ada.tick("2026-03-12T09:00:00")
    hand(ada)
    ron.terminal.take()

    (push,) = ron.tick("2026-03-12T09:01:00")
    assert words(push).startswith("⏰ Reminder (late: it was due Tue 10 Mar 2026 09:00) Acme: call")
    assert rita.terminal.take() == []
    assert words(ada.say("undo")).startswith("Undone: team hand")


def test_one_that_the_leaver_has_heard_is_not_said_again(rita: Chat, ron: Chat, ada: Chat) -> None:
    assert len(rita.tick("2026-03-10T09:00:00")) == 1
    hand(ada)
    ron.terminal.take()

    assert ron.tick("2026-03-10T09:05:00") == []
    assert "Acme: call" in words(ron.say("reminders"))


def test_a_follow_up_goes_to_the_new_owner_the_next_morning(rita: Chat, ron: Chat, ada: Chat) -> None:
    hand(ada)
    ron.terminal.take()
    ron.say("done reminder 1")

    assert [words(push).split(" ·")[0] for push in ron.tick("2026-03-23T08:00:00")] == ["👋 Follow up: Acme"]
    assert rita.tick("2026-03-23T08:00:00") == []


def test_whoever_takes_the_records_themselves_is_not_told(rita: Chat, ada: Chat) -> None:
    hand(ada, taker="Ada")

    assert ada.terminal.take() == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("team hand Ron Ada", "Ron has nothing open to hand over."),
        ("team hand Rita Rita", "To whom do the records of Rita go?"),
        ("team hand Rita #77", "To whom do the records of Rita go?"),
    ],
)
def test_what_cannot_be_handed_over_is_said(rita: Chat, ron: Chat, ada: Chat, said: str, answer: str) -> None:
    before = dump(ada.house.database)

    assert words(ada.say(said)) == answer
    assert dump(ada.house.database) == before


def test_nothing_is_handed_to_someone_who_has_left(rita: Chat, ron: Chat, ada: Chat) -> None:
    ada.say("team hand Rita Ron")
    ron_leaves = chat_as(ada.house, "Second", Role.ADMIN)
    ron_leaves.say("team leave Ron")
    ron_leaves.press("Deactivate")
    before = dump(ada.house.database)

    assert words(ada.press("Hand over")) == "To whom do the records of Rita go?"
    assert dump(ada.house.database) == before


def test_many_deals_go_in_one_change_on_both_databases(house_on_both: Assembled) -> None:
    ada, rita = chat_as(house_on_both, "Ada", Role.ADMIN), chat_as(house_on_both, "Rita")
    chat_as(house_on_both, "Ron")
    for number in range(40):
        rita.say(f"deal Customer{number} {number + 1}k")
    before = dump(house_on_both.database, without=HISTORY)
    assert hand(ada).endswith("40 open deals and 40 companies.")

    assert words(ada.say("undo")).startswith("Undone: team hand")
    assert dump(house_on_both.database, without=HISTORY) == before
