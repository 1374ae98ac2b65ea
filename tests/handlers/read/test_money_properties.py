"""Written amounts come back exactly, spans fit, nothing but BadInput is raised, and in short time."""

import time
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.read.money import read_amount, read_amounts
from storage.words import BadInput

CENTS = st.integers(1, 10**14)


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


def indian(whole: int) -> str:
    head, tail = divmod(whole, 1000)
    return f"{whole}" if not head else f"{_pairs(head)},{tail:03d}"


def _pairs(head: int) -> str:
    return f"{head}" if head < 100 else f"{_pairs(head // 100)},{head % 100:02d}"


STYLES = {
    "english": lambda whole, cents: f"{whole:,}.{cents:02d}",
    "german": lambda whole, cents: f"{grouped(whole, '.')},{cents:02d}",
    "swiss": lambda whole, cents: f"{grouped(whole, chr(0x2019))}.{cents:02d}",
    "plain": lambda whole, cents: f"{whole}.{cents:02d}",
    "comma": lambda whole, cents: f"{whole},{cents:02d}",
    "narrow spaces": lambda whole, cents: f"{grouped(whole, chr(0x202F))},{cents:02d}",
    "indian": lambda whole, cents: f"{indian(whole)}.{cents:02d}",
}


@settings(deadline=None)
@given(
    CENTS,
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(["", "€", "$", "EUR ", "CHF "]),
    st.sampled_from(["", " EUR"]),
)
def test_an_amount_survives_every_style(cents: int, style: str, before: str, after: str) -> None:
    after = "" if before else after
    text = before + STYLES[style](*divmod(cents, 100)) + after

    amount = read_amount(text)

    assert amount.value == Decimal(cents) / 100
    assert text[slice(*amount.span)] == text


@settings(deadline=None)
@given(CENTS)
def test_fullwidth_digits_are_digits(cents: int) -> None:
    wide = str(cents).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})

    assert read_amount(wide).value == cents


@settings(deadline=None)
@given(
    st.integers(1, 9999),
    st.sampled_from([("k", 3), ("m", 6), (" grand", 3), (" lakh", 5), (" crore", 7), ("万", 4), ("亿", 8), ("bn", 9)]),
)
def test_a_magnitude_multiplies_exactly(tenths: int, magnitude: tuple[str, int]) -> None:
    word, power = magnitude

    assert read_amount(f"{Decimal(tenths) / 10}{word}").value == Decimal(tenths) * Decimal(10) ** (power - 1)


@settings(deadline=None)
@given(st.integers(2, 500), st.integers(100, 99_999))
def test_a_count_times_a_price_is_one_amount(count: int, price: int) -> None:
    assert [amount.value for amount in read_amounts(f"{count} x {price}")] == [count * price]
    assert [amount.value for amount in read_amounts(f"sold {count} seats at ${price} each")] == [count * price]


ODD = "0123456789.,'-–~%$€¥kKmMxX×@#/:()\"“” \n\u202f万亿千百十一二两半几多元块个台每到至第年月日"


@settings(deadline=None)
@given(st.text() | st.text(alphabet=ODD, max_size=60))
@example("1" * 5000)
@example("İ12k")
@example("half a half a million")
def test_any_text_gives_amounts_inside_it_or_a_refusal(text: str) -> None:
    for amount in read_amounts(text) + read_amounts(text, bare=True):
        start, end = amount.span
        assert 0 <= start < end <= len(text)
        assert 0 < amount.value <= 10**15
    with suppress(BadInput):
        read_amount(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1,1,1",
        "((((",
        "7",
        "1 ",
        "a ",
        "一",
        "half a ",
        "1-",
        "$",
        "(1",
        "+1 ",
        '"',
        "1.2.",
        "jan ",
        "in 1",
        "1万",
        "x1",
        "百",
        "at 1 ",
    ],
)
def test_ten_thousand_characters_take_no_catastrophic_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begin = time.perf_counter()

    read_amounts(text)

    assert time.perf_counter() - begin < 5.0
