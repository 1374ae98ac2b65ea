"""The sum of a sentence: what is said in other ways is read, what is vague or may be two numbers is asked for."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.money import read_amounts
from handlers.read.sentence import understand

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WORDS_LIKE_MONTHS = ("maybe", "decided", "marketing", "august-like", "junior", "separate", "octopus", "mayor")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("deal Acme 12k eruo", 12_000, "EUR"),
        ("deal Acme 12k dolars", 12_000, "USD"),
        ("deal Acme 12 thosand", 12_000, None),
        ("deal Acme 1.2 milion", 1_200_000, None),
        ("deal Acme INR 3 crore 20 lakh", 32_000_000, "INR"),
        ("deal Acme 1,50,000", 150_000, None),
        ("deal Acme 1.000.000", 1_000_000, None),
        ("deal Acme 50 seats at $12/seat/month", 600, "USD"),
        ("deal Acme 20k with 15% discount", 20_000, None),
        ("华为 10台*1.5万", 150_000, None),
        ("华为 单价200元，要500个", 100_000, "CNY"),
        ("华为 单子 打9折后18万", 180_000, None),
    ],
)
def test_sums_in_other_words(text: str, amount: float, currency: str | None) -> None:
    said = understand(text, NOW)

    assert (said.intent, said.slots.get("amount"), said.slots.get("currency")) == ("log_deal", amount, currency)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("between 10 and 15k for Brightwater", (10_000, 15_000)),
        ("deal Acme 12.5k-15k", (12_500, 15_000)),
        ("deal Acme 10-15 lakh", (1_000_000, 1_500_000)),
        ("大疆预算100到150万", (1_000_000, 1_500_000)),
        ("deal Acme 12 500", ()),
        ("华为 十几万的单子", ()),
        ("苏宁大概三四十万，年底", ()),
    ],
)
def test_a_range_or_a_vague_sum_is_asked_for(text: str, ends: tuple[int, ...]) -> None:
    said = understand(text, NOW)

    assert (said.intent, "amount" in said.slots, "amount" in said.missing) == ("log_deal", False, True)
    assert said.readings.get("amount", ()) == ends


@given(word=st.sampled_from(WORDS_LIKE_MONTHS), thousands=st.integers(1, 99))
def test_a_word_that_begins_like_a_month_takes_no_digit_of_a_sum(word: str, thousands: int) -> None:
    assert [int(amount.value) for amount in read_amounts(f"deal Acme {word} {thousands}k")] == [1000 * thousands]
