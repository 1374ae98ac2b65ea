"""A share with its range: Wilson's interval, as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.shares import share_of


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_range_is_the_published_one(part: int, whole: int, low: float, high: float) -> None:
    share = share_of(part, whole)

    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_is_inside_its_range_and_that_inside_0_to_1(pair: tuple[int, int]) -> None:
    share = share_of(*pair)

    assert 0 <= share.low <= share.share + 1e-12
    assert share.share - 1e-12 <= share.high <= 1
