"""What was known about the deals on a day: the one door by which a forecast sees them, so that it cannot see ahead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from storage.words import BadInput

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

UNDATED = -(10**9)
OPEN = 10**9
REQUIRED = ("deal_id", "created_on", "closed_on", "amount", "won")


@dataclass(frozen=True)
class Changes:
    """Dated changes of one field: row of the deal (c,), day (c,), value (c,), oldest first."""

    row: Days
    day: Days
    value: npt.NDArray[Any]

    def until(self, day: int, keep: Bools) -> "Changes":
        """The changes made by `day` of the deals kept, their rows renumbered."""
        fresh = np.cumsum(keep) - 1
        known = (self.day <= day) & keep[self.row] if len(self.row) else np.zeros(0, dtype=bool)
        return Changes(fresh[self.row[known]], self.day[known], self.value[known])


@dataclass(frozen=True)
class KnownDeals:
    """Deals as they were known at the end of `day`; arrays (n,), in an order that does not depend on the caller's.

    Days count from 1970-01-01. `created` is UNDATED where no date is known; `closed` is OPEN and `won` False where
    the deal was not closed by `day`. `paid` is the final amount of a won deal, NaN where it has none and for every
    other deal. `listed` is the value known at creation or NaN. `start` is the first day from which closings are on
    record (history_from, or an estimate: see `start_given`).
    """

    day: int
    start: int
    start_given: bool
    ids: npt.NDArray[Any]
    created: Days
    closed: Days
    won: Bools
    paid: Floats
    listed: Floats
    product: Days
    customer: Days
    amounts: Changes
    stages: Changes

    @cached_property
    def is_open(self) -> Bools:
        return np.asarray(self.closed == OPEN)

    @cached_property
    def dated(self) -> Bools:
        return np.asarray(self.created != UNDATED)

    @cached_property
    def revenue(self) -> Floats:
        """What each deal brought: a won deal without an amount counts at its listed value, else nothing."""
        value = np.where(np.isfinite(self.paid), self.paid, np.where(np.isfinite(self.listed), self.listed, 0.0))
        return np.where(self.won, value, 0.0)

    @cached_property
    def _won_by_day(self) -> tuple[int, Floats]:
        """The first day with a win, and the revenue of each day from it on."""
        days = self.closed[self.won]
        if len(days) == 0:
            return self.day, np.zeros(0)
        first = int(days.min())
        amounts = np.bincount(days - first, weights=self.revenue[self.won])
        return first, np.asarray(amounts, dtype=np.float64)

    def won_between(self, after: int, until: int) -> float:
        """Revenue won on the days after < day <= until."""
        first, amounts = self._won_by_day
        return float(amounts[max(0, after + 1 - first) : max(0, until + 1 - first)].sum())

    def at(self, day: int) -> "KnownDeals":
        """The same deals as they were known on an earlier day.

        A deal without a creation date is left out while it is open on that day: nobody can say that it existed.
        """
        keep = (self.created <= day) & (self.dated | (self.closed <= day))
        shut = self.closed[keep] <= day
        return replace(
            self,
            day=day,
            start=self.start if self.start_given else _first_day_on_record(self.closed[keep][shut], day),
            ids=self.ids[keep],
            created=self.created[keep],
            closed=np.where(shut, self.closed[keep], OPEN),
            won=self.won[keep] & shut,
            paid=np.where(shut, self.paid[keep], np.nan),
            listed=self.listed[keep],
            product=self.product[keep],
            customer=self.customer[keep],
            amounts=self.amounts.until(day, keep),
            stages=self.stages.until(day, keep),
        )


def read_deals(
    deals: pd.DataFrame, as_of: Any, history: pd.DataFrame | None = None, history_from: Any = None
) -> KnownDeals:
    """Take from the caller's frames what was known at the end of the day as_of, and nothing else.

    deals    deal_id, created_on, closed_on, amount, won; optional listed, product, customer (see engine_api)
    history  optional: deal_id, at, field, value; changes of stage and amount dated after as_of are not read

    A deal exists where created_on <= as_of, or created_on is missing. Its outcome and final amount count where
    closed_on <= as_of; for every other row amount, stage, won and closed_on are not looked at. A closed deal whose
    outcome is missing counts as not won. Raises BadInput when a column is missing or a deal_id stands twice.
    """
    missing = [name for name in REQUIRED if name not in deals.columns]
    if missing:
        raise BadInput(f"deals lack the column {', '.join(missing)}")
    day = day_number(as_of)
    table = _known_rows(deals, day)
    if history_from is not None:
        table = table[table["closed"] >= day_number(history_from)]
    table = table.sort_values(["key", "created"], kind="stable")
    if table["key"].duplicated().any():
        raise BadInput(f"deal_id {table.loc[table['key'].duplicated(), 'key'].iloc[0]} stands twice")
    closed = table["closed"].to_numpy()
    return KnownDeals(
        day=day,
        start=day_number(history_from)
        if history_from is not None
        else _first_day_on_record(closed[closed != OPEN], day),
        start_given=history_from is not None,
        ids=table["deal_id"].to_numpy(dtype=object),
        created=table["created"].to_numpy(),
        closed=closed,
        won=table["won"].to_numpy(),
        paid=table["paid"].to_numpy(),
        listed=table["listed"].to_numpy(),
        product=_codes(table["product"]),
        customer=_codes(table["customer"]),
        amounts=_changes(history, "amount", table["key"], day),
        stages=_changes(history, "stage", table["key"], day),
    )


def day_number(moment: Any) -> int:
    """The day of a date, text or time stamp, counted from 1970-01-01. Raises BadInput where it is none."""
    try:
        stamp = pd.Timestamp(moment)
    except (ValueError, TypeError) as problem:
        raise BadInput(f"{moment!r} is not a date") from problem
    if pd.isna(stamp):
        raise BadInput(f"{moment!r} is not a date")
    return int((stamp.tz_localize(None).normalize() - pd.Timestamp(0)).days)


def day_numbers(column: "pd.Series[Any]", missing: int) -> Days:
    """The days of a column of dates (n,), `missing` where there is none."""
    dated = pd.api.types.is_datetime64_any_dtype(column)  # reading dates anew looks at every one of them
    stamps = column if dated else pd.to_datetime(column, errors="coerce")
    if getattr(stamps.dt, "tz", None) is not None:
        stamps = stamps.dt.tz_localize(None)
    whole = stamps.to_numpy(dtype="datetime64[D]").astype(np.int64)
    return np.where(stamps.isna().to_numpy(), missing, whole)


def dates(days: Sequence[int] | Days) -> pd.DatetimeIndex:
    """Day numbers back to dates."""
    return pd.DatetimeIndex(np.asarray(days, dtype="datetime64[D]").astype("datetime64[s]"))


def _known_rows(deals: pd.DataFrame, day: int) -> pd.DataFrame:
    created = day_numbers(deals["created_on"], UNDATED)
    closed = day_numbers(deals["closed_on"], OPEN)
    shut = closed <= day
    won = deals["won"].astype("boolean").fillna(False).to_numpy(dtype=bool) & shut
    blank = pd.Series(pd.NA, index=deals.index, dtype=object)
    created = np.where(
        shut, np.minimum(created, closed), created
    )  # entered after it was closed: closed on its first day
    table = pd.DataFrame(
        {
            "deal_id": deals["deal_id"].astype(object),
            "key": deals["deal_id"].astype(str),
            "created": created,
            "closed": np.where(shut, closed, OPEN),
            "won": won,
            "paid": np.where(won, numbers(deals["amount"]), np.nan),
            "listed": numbers(deals["listed"]) if "listed" in deals else np.nan,
            "product": deals.get("product", blank),
            "customer": deals.get("customer", blank),
        }
    )
    return table[created <= day]


def numbers(column: "pd.Series[Any]") -> Floats:
    """A column as floats (n,); what is no finite number is NaN."""
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def _first_day_on_record(closed: Days, day: int) -> int:
    """One mean gap before the first closing: a record may begin later than its oldest deals."""
    if len(closed) == 0:
        return day
    first, last = int(closed.min()), int(closed.max())
    gap = (last - first) / (len(closed) - 1) if len(closed) > 1 else 30.0
    return first - round(gap)


def _codes(column: "pd.Series[Any]") -> Days:
    words = column.astype(object).where(column.notna(), "").astype(str)
    return np.asarray(pd.factorize(words, sort=True)[0], dtype=np.int64)


def _changes(history: pd.DataFrame | None, field: str, keys: "pd.Series[Any]", day: int) -> Changes:
    if history is None or history.empty:
        return Changes(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, object))
    table = pd.DataFrame(
        {
            "row": pd.Index(keys).get_indexer(history["deal_id"].astype(str)),
            "at": pd.to_datetime(history["at"], errors="coerce"),
            "day": day_numbers(history["at"], OPEN),
            "value": history["value"].astype(object),
            "word": history["value"].astype(str),
        }
    )
    table = table[(history["field"] == field).to_numpy() & (table["row"] >= 0) & (table["day"] <= day)]
    table = table.sort_values(["at", "row", "word"], kind="stable")
    value = numbers(table["value"]) if field == "amount" else table["value"].to_numpy(dtype=object)
    return Changes(table["row"].to_numpy(np.int64), table["day"].to_numpy(), value)
