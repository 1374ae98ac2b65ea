"""Recency, frequency and money as scores 1 to 5, the segment they make, and the grade by expected value."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.object_]

# Row: recency score 5 down to 1. Column: the mean of the frequency and money scores, 1 to 5, halves up.
_SEGMENTS = np.array(
    [
        ["New", "Potential Loyalist", "Potential Loyalist", "Champions", "Champions"],
        ["Promising", "Potential Loyalist", "Potential Loyalist", "Loyal", "Champions"],
        ["About to Sleep", "About to Sleep", "Need Attention", "Loyal", "Loyal"],
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose"],
        ["Lost", "Lost", "At Risk", "Can't Lose", "Can't Lose"],
    ],
    dtype=object,
)


def fifths(values: Floats) -> Ints:
    """Score 1 to 5, shape (n,): one more than the whole fifths of customers that lie strictly below.

    Equal values get equal scores, the lower one: a tie never makes a customer look bigger than they are.
    """
    n = len(values)
    below = np.searchsorted(np.sort(values), values, side="left")
    scores: Ints = 1 + 5 * below // max(n, 1)
    return scores


def recent_fifths(days: Floats) -> Ints:
    """Score 1 to 5, shape (n,), the longest silence 1: ties get the higher score, so the latest buyers are always 5."""
    n = len(days)
    shorter = np.searchsorted(np.sort(days), days, side="left")
    scores: Ints = 5 - 5 * shorter // max(n, 1)
    return scores


def segments(recent: Ints, often: Ints, much: Ints) -> Words:
    """Name the RFM segment of each customer from the three scores, shape (n,)."""
    named: Words = _SEGMENTS[5 - recent, (often + much + 1) // 2 - 1]
    return named


def codes(recent: Ints, often: Ints, much: Ints) -> Words:
    """The three scores as text such as 5-4-5, shape (n,)."""
    every = [f"{r}-{f}-{m}" for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)]
    texts: Words = np.array(every, dtype=object)
    coded: Words = texts[(recent - 1) * 25 + (often - 1) * 5 + (much - 1)]
    return coded


def grades(expected_value: Floats) -> Words:
    """Grade by expected value, shape (n,): A the top 20 %, B the next 30, C the next 30, D the rest.

    The grade goes by how many customers are worth strictly more, so that ties across a border all get the better one.
    """
    n = len(expected_value)
    more = n - np.searchsorted(np.sort(expected_value), expected_value, side="right")
    # Whole numbers, as 0.2 * n is not exact.
    step = (10 * more >= 2 * n).astype(int) + (10 * more >= 5 * n) + (10 * more >= 8 * n)
    graded: Words = np.array(["A", "B", "C", "D"], dtype=object)[step]
    return graded
