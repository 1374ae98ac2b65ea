"""Calibrate on the past, compare with what came: how far the forecast of orders was off, beside past frequency."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crm_engine.value.history import Purchases, fold, ordered_within
from crm_engine.value.outlook import BASELINE, MODEL, NEED_CUSTOMERS, look_ahead
from crm_engine.value.ranges import Spread, measure_coverage, measure_spread

Floats = NDArray[np.float64]
_SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Trial:
    """One hold-out: customers known at the cutoff, and what each method said of the days after it.

    cutoff, days       the last day used (since 1970) and the length of the hold-out
    drops_out, why     whether dropping out could be told at the cutoff, and what the matter was with the model
    errors             mean absolute error in orders a customer, by method
    """

    cutoff: int
    days: int
    drops_out: bool
    why: str
    errors: dict[str, float]
    expected: dict[str, Floats]
    value: dict[str, Floats]
    orders: Floats
    money: Floats

    @property
    def best(self) -> str:
        """The method that should answer: the model where it can tell dropping out and was not worse."""
        better = self.errors[MODEL] <= self.errors[BASELINE]
        return MODEL if self.drops_out and better else BASELINE

    def bias(self, name: str) -> float:
        """Orders a customer, expected less actual: above 0 where the method said too many."""
        return float((self.expected[name] - self.orders).mean())

    def top_decile(self, name: str) -> dict[str, float]:
        """What the tenth of customers that the method ranks first brought, beside past frequency's tenth."""
        count = max(1, round(len(self.orders) / 10))
        first = np.argsort(-self.value[name], kind="stable")[:count]
        other = np.argsort(-self.value[BASELINE], kind="stable")[:count]
        total = float(self.money.sum())
        return {
            "customers": float(count),
            "expected_orders": float(self.expected[name][first].mean()),
            "orders": float(self.orders[first].mean()),
            "share_of_value": float(self.money[first].sum()) / total if total > 0 else float("nan"),
            "baseline_share_of_value": float(self.money[other].sum()) / total if total > 0 else float("nan"),
        }

    def spread(self, name: str) -> Spread:
        """The ranges that would have held eight of ten customers."""
        return measure_spread(self.value[name], self.money)

    def coverage(self, name: str) -> float:
        """Share of customers inside ranges learned from the other half of them."""
        return measure_coverage(self.value[name], self.money)


def hold_out(purchases: Purchases, as_of: int, horizon: int) -> Trial | None:
    """Hold out the last `horizon` days, or half the history where that is shorter.

    None where fewer than 30 customers were known by then, or the hold-out would be under a week.
    """
    if not len(purchases.day):
        return None
    span = as_of - int(purchases.day.min()) + 1
    days = min(horizon, span // 2)
    if days < min(_SHORTEST, horizon):
        return None
    cutoff = as_of - days
    history = fold(purchases, cutoff)
    if len(history) < NEED_CUSTOMERS:
        return None
    known = purchases.ids.get_indexer(history.ids)
    every_order, every_money = ordered_within(purchases, cutoff, as_of)
    orders, money = every_order[known], every_money[known]
    outlook = look_ahead(history)
    expected = {name: outlook.expected_orders(name, days) for name in (MODEL, BASELINE)}
    return Trial(
        cutoff=cutoff,
        days=days,
        drops_out=outlook.fit is not None and outlook.fit.drops_out,
        why=outlook.why,
        errors={name: float(np.abs(said - orders).mean()) for name, said in expected.items()},
        expected=expected,
        value={name: said * outlook.amount for name, said in expected.items()},
        orders=orders,
        money=money,
    )
