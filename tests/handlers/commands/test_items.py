"""/items: what a deal is made of, changed by buttons; the amount follows unless another was said."""

import pytest

from bot.assemble import Assembled
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_a_deal_with_items_is_worth_their_sum(chat: Chat) -> None:
    reply = chat.say('deal Acme 20 x "GTX Pro" at 49, 1 x Setup at 500')

    assert "Acme · $1,480" in words(reply)
    assert "· 20 × GTX Pro at $49 = $980 · 1 × Setup at $500" in words(reply)
    assert chat.companies() == ["Acme"]
    assert [(deal.amount, deal.mrr) for deal in chat.deals()] == [(148_000, None)]


def test_a_sentence_makes_the_same_items(chat: Chat) -> None:
    reply = chat.say("sold 20 seats to Acme at 49 each")

    assert "20 × seats at $49 = $980" in words(reply)
    assert [(deal.amount, deal.close_amount) for deal in chat.deals()] == [(98_000, 98_000)]


def test_a_product_is_not_taken_for_the_buyer(chat: Chat) -> None:
    assert "Won: Globex · $882" in words(chat.say("sold 20 x GTX Pro to Globex at $49 each, less 10%"))
    assert words(chat.say("sold 20 x GTX Pro at $49")).endswith("Which company is the deal with?")
    assert chat.companies() == ["Globex"]


def test_a_price_a_month_stands_beside_the_contract(chat: Chat) -> None:
    said = words(chat.say("new deal with Acme, 49 per month for 24 months"))

    assert "Acme · $1,176" in said
    assert "MRR $49 · contract $1,176 over the whole term" in said
    assert [deal.mrr for deal in chat.deals()] == [4_900]
    assert "over its first year, as no term is said" in words(chat.say("deal Hooli 20 seats at 49 a month"))


def test_another_amount_may_be_said_until_the_items_are_to_decide(chat: Chat) -> None:
    assert "Acme · $900" in words(chat.say("deal Acme 20 x seats at 49 amount 900"))
    reply = chat.say("items Acme")

    assert "The items come to $980; another amount was said." in words(reply)
    assert "Items of #1 Acme · $980" in words(chat.press("Let the items"))
    chat.say("won #1 850")
    assert "The items come to $980" in words(chat.say("deal #1"))
    assert chat.deals()[0].close_amount == 85_000


def test_an_edited_amount_stands_until_the_items_decide(chat: Chat) -> None:
    chat.say("deal Acme 20 x seats at 49")
    chat.say("edit #1 amount 900")

    assert "The items come to $980; another amount was said." in words(chat.say("deal #1"))
    chat.say("items #1 add 1 x Setup at 5")
    assert [deal.amount for deal in chat.deals()] == [90_000]


def test_a_typed_amount_stays_when_an_item_is_added(chat: Chat) -> None:
    chat.say("deal Acme 5k")
    reply = chat.say("items #1 add 3 x Support at 100 a month")

    assert "Acme · $5,000" in words(reply)
    assert "MRR $300 · contract $3,600" in words(reply)


def test_items_are_changed_by_buttons(chat: Chat) -> None:
    chat.say("deal Acme 20 x seats at 49")
    chat.press("Items")
    chat.press("20 × seats")
    assert "21 × seats at $49 = $1,029" in words(chat.press("+1"))
    chat.press("21 × seats")
    chat.press("Discount")
    assert "21 × seats at $49, 10 % off = $926.10" in words(chat.press("10 %"))
    chat.press("21 × seats")
    chat.press("Paid")
    assert "MRR $926.10" in words(chat.press("Every month"))
    chat.press("21 × seats")
    chat.press("Term")
    assert "for 6 months" in words(chat.say("6"))
    chat.press("21 × seats")
    chat.press("Price")
    assert "How" not in words(chat.say("50"))
    chat.press("21 × seats")
    assert "None yet." in words(chat.press("Remove"))
    assert [(deal.amount, deal.mrr) for deal in chat.deals()] == [(None, None)]


def test_an_item_is_added_from_the_price_list_in_one_tap(chat: Chat, admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')
    chat.say("deal Acme 20 x seats at 49")
    chat.say("items #1 add")

    assert "1 × GTX Pro at $4,821" in words(chat.press("GTX Pro"))
    assert "$5,801" in words(chat.say("deal #1"))


def test_a_name_near_one_of_the_list_is_asked_about(chat: Chat, admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')

    assert labels(chat.say("deal Acme 2 x GTX Por at 49")) == ["GTX Pro", "Keep “GTX Por”", "Cancel"]
    assert "2 × GTX Por at $49" in words(chat.press("Keep"))
    assert "What does one Widget cost?" in words(chat.say('deal Acme 2 x "Widget"'))
    assert "2 × Widget at $7" in words(chat.say("7"))


def test_an_old_button_changes_nothing(chat: Chat) -> None:
    chat.say("deal Acme 20 x seats at 49")
    chat.say("items #1 item 1 v1 qty 21")
    before = dump(chat.house.database)

    assert "has changed since" in words(chat.say("items #1 item 1 v1 qty 22"))
    assert "like this already" in words(chat.say("items #1 item 1 v2 qty 21"))
    assert dump(chat.house.database) == before


@pytest.mark.parametrize("said", ["qty 0", "qty -1", "qty x", "discount 100", "discount x", "price 0", "term 0"])
def test_what_an_item_cannot_be_is_asked_again_or_refused(chat: Chat, said: str) -> None:
    chat.say("deal Acme 20 x seats at 49 a month")
    before = dump(chat.house.database)

    chat.say(f"items #1 item 1 {said}")
    assert dump(chat.house.database) == before


def test_two_currencies_on_one_deal_are_refused(chat: Chat) -> None:
    assert "one currency" in words(chat.say("deal Acme 2 x A at 5 EUR, 3 x B at $7"))
    chat.say("deal Acme 20 x seats at 49")
    assert "this one is in USD" in words(chat.say("items #1 add 2 x A at 5 EUR"))
    assert len(chat.deals()) == 1


def test_items_of_a_closed_deal_stay(chat: Chat) -> None:
    chat.say("sold 20 seats to Acme at 49 each")

    assert "closed" in words(chat.say("items #1 add 2 x A at 5"))
    assert labels(chat.say("items #1")) == ["Open deal"]


def test_undo_takes_items_back_whole(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 20 x seats at 49")
    before = dump(house_on_both.database, without=HISTORY)
    for said in ("items #1 add 2 x A at 5 a month", "items #1 item 1 qty 7", "items #1 item 1 remove"):
        chat.say(said)
        assert dump(house_on_both.database, without=HISTORY) != before
        chat.say("undo")
        assert dump(house_on_both.database, without=HISTORY) == before, said


def test_another_reps_items_are_answered_like_none(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 20 x seats at 49")

    assert chat.say("items #1").text == chat.say("items #99").text
    assert chat.say("items #1 item 1 remove").text == chat.say("items #99 item 1 remove").text
