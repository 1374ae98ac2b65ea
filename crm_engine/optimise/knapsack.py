"""The knapsack: which things to take when they do not all fit."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crm_engine.optimise.core import solve_core
from crm_engine.optimise.options import Options
from crm_engine.optimise.results import Plan, status_of
from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
# Cells of the table of all capacities: a bit each, so 500 MB of memory at the most.
_LARGEST_TABLE = 4_000_000_000
_QUICK_STATES, _QUICK_WORK = 20_000, 5_000_000


def solve_knapsack(value: ArrayLike, weight: ArrayLike, capacity: float) -> Plan:
    """Choose the items of the highest total value whose weights fit into the capacity.

    value      (items,) in any unit; an item worth 0 or less is never taken
    weight     (items,) 0 or more
    capacity   0 or more

    Returns a Plan whose choice is (items,) bool; its `prices` "capacity" is what a unit of capacity is worth in the
    linear relaxation. Exact: the core of close calls first (any numbers), else the table over all capacities (whole
    weights).
    Raises BadInput for missing, infinite or (weights) negative numbers.
    Sources: `core`; Bellman (1957), Dynamic Programming.
    """
    worth, heavy = _read(value, "value"), _read(weight, "weight")
    if len(worth) != len(heavy):
        raise BadInput(f"weight must have {len(worth)} entries, it has {len(heavy)}", field="weight")
    if (heavy < 0).any():
        raise BadInput("weight must be 0 or more", field="weight")
    if not np.isfinite(capacity) or capacity < 0:
        raise BadInput("capacity must be 0 or more", field="capacity")
    items = np.flatnonzero((worth > 0) & (heavy <= capacity))
    if not len(items):
        nothing = np.zeros(len(worth), dtype=bool)
        return Plan("optimal", 0.0, 0.0, 0.0, {"capacity": 0.0}, "no item is worth taking and fits", nothing)
    options = Options(
        np.arange(len(items)), np.zeros(len(items), dtype=np.intp), worth[items], heavy[items], len(items)
    )

    core = solve_core(options, capacity, _QUICK_STATES, _QUICK_WORK)
    taken, proved, why = core.taken, core.closed, f"proved by reconsidering {core.reconsidered} items"
    if not proved and _has_a_table(options, capacity):
        taken, proved, why = _fill_table(options, int(capacity)), True, "proved by the table of all capacities"
    if not proved:
        core = solve_core(options, capacity)
        taken, proved, why = core.taken, core.closed, f"stopped after reconsidering {core.reconsidered} items"
    objective = float(options.value[taken].sum())
    bound = objective if proved else max(core.bound, objective)
    status, gap = status_of(objective, bound)
    choice = np.zeros(len(worth), dtype=bool)
    choice[items[taken]] = True
    return Plan(status, objective, bound, gap, {"capacity": core.price}, why, choice)


def _has_a_table(options: Options, capacity: float) -> bool:
    whole = bool((options.hours == np.floor(options.hours)).all())
    return whole and len(options) * (int(capacity) + 1) <= _LARGEST_TABLE


def _fill_table(options: Options, capacity: int) -> Ints:
    """The items of a best choice: best[c] is the highest value within c; a bit says whether the item is in it."""
    best = np.zeros(capacity + 1)
    rows: list[NDArray[np.uint8]] = []
    heavy = options.hours.astype(np.intp)
    for item, weight in enumerate(heavy.tolist()):
        with_it = best[: capacity + 1 - weight] + options.value[item]
        better = with_it > best[weight:]
        best[weight:] = np.where(better, with_it, best[weight:])
        rows.append(np.packbits(better))
    taken: list[int] = []
    room = capacity
    for item in range(len(rows) - 1, -1, -1):
        at = room - int(heavy[item])
        if at >= 0 and rows[item][at >> 3] >> (7 - (at & 7)) & 1:
            taken.append(item)
            room = at
    return np.array(taken[::-1], dtype=np.intp)


def _read(values: ArrayLike, name: str) -> Floats:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"{name} must be numbers", field=name) from wrong
    if numbers.ndim != 1 or not np.isfinite(numbers).all():
        raise BadInput(f"{name} must be a list of finite numbers, with none missing", field=name)
    return numbers
