"""/product: the price list, its prices by date, and what is not sold any more."""

import pytest

from tests.chat import Chat, labels, words
from tests.dump import HISTORY, dump


def test_a_product_is_added_and_listed(chat: Chat, admin: Chat) -> None:
    assert words(chat.say("product")).startswith("No products yet.")
    assert words(admin.say('product add "GTX Pro" 4821 series GTX')).startswith("Added: GTX Pro (GTX) · $4,821")
    admin.say("product add MG Special")

    assert words(chat.say("product")) == "Products GTX Pro · $4,821 MG Special · no list price"
    assert labels(chat.say("product GTX Pro")) == ["All products"]


def test_a_price_holds_from_its_day_on(admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')
    admin.say("product price GTX Pro 4999 from 2026-04-01")

    assert "1 × GTX Pro at $4,821" in words(admin.say('deal Acme 1 x "GTX Pro"'))
    assert "· $4,999 from 1 Apr 2026 · $4,821 from 9 Mar 2026" in words(admin.say("product GTX Pro"))
    admin.tick("2026-04-01T09:00:00")
    assert "1 × GTX Pro at $4,999" in words(admin.say('deal Globex 1 x "GTX Pro"'))
    assert "Globex · $4,999" in words(admin.say('deal Globex product "GTX Pro"'))
    assert "$4,821" in words(admin.say("deal #1"))


def test_the_price_is_asked_for_and_undone(admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')
    before = dump(admin.house.database, without=HISTORY)
    admin.press("Price")

    assert words(admin.say("5k EUR")).startswith("Priced: GTX Pro · 5,000 EUR") or "€5,000" in words(
        admin.say("product GTX Pro")
    )
    admin.say("undo")
    assert dump(admin.house.database, without=HISTORY) == before


def test_an_imported_price_keeps_the_one_before(admin: Chat) -> None:
    admin.send("products.csv", b"product,series,sales_price\nGTX Pro,GTX,4821\n")
    admin.press("Import")
    admin.tick("2026-04-01T09:00:00")
    admin.send("products.csv", b"product,series,sales_price\nGTX Pro,GTX,4999\n")
    admin.press("Import")

    assert "· $4,999 from 1 Apr 2026 · $4,821 from 9 Mar 2026" in words(admin.say("product GTX Pro"))


def test_what_is_retired_is_not_sold_and_can_come_back(admin: Chat) -> None:
    admin.say('product add "GTX Pro" 4821')
    admin.say('deal Acme 1 x "GTX Pro"')

    assert "Not sold any more since 9 Mar 2026." in words(admin.say("product retire GTX Pro"))
    assert "not sold any more" in words(admin.say('deal Acme 1 x "GTX Pro"'))
    assert "no product list" in words(admin.say('deal Acme 5k product "GTX Pro"'))
    assert "1 × GTX Pro" in words(admin.say("deal #1"))
    admin.say("product GTX Pro")
    assert words(admin.press("Sell again")).startswith("Sold again: GTX Pro")
    assert words(admin.say("product back GTX Pro")) == "It is sold already."


@pytest.mark.parametrize("said", ["add X 5", "price #1 5", "retire #1", "#1 retire"])
def test_reps_do_not_change_the_price_list(chat: Chat, admin: Chat, said: str) -> None:
    admin.say('product add "GTX Pro" 4821')
    before = dump(chat.house.database)

    assert "managers and admins" in words(chat.say(f"product {said}"))
    assert dump(chat.house.database) == before


@pytest.mark.parametrize(
    "said", ["add", "add X 0", "add X -5", 'add "GTX Pro" 5', "price GTX Pro 0", "price #9 5", "GTX Pro from"]
)
def test_what_cannot_be_a_product_changes_nothing(admin: Chat, said: str) -> None:
    admin.say('product add "GTX Pro" 4821')
    before = dump(admin.house.database)

    admin.say(f"product {said}")
    assert dump(admin.house.database) == before
