"""/order: what a customer has bought, apart from deals; value counts it once."""

from datetime import date

import pytest
from sqlmodel import select

from bot.assemble import Assembled
from storage.tables import Order
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_an_order_is_kept_with_its_day_and_product(chat: Chat, admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')
    reply = chat.say('/order Acme 1200 2026-03-02 "GTX Pro"')

    assert words(reply) == "Order kept: Acme · $1,200 Ordered on Mon 2 Mar 2026 · order #1 · Robin Rep GTX Pro"
    assert chat.deals() == []
    with chat.house.database.reading() as session:
        order = session.exec(select(Order)).one()
    assert (order.ordered_on, order.amount, order.product_id, order.what) == (date(2026, 3, 2), 120_000, 1, None)
    assert words(chat.say("order")) == "The latest orders #1 Acme $1,200 · 2 Mar 2026 · GTX Pro"


def test_without_a_day_it_is_today_and_a_bare_date_is_past(chat: Chat) -> None:
    assert "Mon 9 Mar 2026" in words(chat.say("order Acme 1200"))
    assert "Mon 3 Nov 2025" in words(chat.say("order Acme 700 EUR on 3 nov"))
    assert words(chat.say("order Acme")) == "How much was it?"
    assert "$500" in words(chat.say("500"))


def test_a_customers_value_counts_orders_and_won_deals(chat: Chat) -> None:
    chat.say("order Acme 1200 2026-03-02")
    assert "Money so far $1,200" in words(chat.say("value Acme"))
    chat.say("deal Acme 5k")
    chat.say("won Acme")

    assert "Orders, won deals 2 Money so far $6,200" in words(chat.say("value Acme"))


def test_an_order_of_a_won_deal_stands_in_its_place(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("deal Acme 5k")
    chat.say("won Acme")
    reply = chat.say("order Acme 2k")

    assert labels(reply) == ["#1 $5,000 9 Mar 2026", "No, apart from them", "Cancel"]
    assert "Of deal #1: customer value counts it in the deal's place." in words(chat.press("#1 $5,000"))
    assert "Orders, won deals 1 Money so far $2,000" in words(chat.say("value Acme"))
    chat.say("undo")
    assert "Orders, won deals 1 Money so far $5,000" in words(chat.say("value Acme"))
    chat.say("order Acme 2k")
    chat.press("No, apart")
    assert "Orders, won deals 2 Money so far $7,000" in words(chat.say("value Acme"))


def test_a_colleagues_order_takes_nothing_from_ones_figures(house: Assembled) -> None:
    anna, mary = chat_as(house, "Anna"), chat_as(house, "Mary", Role.MANAGER)
    anna.say("deal Acme 5k")
    anna.say("won Acme")
    mary.say("order Acme 2k deal #1")

    assert "Money so far $5,000" in words(anna.say("value Acme"))
    assert "Money so far $2,000" in words(mary.say("value Acme"))
    mary.say("order Globex 900")
    said = words(mary.say("value top rep Mary"))
    assert "Globex" in said
    assert words(anna.say("order #1")) == words(anna.say("order #99")) == "I cannot find that."


def test_an_order_is_removed_after_a_question_and_comes_back_by_undo(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    chat.say("order Acme 1200")
    before = dump(house_on_both.database, without=HISTORY)
    assert words(chat.say("order #1 remove")) == "Remove order #1 of Acme?"

    assert words(chat.press("Remove")).startswith("Order removed: Acme · $1,200")
    assert words(chat.say("order")).startswith("No orders yet.")
    chat.say("undo")
    assert dump(house_on_both.database, without=HISTORY) == before


@pytest.mark.parametrize(
    "said",
    ["Acme 0", "Acme -5", "Acme 5 2030-01-01", "Acme 5 deal x", "Acme 5 deal #9", "Acme 5 deal #1", "#1 nonsense"],
)
def test_what_cannot_be_an_order_is_not_kept(chat: Chat, said: str) -> None:
    chat.say("deal Globex 5k")
    chat.say("order Acme 7")
    before = dump(chat.house.database)

    chat.say(f"order {said}")
    assert dump(chat.house.database) == before


def test_a_name_that_is_nearly_known_is_not_made_another_company(chat: Chat) -> None:
    chat.say("deal Globex 5k")
    chat.say("order Glbex 700")

    assert chat.companies() == ["Globex"]


def test_a_list_of_orders_is_imported_once_and_names_its_deals(admin: Chat) -> None:
    admin.send("deals.csv", b"deal id,account,deal stage,amount,close date\nD7,Acme,Closed Won,5000,2026-01-05\n")
    admin.press("Import")
    rows = ["Order ID,Customer,Order Date,Order Total,Deal ID", "A1,Acme,2026-02-01,1200,D7", "A2,Beta,2026-02-02,300,"]
    content = "\n".join([*rows, "A2,Beta,2026-02-03,400,", ",Beta,2026-02-03,500,", "A3,Beta,x,500,"]).encode()
    shown = words(admin.send("orders.csv", content))
    assert "orders" in shown
    assert "2 new" in shown
    admin.press("Import")

    assert words(admin.say("order")) == "The latest orders #2 Beta $300 · 2 Feb 2026 #1 Acme $1,200 · 1 Feb 2026"
    assert "Money so far $1,200" in words(admin.say("value Acme"))
    assert "there is nothing to import" in words(admin.send("orders.csv", content))
