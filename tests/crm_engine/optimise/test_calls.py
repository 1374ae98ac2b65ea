"""The call plan is the best there is, says so only when it is, and names what stands in the way."""

import json
import subprocess
import sys

import numpy as np
import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.optimise import plan_calls
from crm_engine.optimise.calls_model import bound_calls, relax_calls, solve_calls
from crm_engine.optimise.core import solve_core
from crm_engine.optimise.options import worth_a_thought
from crm_engine.optimise.solvers import find_cbc, run
from storage.words import BadInput
from tests.crm_engine.optimise.trying import best_by_trying, keeps_the_rules

seeds = st.integers(0, 2**31)


def small(seed: int, segments: bool) -> tuple:
    """Up to five customers, three actions, values and hours with many ties, segments that may ask too much."""
    rng = np.random.default_rng(seed)
    shape = (int(rng.integers(1, 6)), int(rng.integers(1, 4)))
    value = np.round(rng.normal(1, 2, shape), int(rng.integers(0, 4))) * 10.0 ** rng.integers(-3, 7)
    hours = rng.choice([0, 0.1, 0.25, 0.3, 0.5, 1, 2], shape)
    available = float(rng.choice([0, 0.3, 0.6, 1, 2, 3.3]))
    if not segments:
        return value, hours, available
    return value, hours, available, rng.integers(0, 2, shape[0]), rng.integers(0, 3, 2)


@given(seeds, st.booleans())
@settings(max_examples=12, deadline=None)
def test_no_plan_is_better_and_the_price_is_what_one_more_hour_brings(seed: int, segments: bool) -> None:
    value, hours, available, *rules = small(seed, segments)
    best = best_by_trying(value, hours, available, *rules)
    plan = plan_calls(value, hours, available, *rules)

    if best is None:
        assert plan.status == "infeasible"
        return
    more = best_by_trying(value, hours, available + 1, *rules)
    size = max(1e-9, abs(best), abs(more))
    assert plan.status == "optimal"
    assert keeps_the_rules(plan.choice, hours, available)
    assert abs(plan.objective - best) <= 1e-9 * size
    assert plan.bound == plan.objective
    assert abs(plan.prices["hour"] - (more - best)) <= 2e-9 * size


@given(seeds)
@settings(max_examples=150, deadline=None)
def test_the_method_for_many_customers_finds_the_best_of_few(seed: int) -> None:
    value, hours, available = small(seed, segments=False)
    options = worth_a_thought(value, hours, available, np.zeros(len(value), dtype=bool))
    if not len(options):
        return
    core = solve_core(options, available)

    best = best_by_trying(value, hours, available)
    assert core.closed
    assert core.bound >= best * (1 - 1e-12)
    assert float(options.value[core.taken].sum()) == pytest.approx(best, rel=1e-9)
    assert keeps_the_rules(options.choice(core.taken), hours, available)


@pytest.mark.parametrize("seed", range(3))
def test_the_method_for_many_customers_agrees_with_the_declared_model(seed: int) -> None:
    rng = np.random.default_rng(seed)
    value, hours, available = rng.random((400, 3)), rng.choice([0.25, 0.5, 1, 2], (400, 3)), 40.0
    plan = plan_calls(value, hours, available)
    options = worth_a_thought(value, hours, available, np.zeros(400, dtype=bool))
    found = solve_calls(options, available, np.zeros(400, dtype=int), np.zeros(1, dtype=int), 30.0, find_cbc())

    assert found.proved
    assert found.taken is not None
    assert plan.status == "optimal"
    assert "price of an hour" in plan.why
    assert plan.objective == pytest.approx(float(options.value[found.taken].sum()), rel=1e-9)


def test_a_minimum_that_binds_among_many_is_kept_and_its_price_said() -> None:
    rng = np.random.default_rng(7)
    value, hours, segment = rng.random((300, 2)), rng.choice([0.5, 1.0], (300, 2)), np.arange(300) % 3
    value[segment == 2] /= 10
    free, bound = plan_calls(value, hours, 20.0), plan_calls(value, hours, 20.0, segment, [0, 0, 9])

    assert bound.status == "optimal"
    assert (bound.choice[segment == 2] >= 0).sum() == 9
    assert bound.objective < free.objective
    assert bound.prices["touch_2"] > 0


