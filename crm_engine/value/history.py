"""Orders up to a day, folded into one row a customer."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from storage.words import BadInput

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Codes = NDArray[np.intp]
_COLUMNS = ("customer_id", "ordered_on", "amount")


@dataclass(frozen=True, slots=True)
class Purchases:
    """Orders as plain arrays, one entry an order: customer code (into `ids`, sorted), day number since 1970, amount."""

    ids: pd.Index
    code: Codes
    day: Ints
    amount: Floats


@dataclass(frozen=True, slots=True)
class History:
    """One entry a customer who has bought by `as_of`, in the order of `ids`.

    orders        orders placed (amounts of zero or more; a refund is no order)
    monetary      money of all orders, refunds taken off
    repeats       days with an order after the first one
    first_to_last, age, recency_days   days from the first order to the last, to as_of, from the last to as_of
    mean_day      mean money of a day with an order, refunds not counted
    span          days from the first order of anyone to as_of, that day included
    """

    ids: pd.Index
    orders: Ints
    monetary: Floats
    repeats: Floats
    first_to_last: Floats
    age: Floats
    recency_days: Floats
    mean_day: Floats
    span: int

    def __len__(self) -> int:
        return len(self.ids)


def read_day(value: str | date | datetime | pd.Timestamp, name: str) -> int:
    """The day number since 1970 of a date without a zone. Raises BadInput where it is none."""
    try:
        stamp = pd.Timestamp(value)
    except (TypeError, ValueError) as wrong:
        raise BadInput(f"{name} must be a day such as 2026-03-31", field=name) from wrong
    if pd.isna(stamp) or stamp.tzinfo is not None:
        raise BadInput(f"{name} must be a day without a time zone", field=name)
    return int(stamp.to_datetime64().astype("datetime64[D]").astype(np.int64))


def read_orders(orders: pd.DataFrame, as_of: int) -> Purchases:
    """Take the rows on or before as_of, and nothing of the others.

    Raises BadInput for missing columns or dates, and, among the rows taken, for a missing customer or amount.
    """
    missing = [name for name in _COLUMNS if name not in orders.columns]
    if missing:
        raise BadInput(f"orders have no column {', '.join(missing)}", columns=missing)
    day = _read_days(orders["ordered_on"])
    taken = day <= as_of
    customers = orders["customer_id"][taken]
    if customers.isna().any():
        raise BadInput(f"{int(customers.isna().sum())} orders have no customer_id", field="customer_id")
    try:
        amount = orders["amount"][taken].to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError) as wrong:
        raise BadInput("amount must be numbers", field="amount") from wrong
    if not np.isfinite(amount).all():
        raise BadInput(f"{int((~np.isfinite(amount)).sum())} orders have no usable amount", field="amount")
    code, ids = pd.factorize(customers, sort=True)
    return Purchases(pd.Index(ids, name="customer_id"), code, day[taken], amount)


def _read_days(column: pd.Series) -> Ints:
    try:
        stamps = column if pd.api.types.is_datetime64_any_dtype(column) else pd.to_datetime(column, format="ISO8601")
    except (TypeError, ValueError) as wrong:
        raise BadInput("ordered_on must be days such as 2026-03-31", field="ordered_on") from wrong
    if getattr(stamps.dt, "tz", None) is not None:
        raise BadInput("ordered_on must be days without a time zone", field="ordered_on")
    if stamps.isna().any():
        raise BadInput(f"{int(stamps.isna().sum())} orders have no date", field="ordered_on")
    return stamps.to_numpy().astype("datetime64[D]").astype(np.int64)


def fold(purchases: Purchases, as_of: int) -> History:
    """One entry a customer with an order by as_of. Who only has refunds has bought nothing and is left out."""
    early = purchases.day <= as_of
    bought = early & (purchases.amount >= 0)
    n = len(purchases.ids)
    orders = np.bincount(purchases.code[bought], minlength=n)
    monetary = _sum(purchases, early)
    gross = _sum(purchases, bought)
    code, day = _days_with_an_order(purchases.code[bought], purchases.day[bought], as_of)
    # Entries are sorted by customer, then day: a customer's first and last day stand at the ends of their stretch.
    days = np.bincount(code, minlength=n)
    known = np.flatnonzero(orders)
    ends = np.cumsum(days)[known] - 1
    starts = ends - days[known] + 1
    first, last = day[starts], day[ends]
    return History(
        ids=purchases.ids[known],
        orders=orders[known],
        monetary=monetary[known],
        repeats=(days[known] - 1).astype(np.float64),
        first_to_last=(last - first).astype(np.float64),
        age=(as_of - first).astype(np.float64),
        recency_days=(as_of - last).astype(np.float64),
        mean_day=gross[known] / days[known],
        span=int(as_of - first.min() + 1) if len(first) else 0,
    )


def _days_with_an_order(code: Codes, day: Ints, as_of: int) -> tuple[Codes, Ints]:
    """Each (customer, day) once, sorted."""
    if not len(day):
        return code, day
    start = int(day.min())
    width = as_of - start + 1
    key = np.sort(code * width + (day - start))
    key = key[np.concatenate(([True], key[1:] != key[:-1]))]
    return key // width, key % width + start


def ordered_within(purchases: Purchases, after: int, until: int) -> tuple[Floats, Floats]:
    """Days with an order and the net money of each customer of `ids`, from the day after `after` to `until`."""
    inside = (purchases.day > after) & (purchases.day <= until)
    bought = inside & (purchases.amount >= 0)
    n = len(purchases.ids)
    code, _ = _days_with_an_order(purchases.code[bought], purchases.day[bought], until)
    return np.bincount(code, minlength=n).astype(np.float64), _sum(purchases, inside)


def _sum(purchases: Purchases, taken: NDArray[np.bool_]) -> Floats:
    """Money of the orders taken, by customer of `ids`."""
    code, amount = purchases.code[taken], purchases.amount[taken]
    return np.bincount(code, weights=amount, minlength=len(purchases.ids)).astype(np.float64)
