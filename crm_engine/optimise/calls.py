"""Whom to call this week, and with what: the plan of one rep's hours that is worth the most."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crm_engine.optimise.calls_model import Duals, bound_calls, relax_calls, solve_calls
from crm_engine.optimise.core import Core, solve_core
from crm_engine.optimise.options import Options, read_table, worth_a_thought
from crm_engine.optimise.results import Plan, status_of
from crm_engine.optimise.solvers import find_cbc
from crm_engine.optimise.touches import quickest_touches, read_touches, what_stands_in_the_way
from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
_SECONDS = 5.0
# For so many customers the declared model answers at once; from some hundred on CBC was seen to find no proof in 30 s.
_FEW, _FEW_SECONDS = 50, 2.0


def plan_calls(
    value: ArrayLike,
    hours: ArrayLike,
    available: float,
    segment: ArrayLike | None = None,
    minimum: ArrayLike | None = None,
) -> Plan:
    """Choose at most one action a customer so that the hours suffice and the expected value is the highest.

    value       (customers, actions) expected value of the action with the customer, in any one unit; may be below 0
    hours       (customers, actions) hours it takes, 0 or more
    available   hours of the rep, 0 or more
    segment     (customers,) number of the customer's segment, from 0
    minimum     (segments,) customers of each segment to touch at least, with whatever action

    Returns a Plan whose choice is (customers,) the action or -1. Its `prices`: "hour" is what one more hour would be
    worth, the best plan with available + 1 less the best plan now; "hour_dual" is the price of an hour in the linear
    relaxation, for small parts of an hour; "touch_0" and so on, where a minimum is asked for, are what the last touch
    of that segment costs, from the same relaxation. Infeasible: nothing is chosen and `why` names the constraint.

    Raises BadInput for tables of other shapes, missing, infinite or (hours) negative numbers.
    Up to 50 customers, and wherever a minimum binds, a PuLP model solved by CBC, or by HiGHS where CBC cannot be
    executed (`why` says so); else, and where the solver finds no proof, the exact method of `core`, which takes about a
    second for 100,000 customers.
    """
    worth = read_table(value, "value")
    time = read_table(hours, "hours", worth.shape)
    if (time < 0).any():
        raise BadInput("hours must be 0 or more", field="hours")
    if not np.isfinite(available) or available < 0:
        raise BadInput("available must be 0 or more hours", field="available")
    of, asked = read_touches(segment, minimum, len(worth))
    obstacle = what_stands_in_the_way(time, available, of, asked)
    if obstacle:
        return _infeasible(obstacle, len(worth))
    must = asked[of] > 0
    plan = _solve(worth_a_thought(worth, time, available, must), available, of, asked)
    if plan.status != "optimal":
        return _with_price(plan, None)
    return _with_price(plan, _solve(worth_a_thought(worth, time, available + 1, must), available + 1, of, asked))


def _solve(options: Options, available: float, segment: Ints, minimum: Ints) -> Plan:
    """The best plan found, with the prices of the linear relaxation.

    Many customers: first without the minimum, which is exact and quick and often keeps the minimum all the same.
    """
    if not len(options):
        return Plan(
            "optimal", 0.0, 0.0, 0.0, {}, "nothing is worth an hour", options.choice(np.empty(0, dtype=np.intp))
        )
    if options.customers <= _FEW:
        plan = _solve_model(options, available, segment, minimum, _FEW_SECONDS)
        if plan.status == "optimal":
            return plan
    worthwhile = np.flatnonzero(options.value > 0)
    if len(worthwhile):
        freely = options.part(worthwhile)
        core = solve_core(freely, available)
        touched = np.bincount(segment[freely.customer[core.taken]], minlength=len(minimum))
        if (touched >= minimum).all():
            return _from_core(freely, core, minimum)
    return _solve_model(options, available, segment, minimum, _SECONDS)


def _from_core(options: Options, core: Core, minimum: Ints) -> Plan:
    objective = float(options.value[core.taken].sum())
    bound = objective if core.closed else max(core.bound, objective)
    status, gap = status_of(objective, bound)
    word = "proved" if core.closed else "stopped, not proved,"
    why = f"{word} by reconsidering {core.reconsidered} customers beside the price of an hour"
    prices = _name(Duals(core.price, np.zeros(len(minimum))), minimum)
    return Plan(status, objective, bound, gap, prices, why, options.choice(core.taken))


def _solve_model(options: Options, available: float, segment: Ints, minimum: Ints, seconds: float) -> Plan:
    """The PuLP model, stopped after so many seconds."""
    cbc = find_cbc()
    found = solve_calls(options, available, segment, minimum, seconds, cbc)
    duals = relax_calls(options, available, segment, minimum, seconds, cbc)
    taken = quickest_touches(options, segment, minimum) if found.taken is None else found.taken
    objective = float(options.value[taken].sum())
    bound = objective if found.proved else max(bound_calls(options, available, segment, minimum, duals), objective)
    status, gap = status_of(objective, bound)
    why = f"solved by {found.by}" if found.proved else f"{found.by} stopped after {seconds:g} s without a proof"
    return Plan(status, objective, bound, gap, _name(duals, minimum), why, options.choice(taken))


def _name(duals: Duals, minimum: Ints) -> dict[str, float]:
    touches = {f"touch_{number}": float(duals.touch[number]) for number in np.flatnonzero(minimum)}
    return {"hour_dual": duals.hour, **touches}


def _with_price(plan: Plan, more: Plan | None) -> Plan:
    """Put the worth of one more hour beside the plan: the difference of two optima, or the relaxation's price."""
    dual = plan.prices.get("hour_dual", 0.0)
    if more is not None and more.status == "optimal":
        price, why = max(more.objective - plan.objective, 0.0), plan.why
    else:
        price, why = dual, f"{plan.why}; the price of an hour is the relaxation's"
    return replace(plan, prices={"hour": price, "hour_dual": dual, **plan.prices}, why=why)


def _infeasible(obstacle: str, customers: int) -> Plan:
    nothing = np.full(customers, -1, dtype=np.intp)
    return Plan("infeasible", float("nan"), float("nan"), float("inf"), {}, obstacle, nothing)
