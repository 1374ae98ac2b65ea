"""What a rep could do: one option is one action with one customer, worth something and taking hours."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Options:
    """The options worth a thought, (m,) each, sorted by customer: whose, which action, its value, its hours."""

    customer: Ints
    action: Ints
    value: Floats
    hours: Floats
    customers: int

    def __len__(self) -> int:
        return len(self.customer)

    def part(self, places: Ints) -> "Options":
        """Only the options at these places, in the order kept."""
        return Options(
            self.customer[places], self.action[places], self.value[places], self.hours[places], self.customers
        )

    def choice(self, taken: Ints) -> Ints:
        """The action for each customer, -1 for none, (customers,), from the places of the options taken."""
        choice = np.full(self.customers, -1, dtype=np.intp)
        choice[self.customer[taken]] = self.action[taken]
        return choice


def worth_a_thought(value: Floats, hours: Floats, available: float, must: Bools) -> Options:
    """Leave out what no best plan needs.

    value, hours   (customers, actions)
    must           (customers,) True where a touch may be needed for its own sake, so that a loss can be worth taking

    An action goes where it alone takes more than the hours available, where another with the same customer brings at
    least as much in no more time, or where it brings nothing and is not needed.
    """
    keep = hours <= available
    keep &= must[:, None] | (value > 0)
    for one in range(value.shape[1]):
        for other in range(value.shape[1]):
            if one == other:
                continue
            as_good = keep[:, other] & (hours[:, other] <= hours[:, one]) & (value[:, other] >= value[:, one])
            same = (hours[:, other] == hours[:, one]) & (value[:, other] == value[:, one])
            keep[:, one] &= ~(as_good & (~same | (other < one)))
    customer, action = np.nonzero(keep)
    return Options(customer, action, value[customer, action], hours[customer, action], len(value))


def read_table(values: ArrayLike, name: str, shape: tuple[int, ...] | None = None) -> Floats:
    """Take a table of finite numbers (customers, actions). Raises BadInput where it is none or has another shape."""
    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"{name} must be numbers", field=name) from wrong
    if table.ndim == 1 and not table.size:
        table = table.reshape(0, 0)
    if table.ndim != 2 or (shape is not None and table.shape != shape):
        wanted = f"of shape {shape}" if shape is not None else "with a row a customer and a column an action"
        raise BadInput(f"{name} must be a table {wanted}, it has shape {table.shape}", field=name)
    if not np.isfinite(table).all():
        raise BadInput(f"{name} must be finite numbers, with none missing", field=name)
    return table
