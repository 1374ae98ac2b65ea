"""Two people change one deal at once, and buttons of cards that have grown old: the second is told, and sees it."""

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_the_second_of_two_people_is_told_what_the_first_has_done(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    manager.say("edit #1 20k")
    before = dump(chat.house.database, without=HISTORY)
    said = chat.terminal.press("Won")

    assert [message.kind for message in said] == ["edit"]
    assert words(said[0].reply).startswith(
        "⚠️ Nothing done yet: changed since by Mary Manager. Amount: $12,000 → $20,000 Acme · $20,000 Prospecting"
    )
    assert dump(chat.house.database, without=HISTORY) == before
    assert words(chat.press("Won")).startswith("🎉 Won: Acme · $20,000")


def test_a_reply_to_an_old_card_is_told_as_well(house_on_both: Assembled) -> None:
    chat, other = chat_as(house_on_both, "Robin Rep"), chat_as(house_on_both, "Robin Rep")
    manager = chat_as(house_on_both, "Mary Manager", Role.MANAGER)
    chat.say("deal Acme 12k")
    manager.say("stage #1 proposal")
    reply = chat.reply("make it 15k")

    assert "Stage: Prospecting → Proposal" in words(reply)
    assert [deal.amount for deal in other.deals()] == [1_200_000]
    assert "Amount: $12,000 → $15,000" in words(chat.reply("make it 15k"))


def test_what_happens_between_question_and_answer_is_told(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.press("Stage")
    manager.say("lost #1 price")
    reply = chat.press("Negotiation")

    assert "Stage: Prospecting → Closed Lost Reason: none → Pricing" in words(reply)
    assert [deal.status for deal in chat.deals()] == ["lost"]
    assert words(chat.say("stage #1 negotiation")).startswith("Moved: Acme")


def test_ones_own_changes_stand_in_the_way_of_nothing_but_an_end(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    first = chat.terminal.shown
    chat.say("edit #1 15k")
    chat.terminal.shown = first
    assert words(chat.press("Won")).startswith("🎉 Won: Acme · $15,000")
    chat.terminal.shown = first
    reply = chat.press("Lost")
    assert words(reply).startswith("⚠️ Nothing done yet: changed since by you.")
    assert [deal.status for deal in chat.deals()] == ["won"]


def test_a_button_pressed_twice_does_one_thing(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    first = chat.terminal.shown
    chat.press("Won")
    before = dump(chat.house.database, without=HISTORY)
    chat.terminal.shown = first
    chat.press("Won")

    assert dump(chat.house.database, without=HISTORY) == before


def test_what_was_changed_and_put_back_is_no_news(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    manager.say("edit #1 20k")
    manager.say("undo")

    assert words(chat.press("Won")).startswith("🎉 Won: Acme · $12,000")


def test_looking_is_never_refused(chat: Chat, manager: Chat) -> None:
    chat.say("deal #1")
    chat.say("deal Acme 12k")
    manager.say("edit #1 20k")

    assert labels(chat.reply("history")) == ["Open deal"]
