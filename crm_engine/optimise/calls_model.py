"""The call plan as a PuLP model, and a bound on it that does not rest on the solver's word."""

from dataclasses import dataclass

import numpy as np
import pulp
from numpy.typing import NDArray

from crm_engine.optimise.options import Options
from crm_engine.optimise.solvers import run

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
# Values go to the solver scaled to this largest one, so that its absolute tolerances (1e-7) are small beside them.
_LARGEST = 1e4
_OVER = 1e-9
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The options taken (places; None: nothing found in time), whether they are proved best, and by which solver."""

    taken: Ints | None
    proved: bool
    by: str


@dataclass(frozen=True, slots=True)
class Duals:
    """Prices from the linear relaxation: of an hour, and (segments,) what a touch asked for costs."""

    hour: float
    touch: Floats


def solve_calls(
    options: Options, available: float, segment: Ints, minimum: Ints, seconds: float, cbc: str | None
) -> Found:
    """Choose at most one option a customer, within the hours, with the touches asked for, worth the most.

    A solver keeps the hours only to a tolerance. Where its plan takes more than there are it is asked again for less,
    and is then not taken as proved.
    """
    room, honest = available, True
    for _ in range(_TRIES):
        problem, picks, _ = _build(options, room, segment, minimum, whole=True)
        ended = run(problem, seconds, cbc)
        if not ended.solved:
            return Found(None, False, ended.by)
        taken = np.flatnonzero([pick.value() > 0.5 for pick in picks])
        over = float(options.hours[taken].sum()) - available
        if over <= _OVER * max(1.0, available):
            return Found(taken, ended.proved and honest, ended.by)
        room, honest = room - 2 * over, False
    return Found(None, False, ended.by)


def relax_calls(
    options: Options, available: float, segment: Ints, minimum: Ints, seconds: float, cbc: str | None
) -> Duals:
    """The prices at which the linear relaxation balances. Solvers differ in their sign; a price is never below 0."""
    problem, _, rows = _build(options, available, segment, minimum, whole=False)
    run(problem, seconds, cbc, relaxed=True)
    scale = _scale(options)
    touch = np.array([0.0 if row is None else abs(row.pi) / scale for row in rows[1:]])
    hours = rows[0]
    return Duals(abs(hours.pi) / scale if hours is not None else 0.0, touch)


def bound_calls(options: Options, available: float, segment: Ints, minimum: Ints, prices: Duals) -> float:
    """No plan is worth more than this (Lagrange): it holds at any prices of 0 or more, right or wrong."""
    reduced = options.value - prices.hour * options.hours + prices.touch[segment[options.customer]]
    best = np.zeros(options.customers)
    np.maximum.at(best, options.customer, reduced)
    return float(prices.hour * available + best.sum() - prices.touch @ minimum)


def _build(
    options: Options, available: float, segment: Ints, minimum: Ints, whole: bool
) -> tuple[pulp.LpProblem, list[pulp.LpVariable], list[pulp.LpConstraint | None]]:
    """The problem, a variable an option, and its rows: the hours, then each segment's minimum (None: none asked)."""
    problem = pulp.LpProblem("calls", pulp.LpMaximize)
    kind = pulp.LpBinary if whole else pulp.LpContinuous
    picks = [problem.add_variable(f"pick_{place}", 0, 1, kind) for place in range(len(options))]
    worth = (options.value * _scale(options)).tolist()
    problem.setObjective(pulp.LpAffineExpression(zip(picks, worth, strict=True)))
    rows = [
        _add(problem, pulp.LpAffineExpression(zip(picks, options.hours.tolist(), strict=True)) <= available, "hours")
    ]

    starts = np.flatnonzero(np.diff(options.customer, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(options)], strict=True):
        if end - start > 1:
            _add(problem, pulp.lpSum(picks[start:end]) <= 1, f"once_{options.customer[start]}")
    of = segment[options.customer]
    for number, asked in enumerate(minimum.tolist()):
        if not asked:
            rows.append(None)
            continue
        inside = [picks[place] for place in np.flatnonzero(of == number)]
        rows.append(_add(problem, pulp.lpSum(inside) >= asked, f"touches_{number}"))
    return problem, picks, rows


def _add(problem: pulp.LpProblem, row: pulp.LpConstraint, name: str) -> pulp.LpConstraint:
    problem.addConstraint(row, name)
    return row


def _scale(options: Options) -> float:
    largest = float(np.abs(options.value).max(initial=0.0))
    return _LARGEST / largest if largest > 0 else 1.0
