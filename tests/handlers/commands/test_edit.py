"""/edit: any field of a deal is changed, with what stood there before; also said in plain words."""

from datetime import date

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_a_bare_amount_or_day_is_the_new_one(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("edit Acme 15k")

    assert words(reply).startswith(
        "✏️ Changed: Acme · $15,000 Prospecting · deal #1 · Robin Rep Amount: $12,000 → $15,000"
    )
    assert "Close date: none → Tue 15 Dec 2026" in words(chat.say("edit #1 15 Dec"))
    (deal,) = chat.deals()
    assert (deal.amount, deal.expected_close, deal.version) == (1_500_000, date(2026, 12, 15), 3)


def test_several_fields_are_changed_at_once_and_undone_at_once(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 12k source Web")
    before = dump(house_on_both.database, without=HISTORY)
    chat.say('edit Acme amount to 15k, close: 15 Dec title "Phase 2" source referral company "Acme Ltd"')

    (deal,) = chat.deals()
    assert (deal.amount, deal.title, deal.source) == (1_500_000, "Phase 2", "Referral")
    assert chat.companies() == ["Acme", "Acme Ltd"]
    chat.press("Undo")
    assert dump(house_on_both.database, without=HISTORY) == before


def test_a_field_is_emptied_by_none(chat: Chat) -> None:
    chat.say('deal Acme 12k close 15 Dec title "Phase 2" source Web')
    reply = chat.say("edit Acme close none title - source none")

    assert "Close date: Tue 15 Dec 2026 → none" in words(reply)
    (deal,) = chat.deals()
    assert (deal.expected_close, deal.title, deal.source) == (None, None, None)


def test_tapping_asks_for_the_field_and_then_for_its_value(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    assert labels(chat.press("Edit")) == ["Amount", "Close date", "Company", "Title", "Product", "Source", "Cancel"]
    assert words(chat.press("Amount")) == "How much is it worth?"
    assert words(chat.say("twenty")).startswith("I cannot read an amount there.")
    assert "Amount: $12,000 → $20,000" in words(chat.say("20k"))

    chat.press("Edit")
    chat.press("Source")
    assert "Source: none → Referral" in words(chat.press("Referral"))


def test_a_manager_gives_a_deal_away_and_the_new_owner_hears_of_it(house: Assembled) -> None:
    bob, mary = chat_as(house, "Bob"), chat_as(house, "Mary", Role.MANAGER)
    mary.say("deal Acme 12k")
    reply = mary.say("edit Acme owner Bob")

    assert "Owner: Mary → Bob" in words(reply)
    assert words(bob.say("deals")) == "📥 Mary has given to you: 1 open deal."
    assert "Acme $12k" in words(bob.say("deals"))
    assert "owner Bob" in words(mary.say("history #1"))
    mary.say("undo")
    assert words(bob.say("deals")).startswith("No open deals")


def test_a_rep_changes_no_owner(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("edit Acme owner Bob")) == "The owner of a deal is changed by managers and admins."


def test_a_won_deal_is_corrected_in_its_amount_and_not_in_its_day(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("won #1")
    chat.say("edit #1 11k")

    (deal,) = chat.deals()
    assert (deal.amount, deal.close_amount) == (1_100_000, 1_100_000)
    assert words(chat.say("edit #1 close 15 Dec")).startswith("This deal is closed")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("edit Acme 12k", "That is how it stands already."),
        ("edit Acme 12k EUR", "The deal is in USD; say its value in USD."),
        ("edit Acme amount -5", "An amount has to be above zero."),
        ("edit Acme close 31 February", "There is no such day in the calendar."),
        (f"edit Acme title {'x' * 300}", "The title has 300 characters; 200 are the most I keep."),
        ("edit Acme product GTX", "There is no product list yet; import a list first."),
        ("edit #99 15k", "I cannot find that."),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(chat: Chat, said: str, answer: str) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database, without=HISTORY)

    assert words(chat.say(said)).startswith(answer)
    chat.say("cancel")
    assert dump(chat.house.database, without=HISTORY) == before


def test_a_colleagues_deal_is_not_there(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secret 12k")

    assert chat.say("edit #1 15k").text == chat.say("edit #99 15k").text
    assert [deal.amount for deal in manager.deals()] == [1_200_000]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("Acme deal is now 15k", "Amount: $12,000 → $15,000"),
        ("the Acme deal went up to $15,000.", "Amount: $12,000 → $15,000"),
        ("push Acme to 15 Jan", "Close date: none → Fri 15 Jan 2027"),
        ("Acme will close on 20 March", "Close date: none → Fri 20 Mar 2026"),
        ("Acme 的单子改成 15万", "Amount: $12,000 → $150,000"),
        ("把 Acme 推到1月15日", "Close date: none → Fri 15 Jan 2027"),
    ],
)
def test_said_in_plain_words(chat: Chat, said: str, change: str) -> None:
    chat.say("deal Acme 12k")

    assert change in words(chat.say(said))
    assert len(chat.deals()) == 1


def test_of_two_open_deals_the_one_meant_is_asked_for(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.say("deal Acme 5k")
    chat.say("Acme deal is now 15k")

    assert "Amount: $5,000 → $15,000" in words(chat.press("#2"))
    assert [deal.amount for deal in chat.deals()] == [1_200_000, 1_500_000]


def test_what_else_is_said_is_done_as_well(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("Acme deal is now 15k, remind me to call Acme friday 9:00")

    assert "Amount: $12,000 → $15,000" in words(reply)
    assert "I will remind you on Fri 13 Mar 2026 09:00" in words(reply)
    assert len(chat.deals()) == 1
