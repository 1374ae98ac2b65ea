"""The exact multiple-choice knapsack: start from the priced plan, and reconsider only the customers who matter.

The priced plan is near the best. A customer whose second best option forgoes more than the distance between plan and
bound cannot be chosen otherwise in a better plan. The others are reconsidered, the closest calls first, keeping for
each amount of hours the best combination only; as the plan improves, fewer customers matter, until none is left.

Source: Pisinger (1995), A Minimal Algorithm for the Multiple-Choice Knapsack Problem, EJOR 83(2).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crm_engine.optimise.options import Options
from crm_engine.optimise.price import Priced, price_hours
from crm_engine.optimise.results import MEETS

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
# Hours may be over by rounding alone.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Core:
    """The best plan found, its bound, the price of an hour, and how many customers had to be reconsidered.

    taken    places of the options taken
    closed   the bound proves the plan best
    """

    taken: Ints
    bound: float
    price: float
    closed: bool
    reconsidered: int


@dataclass(frozen=True, slots=True)
class _States:
    """Ways to depart from the priced plan: hours more than it, value more than it, what they forgo; (k,) each."""

    hours: Floats
    gain: Floats
    loss: Floats


def solve_core(options: Options, available: float, most_states: int = 100_000, most_work: int = 50_000_000) -> Core:
    """Choose at most one option a customer within the hours, worth the most.

    options       with values above 0 and hours of 0 or more, one option or more
    most_states   combinations kept at once, most_work those looked at in all; beyond it stops with `closed` False
    """
    priced = price_hours(options, available)
    base = priced.chosen[priced.chosen >= 0]
    slack = available - float(options.hours[base].sum()) + _ROUNDING * max(1.0, available)
    start = float(options.value[base].sum())
    # Whole values can only improve by whole steps.
    whole = bool((options.value == np.floor(options.value)).all())
    order, least = _closest_calls(priced)
    states = _States(np.zeros(1), np.zeros(1), np.zeros(1))
    steps: list[tuple[Ints, Ints]] = []
    best, found, work, closed = 0.0, (0, 0), 0, True
    for customer, needed in zip(order, least, strict=True):
        room = _room(priced.bound, start + best, whole)
        if needed >= room:
            break
        if len(states.hours) > most_states or work > most_work:
            closed = False
            break
        states, came, picked = _reconsider(options, priced, int(customer), states, room)
        steps.append((came, picked))
        work += len(picked)
        fits = np.flatnonzero(states.hours <= slack)
        if len(fits) and states.gain[fits].max() > best:
            top = int(fits[np.argmax(states.gain[fits])])
            best, found = float(states.gain[top]), (len(steps), top)
    chosen = _retrace(priced.chosen, order, steps[: found[0]], found[1])
    return Core(chosen[chosen >= 0], priced.bound, priced.price, closed, len(steps))


def _retrace(chosen: Ints, order: Ints, steps: list[tuple[Ints, Ints]], at: int) -> Ints:
    """The priced plan with what the way that ends at `at` picked otherwise."""
    chosen = chosen.copy()
    for step in range(len(steps) - 1, -1, -1):
        came, picked = steps[step]
        if picked[at] != -2:
            chosen[order[step]] = picked[at]
        at = int(came[at])
    return chosen


def _room(bound: float, worth: float, whole: bool) -> float:
    """What a better plan may forgo: less than this."""
    rounding = MEETS / 4 * abs(bound)
    return bound - worth - (1.0 - 2 * rounding if whole and rounding < 0.1 else rounding)


def _closest_calls(priced: Priced) -> tuple[Ints, Floats]:
    """Customers in the order of what their second best option forgoes, and that loss."""
    loss = priced.loss.copy()
    mine = priced.chosen[priced.chosen >= 0]
    loss[mine] = np.inf
    least = np.minimum.reduceat(loss, priced.starts)
    least = np.minimum(least, np.where(priced.chosen >= 0, priced.idle, np.inf))
    order = np.argsort(least, kind="stable")
    return order, least[order]


def _reconsider(
    options: Options, priced: Priced, customer: int, states: _States, room: float
) -> tuple[_States, Ints, Ints]:
    """Let every way go on as it is or with another option of this customer; keep what may still lead to a better plan.

    Returns the new states, the old state that each came from, and the option picked (-1 none, -2 as it was).
    """
    start = int(priced.starts[customer])
    end = int(priced.starts[customer + 1]) if customer + 1 < len(priced.starts) else len(options)
    mine = int(priced.chosen[customer])
    hours_now, value_now = (float(options.hours[mine]), float(options.value[mine])) if mine >= 0 else (0.0, 0.0)
    others = [(place, float(options.hours[place]), float(options.value[place]), float(priced.loss[place]))
              for place in range(start, end) if place != mine]  # fmt: skip
    if mine >= 0:
        others.append((-1, 0.0, 0.0, float(priced.idle[customer])))
    hours, gain, loss = [states.hours], [states.gain], [states.loss]
    came, picked = [np.arange(len(states.hours))], [np.full(len(states.hours), -2, dtype=np.intp)]
    for place, other_hours, other_value, other_loss in others:
        keep = np.flatnonzero(states.loss + other_loss < room)
        hours.append(states.hours[keep] + (other_hours - hours_now))
        gain.append(states.gain[keep] + (other_value - value_now))
        loss.append(states.loss[keep] + other_loss)
        came.append(keep)
        picked.append(np.full(len(keep), place, dtype=np.intp))
    return _undominated(
        _States(np.concatenate(hours), np.concatenate(gain), np.concatenate(loss)),
        np.concatenate(came), np.concatenate(picked),
    )  # fmt: skip


def _undominated(states: _States, came: Ints, picked: Ints) -> tuple[_States, Ints, Ints]:
    """For any amount of hours keep only what gains more than every way that takes no more hours."""
    order = np.lexsort((-states.gain, states.hours))
    gain = states.gain[order]
    before = np.maximum.accumulate(np.concatenate(([-np.inf], gain[:-1])))
    kept = order[gain > before]
    return _States(states.hours[kept], states.gain[kept], states.loss[kept]), came[kept], picked[kept]
