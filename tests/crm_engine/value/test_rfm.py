"""Scores, segments and grades: ties are treated alike, whatever the order of the customers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.value.rfm import codes, fifths, grades, recent_fifths, segments

NAMED = {
    "Champions", "Loyal", "Potential Loyalist", "New", "Promising", "Need Attention", "About to Sleep", "At Risk",
    "Can't Lose", "Hibernating", "Lost",
}  # fmt: skip
amounts = st.lists(st.integers(-20, 20), min_size=1, max_size=60).map(lambda whole: np.array(whole, dtype=float))


@given(amounts)
def test_more_never_scores_lower_and_equal_scores_the_same(values: np.ndarray) -> None:
    often, recent = fifths(values), recent_fifths(values)

    for scores, sign in ((often, 1), (recent, -1)):
        assert ((scores >= 1) & (scores <= 5)).all()
        higher = sign * np.sign(values[:, None] - values[None, :])
        assert ((higher * (scores[:, None] - scores[None, :])) >= 0).all()
        assert (scores[:, None] == scores[None, :])[higher == 0].all()


def test_distinct_customers_fall_into_equal_fifths() -> None:
    values = np.random.default_rng(1).permutation(100).astype(float)

    assert np.bincount(fifths(values))[1:].tolist() == [20] * 5
    assert np.bincount(recent_fifths(values))[1:].tolist() == [20] * 5


def test_a_tie_never_makes_a_customer_look_bigger_and_the_latest_are_always_fives() -> None:
    assert fifths(np.array([1.0, 1.0, 1.0, 2.0])).tolist() == [1, 1, 1, 4]
    assert recent_fifths(np.array([3.0, 3.0, 3.0, 9.0])).tolist() == [5, 5, 5, 2]


def test_every_segment_has_a_place_and_no_other_name() -> None:
    scores = np.array([(r, f, m) for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)])

    assert set(segments(*scores.T)) == NAMED
    assert codes(np.array([5]), np.array([4]), np.array([5])).tolist() == ["5-4-5"]


@given(amounts)
def test_grades_fall_with_value_and_ties_go_up(values: np.ndarray) -> None:
    n = len(values)
    for value, grade in zip(values, grades(values), strict=True):
        above = int((values > value).sum())
        wanted = (
            "A" if above < 0.2 * n - 1e-9 else "B" if above < 0.5 * n - 1e-9 else "C" if above < 0.8 * n - 1e-9 else "D"
        )
        assert grade == wanted


def test_a_hundred_customers_are_twenty_thirty_thirty_twenty() -> None:
    said = grades(np.random.default_rng(2).permutation(100).astype(float))

    assert {grade: int((said == grade).sum()) for grade in "ABCD"} == {"A": 20, "B": 30, "C": 30, "D": 20}
