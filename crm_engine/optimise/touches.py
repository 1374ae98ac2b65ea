"""Minimum touches a segment, and whether they fit into the hours at all."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crm_engine.optimise.options import Options
from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def read_touches(segment: ArrayLike | None, minimum: ArrayLike | None, customers: int) -> tuple[Ints, Ints]:
    """Segment of each customer (customers,) and touches asked of each segment (segments,); no minimum asks for none.

    Raises BadInput where they are no whole numbers, where a minimum has no segments to speak of, or where a customer's
    segment has no entry in it.
    """
    if minimum is None:
        return np.zeros(customers, dtype=np.intp), np.zeros(1, dtype=np.intp)
    if segment is None:
        raise BadInput("minimum needs the segment of each customer", field="segment")
    of, asked = _read_whole(segment, "segment"), _read_whole(minimum, "minimum")
    if len(of) != customers:
        raise BadInput(f"segment must have {customers} entries, it has {len(of)}", field="segment")
    if len(of) and of.max() >= len(asked):
        raise BadInput(f"segment {of.max()} has no entry in minimum", field="segment")
    return of, asked


def what_stands_in_the_way(hours: Floats, available: float, segment: Ints, minimum: Ints) -> str:
    """Name the constraint that no plan can keep, empty where one can.

    The fewest hours that the touches need are known exactly: each segment's quickest customers and actions.
    """
    quickest = hours.min(axis=1) if hours.shape[1] else np.empty(0)
    needed = 0.0
    for number, asked in enumerate(minimum):
        times = np.sort(quickest[segment == number]) if len(quickest) else quickest
        if len(times) < asked:
            return f"minimum of segment {number}: {asked} touches asked for, {len(times)} customers to touch"
        needed += float(times[:asked].sum())
    if needed > available * (1 + 1e-12):
        return f"available hours: the touches asked for take at least {needed:g}, there are {available:g}"
    return ""


def quickest_touches(options: Options, segment: Ints, minimum: Ints) -> Ints:
    """A plan that keeps the rules whenever any does, as places of options: the touches asked for, the quickest ones."""
    order = np.lexsort((options.hours, options.customer))
    first = order[np.flatnonzero(np.diff(options.customer[order], prepend=-1))]
    of = segment[options.customer[first]]
    taken = [
        first[of == number][np.argsort(options.hours[first[of == number]], kind="stable")[:asked]]
        for number, asked in enumerate(minimum)
    ]
    return np.concatenate(taken).astype(np.intp)


def _read_whole(values: ArrayLike, name: str) -> Ints:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"{name} must be whole numbers", field=name) from wrong
    if (
        numbers.ndim != 1
        or not np.isfinite(numbers).all()
        or (numbers != np.floor(numbers)).any()
        or (numbers < 0).any()
    ):
        raise BadInput(f"{name} must be whole numbers, zero or more", field=name)
    return numbers.astype(np.intp)