def test_a_bound_holds_at_any_price_and_is_tight_at_the_right_one() -> None:
    value, hours, available, segment, minimum = small(5, segments=True)
    minimum = np.zeros(2, dtype=int)
    options = worth_a_thought(value, hours, available, np.zeros(len(value), dtype=bool))
    duals = relax_calls(options, available, segment, minimum, 10.0, find_cbc())

    best = best_by_trying(value, hours, available)
    assert bound_calls(options, available, segment, minimum, duals) >= best - 1e-9 * abs(best)


@pytest.mark.parametrize("cbc", [None, "/no/such/cbc", sys.executable])
def test_without_a_cbc_that_runs_highs_solves_it_and_says_so(
    cbc: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    problem = pulp.LpProblem("two", pulp.LpMaximize)
    picks = [problem.add_variable(f"x{n}", 0, 1, pulp.LpBinary) for n in range(3)]
    problem.setObjective(pulp.lpSum((n + 1) * pick for n, pick in enumerate(picks)))
    problem.addConstraint(pulp.lpSum(picks) <= 2)

    ended = run(problem, 10.0, cbc)

    assert ended.proved
    assert ended.by.startswith("HiGHS, as CBC")
    assert problem.objective.value() == 5
    assert "HiGHS" not in capfd.readouterr().out


def test_cbc_is_found_where_path_does_not_lead_to_it() -> None:
    ask = "from crm_engine.optimise.solvers import find_cbc; print(find_cbc())"
    told = subprocess.run([sys.executable, "-c", ask], env={"PATH": ""}, capture_output=True, text=True, check=True)

    assert "cbc" in told.stdout


def test_the_constraint_in_the_way_is_named() -> None:
    value, hours = np.ones((4, 1)), np.full((4, 1), 2.0)
    crowded = plan_calls(value, hours, 5.0, [0, 0, 1, 1], [1, 2])
    empty = plan_calls(value, hours, 50.0, [0, 0, 0, 1], [1, 2])

    assert crowded.status == empty.status == "infeasible"
    assert crowded.why == "available hours: the touches asked for take at least 6, there are 5"
    assert empty.why == "minimum of segment 1: 2 touches asked for, 1 customers to touch"
    assert crowded.choice.tolist() == [-1] * 4
    assert json.loads(crowded.to_json())["objective"] is None


def test_nothing_to_plan_is_a_plan() -> None:
    for value in (np.empty((0, 3)), np.empty((3, 0)), -np.ones((2, 2))):
        plan = plan_calls(value, np.ones_like(value), 8.0)
        assert (plan.status, plan.objective, plan.prices["hour"]) == ("optimal", 0.0, 0.0)
        assert (plan.choice == -1).all()
        assert len(plan.choice) == len(value)


@pytest.mark.parametrize(
    ("value", "hours", "available", "segment", "minimum"),
    [
        ([[1.0]], [[np.nan]], 1.0, None, None),
        ([[np.inf]], [[1.0]], 1.0, None, None),
        ([[1.0]], [[-1.0]], 1.0, None, None),
        ([[1.0]], [[1.0, 2.0]], 1.0, None, None),
        ([1.0], [1.0], 1.0, None, None),
        ([[1.0]], [[1.0]], -1.0, None, None),
        ([[1.0]], [[1.0]], float("nan"), None, None),
        ([[1.0]], [[1.0]], 1.0, None, [1]),
        ([[1.0]], [[1.0]], 1.0, [0, 1], [1, 1]),
        ([[1.0]], [[1.0]], 1.0, [1], [1]),
        ([[1.0]], [[1.0]], 1.0, [0.5], [1]),
        ([[1.0]], [[1.0]], 1.0, [0], [-1]),
        ([["x"]], [[1.0]], 1.0, None, None),
    ],
)
def test_what_cannot_be_planned_is_refused(value, hours, available, segment, minimum) -> None:
    with pytest.raises(BadInput):
        plan_calls(value, hours, available, segment, minimum)
