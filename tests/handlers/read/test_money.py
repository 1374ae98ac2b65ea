"""Amounts, one at a time: every way of writing them, and what is refused with which reason."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.money import major_units, minor_units, read_amount, read_amounts
from storage.words import CURRENCIES, EXPONENTS, BadInput


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("12k", "12000", None),
        ("12.5K€", "12500", "EUR"),
        ("€1.234,56", "1234.56", "EUR"),
        ("1,234.56", "1234.56", None),
        ("1'234", "1234", None),
        ("1’234’567.50 CHF", "1234567.50", "CHF"),
        ("1,5 Mio", "1500000", None),
        ("£75k", "75000", "GBP"),
        ("1.2m usd", "1200000", "USD"),
        ("USD 12k", "12000", "USD"),
        ("12 500 EUR", "12500", "EUR"),
        ("12\u00a0500", "12500", None),
        ("12,34,567.00", "1234567", None),
        ("3 lakh", "300000", None),
        ("2 crore 30 lakh", "23000000", None),
        ("18 grand", "18000", None),
        ("a grand", "1000", None),
        ("fifty quid", "50", "GBP"),
        ("half a million", "500000", None),
        ("one and a half million", "1500000", None),
        ("two hundred and fifty thousand dollars", "250000", "USD"),
        ("１２ｋ", "12000", None),
        ("１，２３４", "1234", None),
        ("1e9", "1000000000", None),
        ("1.234", "1234", None),
        ("1.234k", "1234", None),
        ("1.234 KWD", "1.234", "KWD"),
        ("0.5", "0.5", None),
        ("12万", "120000", None),
        ("12万5", "125000", None),
        ("8万5", "85000", None),
        ("8万5千元", "85000", "CNY"),
        ("3w5", "35000", None),
        ("一百二十万", "1200000", None),
        ("一千二", "1200", None),
        ("三百五十", "350", None),
        ("1.5亿", "150000000", None),
        ("12块5", "12.5", "CNY"),
        ("¥350万", "3500000", "CNY"),
        ("400 x 25", "10000", None),
        ("400 × $25.50", "10200", "USD"),
        ("20 seats at 49 each", "980", None),
        ("100个账号，每个500元", "50000", "CNY"),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, value: str, currency: str | None) -> None:
    amount = read_amount(text)

    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing"),
        ("   ", "nothing"),
        ("Acme", "unreadable"),
        ("1.2.3", "unreadable"),
        ("0", "zero"),
        ("-5", "negative"),
        ("minus 5k", "negative"),
        ("-€5", "negative"),
        ("NaN", "infinite"),
        ("inf", "infinite"),
        ("∞", "infinite"),
        ("1e30", "too_large"),
        ("1" + "0" * 30, "too_large"),
        ("900000000 bn", "too_large"),
        ("15-20k", "range"),
        ("10到15万", "range"),
        ("12k 13k", "two_amounts"),
        ("$12 EUR", "two_currencies"),
        ("12k EUR CHF", "two_currencies"),
        ("12 XYZ", "unknown_currency"),
        ("10%", "percent"),
        ("12k for a while", "unreadable"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_amount(text)

    assert refusal.value.facts["reason"] == reason
    assert str(refusal.value) != "bad_input"


@pytest.mark.parametrize(
    "text",
    [
        "call at 9 tomorrow",
        "2026-03-31",
        "3/4",
        "in 30m",
        "+49 170 1234567",
        "13812345678",
        "(555) 234-5678",
        "20 seats",
        "400 reams",
        "80%",
        "ISO 27001",
        "#4711",
        "room 302",
        "9:30am",
        "v2.1",
        "5月3日",
        "300个用户",
        "bob@1000.com",
        'Create "Q4 5000 plan"',
        "top 10",
        "-12k",
    ],
)
def test_a_number_that_is_no_money_is_no_amount(text: str) -> None:
    assert read_amounts(text) == []


def test_a_words_currency_counts_only_in_capitals() -> None:
    assert read_amounts("12k try again")[0].currency is None
    assert read_amounts("12k TRY")[0].currency == "TRY"


def test_the_yuan_sign_is_yuan_in_a_chinese_sentence_and_yen_elsewhere() -> None:
    assert read_amounts("报价¥5000")[0].currency == "CNY"
    assert read_amounts("quote ¥5000")[0].currency == "JPY"


def test_a_plain_number_is_an_amount_where_one_is_expected() -> None:
    assert read_amounts("Acme 500") == []
    assert [amount.value for amount in read_amounts("Acme 500", bare=True)] == [500]


@pytest.mark.parametrize(
    ("value", "currency", "units"), [("12.5", "EUR", 1250), ("12", "JPY", 12), ("1.234", "KWD", 1234)]
)
def test_minor_units_follow_the_currency(value: str, currency: str, units: int) -> None:
    assert minor_units(Decimal(value), currency) == units


@pytest.mark.parametrize(
    ("value", "currency", "reason"),
    [
        ("12.345", "EUR", "too_many_decimals"),
        ("1.5", "JPY", "too_many_decimals"),
        ("1", "XYZ", "unknown_currency"),
        ("NaN", "EUR", "infinite"),
        ("1e20", "EUR", "too_large"),
    ],
)
def test_minor_units_refuse_what_the_currency_cannot_hold(value: str, currency: str, reason: str) -> None:
    with pytest.raises(BadInput) as refusal:
        minor_units(Decimal(value), currency)

    assert refusal.value.facts["reason"] == reason


@settings(deadline=None)
@given(st.integers(1, 10**15), st.sampled_from(sorted(CURRENCIES)))
def test_minor_and_major_units_are_inverses(units: int, currency: str) -> None:
    value = major_units(units, currency)

    assert -value.as_tuple().exponent == EXPONENTS.get(currency, 2)  # type: ignore[operator]
    if value <= 10**15:
        assert minor_units(value, currency) == units
