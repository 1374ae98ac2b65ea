"""Taking back: all of a message, in the right order, or nothing."""

import pytest

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump

MESSAGES = (
    "deal Hooli 30k close 2026-06-01 source Referral",
    "stage Acme proposal",
    "won Acme 13.5k",
    "lost #1 pricing",
    "log call Acme talked to Jane",
    "note Acme Grüße, 小米 👍",
    "contact Jane Doe jane@acme.com +49 30 901820 Acme",
    "contact John Roe john@new.com Newcomer",
    "remind Acme tomorrow 9:00 call",
    "snooze reminder 1 tomorrow",
    "done reminder 1",
    "done deal 1",
    "snooze deal 1 tomorrow",
)


@pytest.mark.parametrize("said", MESSAGES)
def test_undo_leaves_every_row_as_it_was(chat: Chat, said: str) -> None:
    chat.say("deal Acme 12k")
    chat.say("remind friday 9:00 buy flowers")
    before = dump(chat.house.database, without=HISTORY)
    chat.say(said)
    assert dump(chat.house.database, without=HISTORY) != before

    assert words(chat.say("undo")).startswith(f"Undone: {said}")
    assert dump(chat.house.database, without=HISTORY) == before


def test_everything_said_can_be_taken_back_one_by_one_on_both_databases(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Rita")
    chat.say("deal Acme 12k")
    chat.say("remind friday 9:00 buy flowers")
    states = []
    for said in MESSAGES:
        states.append(dump(house_on_both.database, without=HISTORY))
        chat.say(said)
    for state in reversed(states):
        assert words(chat.say("undo")).startswith("Undone: ")
        assert dump(house_on_both.database, without=HISTORY) == state


def test_a_deal_that_others_build_on_is_not_taken_away(chat: Chat, manager: Chat) -> None:
    card = chat.say("deal Acme 12k")
    manager.say("deal Acme 99k")
    before = dump(chat.house.database)

    assert words(chat.say(card.buttons[-1][-1].data)) == "Later records hang on this by now; undo those first."
    assert dump(chat.house.database) == before


def test_what_one_has_changed_oneself_since_is_named(chat: Chat) -> None:
    card = chat.say("deal Acme 12k")
    chat.say("stage Acme proposal")

    said = words(chat.say(card.buttons[-1][-1].data))
    assert said == 'You have changed it since; undo that first: "stage Acme proposal".'


def test_an_admin_takes_back_what_somebody_did(chat: Chat, admin: Chat) -> None:
    card = chat.say("deal Acme 12k")

    assert words(admin.say(card.buttons[-1][-1].data)).startswith("Undone: deal Acme 12k")
    assert chat.deals() == []
