"""Customers who look the same are one row with a weight: what a likelihood needs to see only once."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """Unique (x, recency, age) with their weights; `counts` are the unique x, `place` finds a row's x in them.

    x, recency, age, weight, place   shape (u,)
    counts, by_count                 shape (c,): the unique x and the weight standing on each
    back                             shape (n,): the row of each customer, in the order given
    """

    x: Floats
    recency: Floats
    age: Floats
    weight: Floats
    counts: Floats
    by_count: Floats
    place: Ints
    back: Ints
    total: float


def unique_rows(x: Floats, recency: Floats, age: Floats, weight: Floats) -> Rows:
    """Fold equal customers together, in the order in which they first appear."""
    count_code, _ = pd.factorize(x)
    recency_code, recencies = pd.factorize(recency)
    age_code, ages = pd.factorize(age)
    key = (count_code * len(recencies) + recency_code) * len(ages) + age_code
    back, unique = pd.factorize(key)
    first = np.empty(len(unique), dtype=np.intp)
    first[back[::-1]] = np.arange(len(x))[::-1]
    summed = np.bincount(back, weights=weight, minlength=len(unique)).astype(np.float64)
    counts, place = np.unique(x[first], return_inverse=True)
    by_count = np.bincount(place, weights=summed, minlength=len(counts)).astype(np.float64)
    return Rows(x[first], recency[first], age[first], summed, counts, by_count, place, back, float(summed.sum()))


def read_numbers(values: ArrayLike, name: str, length: int | None = None) -> Floats:
    """Take a one-dimensional array of finite numbers, zero or more.

    Raises BadInput where it is not one, where a number is missing, infinite or negative, or where the length differs.
    """
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"{name} must be numbers", field=name) from wrong
    if numbers.ndim != 1:
        raise BadInput(f"{name} must have one dimension, it has {numbers.ndim}", field=name)
    if length is not None and len(numbers) != length:
        raise BadInput(f"{name} must have {length} entries, it has {len(numbers)}", field=name)
    if not np.isfinite(numbers).all() or (numbers < 0).any():
        raise BadInput(f"{name} must be zero or more, with none missing", field=name)
    return numbers
