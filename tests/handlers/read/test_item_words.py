"""Line items in words: how many of what, at what price, how often and how long."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.deal_words import read_deal
from handlers.read.item_words import ItemWords, read_items, without_items
from storage.words import ItemPeriod

ONCE, MONTH, YEAR = ItemPeriod


def said(item: ItemWords) -> tuple[object, ...]:
    price = None if item.price is None else int(item.price)
    return item.quantity, item.name, price, item.currency, int(item.discount), item.period, item.term


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('Acme 20 x "GTX Pro" at 49', [(20, "GTX Pro", 49, None, 0, ONCE, None)]),
        ("sold Acme 20 x GTX Pro at $49", [(20, "GTX Pro", 49, "USD", 0, ONCE, None)]),
        ("Acme 20 × seats @ 1.2k EUR less 10%", [(20, "seats", 1200, "EUR", 10, ONCE, None)]),
        ("sold 20 seats to Acme at 49 each", [(20, "seats", 49, None, 0, ONCE, None)]),
        ("20 licences for 400 each, 15% off", [(20, "licences", 400, None, 15, ONCE, None)]),
        ("20 seats at 49 a month", [(20, "seats", 49, None, 0, MONTH, None)]),
        ("20 seats at 49 each per month for 24 months", [(20, "seats", 49, None, 0, MONTH, 24)]),
        ("Acme 49 per month for 24 months", [(1, "", 49, None, 0, MONTH, 24)]),
        ("Acme 49 per month for 2 years", [(1, "", 49, None, 0, MONTH, 24)]),
        ("Acme €500/year over three years", [(1, "", 500, "EUR", 0, YEAR, 3)]),
        ("Acme 500 a year for 18 months", [(1, "", 500, None, 0, YEAR, None)]),
        ("20 个账号，每个 49 元", [(20, "账号", 49, "CNY", 0, ONCE, None)]),
        ("20 个账号，每个每月 49 元，2年", [(20, "账号", 49, "CNY", 0, MONTH, 24)]),
        ("Acme 每月 500 元，24 个月", [(1, "", 500, "CNY", 0, MONTH, 24)]),
    ],
)
def test_what_is_said_of_an_item_is_read(text: str, items: list[tuple[object, ...]]) -> None:
    assert [said(item) for item in read_items(text)] == items


def test_several_items_stand_side_by_side() -> None:
    text = 'Acme 20 x "GTX Pro" at 49, 1 x Setup at €1.2k and 12 x Support at 99 per month'
    items = read_items(text)

    assert [(item.quantity, item.name) for item in items] == [(20, "GTX Pro"), (1, "Setup"), (12, "Support")]
    assert without_items(text, items) == "Acme"


@pytest.mark.parametrize(
    "text",
    ["Acme 12k", "Acme 400 x 25", "met 3 people at 10", "sold 20 seats to Acme for 12.5k", "call Bob at 3, 20 at 5pm"],
)
def test_a_sum_or_a_time_is_no_item(text: str) -> None:
    assert read_items(text) == []


def test_a_price_list_may_know_the_price() -> None:
    items = read_items('Acme 3 x "GTX Pro", 2 x MG Special', listed=True)

    assert [said(item)[:3] for item in items] == [(3, "GTX Pro", None), (2, "MG Special", None)]
    assert read_items('Acme 3 x "GTX Pro"') == []


@pytest.mark.parametrize("name", ["7 x Seven", "Studio 20 seats at 49 each"])
def test_a_quoted_name_is_no_item(name: str) -> None:
    deal = read_deal(f'"{name}" 5k')

    assert (deal.company, deal.items) == (name, ())
    assert deal.amount is not None
    assert deal.amount.value == 5_000


@given(st.text(max_size=80))
def test_whatever_is_said_is_read_without_an_error(text: str) -> None:
    for item in read_items(text, listed=True):
        assert item.quantity > 0
        assert item.price is None or item.price > 0
        assert 0 <= item.span[0] < item.span[1] <= len(text)


@given(st.integers(1, 9_999), st.integers(1, 99_999), st.integers(1, 60))
def test_counts_prices_and_terms_are_read_as_they_are(count: int, price: int, term: int) -> None:
    (item,) = read_items(f"Acme {count} x Widget at {price} per month for {term} months")

    assert (item.quantity, item.price, item.term) == (count, Decimal(price), term)
