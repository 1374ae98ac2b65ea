"""The price of an hour at which every customer's own best option together just fills the hours."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crm_engine.optimise.options import Options

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
_MOST_STEPS = 200
_LEVEL = 1e-14


@dataclass(frozen=True, slots=True)
class Priced:
    """Every customer's best option at a price of an hour (Lagrange's relaxation of the multiple-choice knapsack).

    price    of an hour, 0 or more
    bound    no plan is worth more than this
    chosen   (c,) the place of each customer's best option, -1 for none: a plan that keeps the hours
    loss     (m,) what each option forgoes against its customer's best at this price, 0 or more
    idle     (c,) the same for choosing none
    starts   (c,) the first place of each customer's options; only customers with an option are counted
    """

    price: float
    bound: float
    chosen: Ints
    loss: Floats
    idle: Floats
    starts: Ints


def price_hours(options: Options, available: float) -> Priced:
    """Find the price at which the bound is lowest, and a plan of best options that fits. Needs one option or more.

    The bound is convex in the price and made of straight pieces. The tangents at a price too low and one too high
    cross nearer to its lowest point; where the bound lies on them, that is the point.
    """
    starts = np.flatnonzero(np.diff(options.customer, prepend=-1))
    low = _at(options, available, starts, 0.0)
    if _spare(options, low, available) >= 0:
        return low
    timed = options.hours > 0
    highest = float((options.value[timed] / options.hours[timed]).max())
    high = _at(options, available, starts, highest * (1 + 1e-9))
    for _ in range(_MOST_STEPS):
        down, up = _spare(options, low, available), _spare(options, high, available)
        if up <= 0:
            break
        price = (low.bound - high.bound + up * high.price - down * low.price) / (up - down)
        if not low.price < price < high.price:
            break
        now = _at(options, available, starts, price)
        floor = low.bound + down * (price - low.price)
        if _spare(options, now, available) >= 0:
            high = now
        else:
            low = now
        if now.bound <= floor + _LEVEL * abs(floor):
            break
    # On the last straight piece the plan that fits is as good at the lower price, where the bound is lower.
    return high if high.bound <= low.bound else replace(low, chosen=high.chosen)


def _at(options: Options, available: float, starts: Ints, price: float) -> Priced:
    reduced = options.value - price * options.hours
    best = np.maximum(np.maximum.reduceat(reduced, starts), 0.0)
    counts = np.diff(starts, append=len(reduced))
    loss = np.repeat(best, counts) - reduced
    # The first option without a loss, or none where none is worth its hours.
    place = np.where(loss <= 0, np.arange(len(loss)), len(loss))
    first = np.minimum.reduceat(place, starts)
    chosen = np.where((best > 0) & (first < len(loss)), first, -1)
    bound = price * available + float(best.sum())
    return Priced(price, bound, chosen, np.maximum(loss, 0.0), best, starts)


def _spare(options: Options, priced: Priced, available: float) -> float:
    """Hours left over by the plan of best options; also the slope of the bound at its price."""
    taken = priced.chosen[priced.chosen >= 0]
    return available - float(options.hours[taken].sum())
