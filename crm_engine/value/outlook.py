"""What each customer is expected to do next: by the fitted models, or by their past frequency alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crm_engine.value.buying import BuyingFit, fit_buying
from crm_engine.value.history import History
from crm_engine.value.spend import fit_spend
from storage.words import TooLittleData, say

Floats = NDArray[np.float64]
MODEL = "mbgnbd"
BASELINE = "past frequency"
# Fewer customers than this and four parameters of a population are guesswork.
NEED_CUSTOMERS = 30
_DAYS_A_YEAR = 365.0
_SLICES = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """The two views of a customer base at one day; arrays (n,) in the order of the history.

    fit      the model of buying, None where there are too few customers
    why      why the model cannot answer, empty where it can
    amount   money expected of one more day with an order, refunds allowed for
    """

    history: History
    fit: BuyingFit | None
    why: str
    amount: Floats

    def expected_orders(self, name: str, horizon: float) -> Floats:
        """Days with an order within horizon days, by the model or by past frequency."""
        if name == BASELINE or self.fit is None:
            return past_frequency(self.history, horizon)
        return self.fit.expected_orders(horizon)

    def expected_value(self, name: str, horizon: float, discount: float) -> Floats:
        """Money within horizon days; discount is a yearly rate, 0.1 for 10 %, taken off in twelve slices."""
        if discount == 0:
            return self.expected_orders(name, horizon) * self.amount
        ends = horizon * np.arange(1, _SLICES + 1) / _SLICES
        worth = np.zeros(len(self.history))
        before = np.zeros(len(self.history))
        for end in ends:
            until = self.expected_orders(name, float(end))
            middle = float(end) - horizon / _SLICES / 2
            worth += (until - before) * (1 + discount) ** (-middle / _DAYS_A_YEAR)
            before = until
        return worth * self.amount

    def probability_active(self) -> Floats:
        """Chance of still being a customer; 1 where no dropping out can be told."""
        return np.ones(len(self.history)) if self.fit is None else self.fit.probability_alive()

    def probability_buys(self, days: float) -> Floats:
        """Chance of an order within days."""
        if self.fit is None:
            return -np.expm1(-past_frequency(self.history, days))
        return self.fit.probability_buys(days)


def past_frequency(history: History, horizon: float) -> Floats:
    """The baseline: repeat orders go on as often as they came, counted over the whole span of the history."""
    return history.repeats * horizon / max(history.span, 1)


def look_ahead(history: History) -> Outlook:
    """Fit what the history allows to be fitted."""
    fit, why = _fit_buying(history)
    return Outlook(history, fit, why, _amount(history))


def _fit_buying(history: History) -> tuple[BuyingFit | None, str]:
    if len(history) < NEED_CUSTOMERS:
        short = say("not enough data: have {have}, need {need} customers", have=len(history), need=NEED_CUSTOMERS)
        return None, short
    if not history.repeats.any():
        return None, say("nobody has ordered twice")
    try:
        fit = fit_buying(history.repeats, history.first_to_last, history.age, model=MODEL)
    except TooLittleData as refusal:
        return None, refusal.said
    return fit, fit.why


def _amount(history: History) -> Floats:
    """Gamma-Gamma where it holds, else the customer's own mean; less the share that refunds took of all money."""
    days = history.repeats + 1
    gross = float(days @ history.mean_day)
    kept = float(np.clip(history.monetary.sum() / gross, 0.0, 1.0)) if gross > 0 else 0.0
    if (history.mean_day > 0).sum() >= NEED_CUSTOMERS:
        spend = fit_spend(days, history.mean_day)
        if spend.identified:
            return spend.expected_amount() * kept
    return history.mean_day * kept
