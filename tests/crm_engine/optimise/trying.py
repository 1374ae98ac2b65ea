"""Trying every plan there is: slow, and beyond doubt."""

import itertools

import numpy as np


def best_by_trying(
    value: np.ndarray,
    hours: np.ndarray,
    available: float,
    segment: np.ndarray | None = None,
    minimum: np.ndarray | None = None,
) -> float | None:
    """The worth of the best call plan, None where no plan keeps the rules."""
    best: float | None = None
    customers, actions = value.shape
    for choice in itertools.product(range(-1, actions), repeat=customers):
        done = [(customer, action) for customer, action in enumerate(choice) if action >= 0]
        if sum(hours[one] for one in done) > available + 1e-9:
            continue
        if minimum is not None and segment is not None:
            touched = np.bincount([segment[customer] for customer, _ in done], minlength=len(minimum))
            if (touched < minimum).any():
                continue
        worth = float(sum(value[one] for one in done))
        best = worth if best is None else max(best, worth)
    return best


def keeps_the_rules(choice: np.ndarray, hours: np.ndarray, available: float) -> bool:
    """One known action or none a customer, and the hours kept."""
    customers, actions = hours.shape
    done = np.flatnonzero(choice >= 0)
    known = choice.shape == (customers,) and ((choice >= -1) & (choice < actions)).all()
    return bool(known and hours[done, choice[done]].sum() <= available * (1 + 1e-9) + 1e-9)
