"""The knapsack is packed the best way, proved on public files and on what can be tried out."""

import itertools
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.optimise import solve_knapsack
from crm_engine.optimise.knapsack import _fill_table
from crm_engine.optimise.options import Options
from storage.words import BadInput


def read(path: Path) -> tuple[np.ndarray, np.ndarray, float]:
    numbers = np.array(path.read_text().split(), dtype=float)
    items = int(numbers[0])
    return numbers[1 : 1 + 2 * items : 2], numbers[2 : 2 + 2 * items : 2], float(numbers[-1])


def test_the_public_files_are_packed_to_their_known_optimum() -> None:
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA is not set")
    answers = sorted((Path(folder) / "optimise" / "knapsack").glob("*.opt"))
    assert answers
    for answer in answers:
        value, weight, capacity = read(answer.with_suffix(""))
        plan = solve_knapsack(value, weight, capacity)

        assert plan.status == "optimal"
        assert plan.objective == plan.bound == float(answer.read_text().split()[0])
        assert weight[plan.choice].sum() <= capacity
        assert value[plan.choice].sum() == plan.objective


@given(
    st.lists(st.tuples(st.integers(-5, 50), st.integers(0, 30)), max_size=9),
    st.integers(0, 90),
    st.sampled_from([1.0, 0.37]),
)
@settings(max_examples=150, deadline=None)
def test_no_packing_is_better(items: list[tuple[int, int]], capacity: int, unit: float) -> None:
    value = np.array([item[0] for item in items], dtype=float)
    weight = np.array([item[1] for item in items], dtype=float) * unit
    packings = [np.array(pack, dtype=bool) for pack in itertools.product([False, True], repeat=len(items))]
    best = max(value[pack].sum() for pack in packings if weight[pack].sum() <= capacity * unit + 1e-9)

    plan = solve_knapsack(value, weight, capacity * unit)
    assert plan.status == "optimal"
    assert plan.objective == best
    assert weight[plan.choice].sum() <= capacity * unit + 1e-9


@pytest.mark.parametrize("extra", [0, 100])
def test_items_as_heavy_as_they_are_dear_are_packed_best_too(extra: int) -> None:
    weight = np.random.default_rng(3).integers(1, 1001, 1500).astype(float)
    value, capacity = weight + extra, float(weight.sum() // 50)
    plan = solve_knapsack(value, weight, capacity)
    everything = np.arange(len(weight))
    table = _fill_table(Options(everything, everything * 0, value, weight, len(weight)), int(capacity))

    assert plan.status == "optimal"
    assert plan.objective == value[table].sum()
    assert weight[table].sum() <= capacity


def test_what_cannot_be_packed_is_refused() -> None:
    for value, weight, capacity in (
        ([1.0], [-1.0], 1.0),
        ([1.0], [1.0, 2.0], 1.0),
        ([np.nan], [1.0], 1.0),
        ([1.0], [1.0], -1.0),
        (["x"], [1.0], 1.0),
    ):
        with pytest.raises(BadInput):
            solve_knapsack(value, weight, capacity)


def test_an_empty_knapsack_is_a_plan() -> None:
    plan = solve_knapsack([], [], 5.0)

    assert (plan.status, plan.objective, plan.choice.tolist()) == ("optimal", 0.0, [])
