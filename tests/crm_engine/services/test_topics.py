"""Needs are grouped by what they are about, and shares have ranges that are known from the books."""

import pytest

from crm_engine.services.shares import share_of
from crm_engine.services.topics import topic_of

ONE = [
    ("EU hosting", "hosting in the EU"),
    ("a Demo", "demonstrations"),
    ("SSO", "single sign-on"),
    ("API", "APIs"),
    ("more reports", "more report"),
    ("policies", "policy"),
    ("SSO", "一个单点登录"),
    ("Größere Büros", "grossere buros"),
]
TWO = [
    ("import to Excel", "import from Excel"),
    ("10 seats", "20 seats"),
    ("training", "train"),
    ("SSO", "no SSO"),
    ("access", "acces"),
    ("analysis", "analyst"),
    ("status page", "state page"),
    ("C++", "C#"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_the_same_in_other_words_is_one_topic(one: str, other: str) -> None:
    assert topic_of(one) == topic_of(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_what_is_not_the_same_stays_two(one: str, other: str) -> None:
    assert topic_of(one) != topic_of(other)


def test_a_topic_is_never_empty() -> None:
    assert topic_of("the") == "the"
    assert topic_of("👍") == "👍"


def test_wilsons_range() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    known = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0, 0.1611), (1, 29): (0.0061, 0.1718)}
    for (part, whole), (low, high) in known.items():
        found = share_of(part, whole)
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
