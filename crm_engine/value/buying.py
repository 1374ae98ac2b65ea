"""How often customers order and whether they still do: fit a model of buying, ask it about the next weeks."""

import json
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crm_engine.value import dropout, lifetime
from crm_engine.value.climb import Peak, climb
from crm_engine.value.constant import constant_rate_log_likelihood
from crm_engine.value.rows import Rows, read_numbers, unique_rows
from storage.words import BadInput, TooLittleData

Floats = NDArray[np.float64]
MODELS = ("bgnbd", "mbgnbd", "paretonbd")
_NEED = 2
# Twice the log likelihood that dropping out must add before it is believed: 5 % of a chi-square with a bound at zero.
_WORTH = 2.71


@dataclass(frozen=True, slots=True)
class BuyingFit:
    """A fitted model of buying; its methods answer for each customer in the order given, shape (n,).

    params           r, alpha, a, b (for paretonbd r, alpha, s, beta), times in the unit given
    log_likelihood   at the params
    identified       False where a parameter sits on its bound, or where dropping out explains nothing;
                     `why` then says which
    drops_out        dropping out explains something: the likelihood is worth more than that of constant rates
    """

    model: str
    params: dict[str, float]
    log_likelihood: float
    identified: bool
    why: str
    drops_out: bool
    _rows: Rows = field(repr=False)

    def probability_alive(self) -> Floats:
        """Chance that the customer is still one."""
        return self._alive()[self._rows.back]

    def expected_orders(self, horizon: float) -> Floats:
        """Orders expected within horizon (the unit of the ages, zero or more)."""
        length = _read_horizon(horizon)
        if_alive = self._per_count_and_age(length, buys=False)
        return (if_alive * self._alive())[self._rows.back]

    def probability_buys(self, horizon: float) -> Floats:
        """Chance of one order or more within horizon."""
        length = _read_horizon(horizon)
        if_alive = self._per_count_and_age(length, buys=True)
        return (if_alive * self._alive())[self._rows.back]

    def to_json(self) -> str:
        """The parameters and what stands behind them, as JSON."""
        return json.dumps(
            {
                "model": self.model,
                "params": self.params,
                "log_likelihood": self.log_likelihood,
                "identified": self.identified,
                "why": self.why,
                "drops_out": self.drops_out,
            }
        )

    def _values(self) -> Floats:
        return np.array(list(self.params.values()))

    def _alive(self) -> Floats:
        if self.model == "paretonbd":
            return lifetime.probability_alive(self._values(), self._rows)
        return dropout.probability_alive(self._values(), self._rows, self.model == "mbgnbd")

    def _per_count_and_age(self, horizon: float, buys: bool) -> Floats:
        """Given that the customer is alive the answer depends on (x, age) alone: far fewer rows to work out."""
        rows = self._rows
        pairs = unique_rows(rows.x, np.zeros_like(rows.age), rows.age, rows.weight)
        x, age = pairs.x, pairs.age
        if self.model == "paretonbd":
            ask = lifetime.buys_if_alive if buys else lifetime.expected_orders_if_alive
            return ask(self._values(), x, age, horizon)[pairs.back]
        if buys:
            return dropout.buys_if_alive(self._values(), x, age, horizon)[pairs.back]
        first = self.model == "mbgnbd"
        return dropout.expected_orders_if_alive(self._values(), x, age, horizon, first)[pairs.back]


def fit_buying(
    frequency: ArrayLike,
    recency: ArrayLike,
    age: ArrayLike,
    weights: ArrayLike | None = None,
    model: str = "mbgnbd",
) -> BuyingFit:
    """Fit a model of buying by maximum likelihood.

    frequency   shape (n,), repeat orders: whole numbers, the first order not counted
    recency     shape (n,), time from the first order to the last; 0 where there is no repeat order
    age         shape (n,), time from the first order to today, the same unit, at least recency
    weights     shape (n,), how many customers each entry stands for; 1 each where not given
    model       "mbgnbd", "bgnbd" or "paretonbd"

    Raises BadInput for numbers that cannot be, TooLittleData where fewer than two customers have an age.
    Sources: the modules `dropout` (BG/NBD, MBG/NBD) and `lifetime` (Pareto/NBD).
    """
    if model not in MODELS:
        raise BadInput(f"model must be one of {', '.join(MODELS)}", field="model")
    rows, unit = _read_rows(frequency, recency, age, weights)
    peak = _fit(rows, model)
    times = (1,) if model != "paretonbd" else (1, 3)
    values = [float(value) * (unit if place in times else 1.0) for place, value in enumerate(peak.params)]
    names = ("r", "alpha", "s", "beta") if model == "paretonbd" else ("r", "alpha", "a", "b")
    # A rate in another unit shifts the log density by the unit's log, once an order.
    total = peak.log_likelihood - float(rows.weight @ rows.x) * float(np.log(unit))
    drops_out = 2 * (peak.log_likelihood - constant_rate_log_likelihood(rows)) >= _WORTH
    why = _what_is_wrong(peak, names, drops_out)
    given = Rows(
        rows.x, rows.recency * unit, rows.age * unit, rows.weight, rows.counts, rows.by_count, rows.place, rows.back,
        rows.total,
    )  # fmt: skip
    return BuyingFit(model, dict(zip(names, values, strict=True)), total, not why, why, drops_out, given)


def _read_rows(
    frequency: ArrayLike, recency: ArrayLike, age: ArrayLike, weights: ArrayLike | None
) -> tuple[Rows, float]:
    """Unique rows with the longest age as the unit of time, and that age."""
    x = read_numbers(frequency, "frequency")
    last = read_numbers(recency, "recency", len(x))
    whole = read_numbers(age, "age", len(x))
    weight = np.ones(len(x)) if weights is None else read_numbers(weights, "weights", len(x))
    if (x != np.floor(x)).any():
        raise BadInput("frequency must be whole numbers of repeat orders", field="frequency")
    if (last > whole).any():
        raise BadInput("recency must not exceed age", field="recency")
    if ((x == 0) & (last > 0)).any():
        raise BadInput("recency must be 0 where there is no repeat order", field="recency")
    if ((x > 0) & (last == 0)).any():
        raise BadInput("recency must be above 0 where there are repeat orders", field="recency")
    known = int(((whole > 0) & (weight > 0)).sum())
    if known < _NEED:
        raise TooLittleData(_NEED, known, "customers with an age")
    unit = float(whole.max())
    return unique_rows(x, last / unit, whole / unit, weight), unit


def _fit(rows: Rows, model: str) -> Peak:
    rate = float(rows.weight @ rows.x) / float(rows.weight @ rows.age)
    alpha = float(np.clip(0.5 / max(rate, 1e-3), 1e-3, 1e3))
    if model == "paretonbd":
        return climb(lambda params: lifetime.log_likelihood(params, rows), [(0.5, alpha, 0.5, 0.5)], rows.total)
    first = model == "mbgnbd"
    return climb(lambda params: dropout.log_likelihood(params, rows, first), [(0.5, alpha, 1.0, 2.0)], rows.total)


def _what_is_wrong(peak: Peak, names: tuple[str, ...], drops_out: bool) -> str:
    faults = [] if drops_out else ["no dropping out can be told from the data"]
    if peak.on_edge:
        faults.append(f"{', '.join(names[place] for place in peak.on_edge)} on the bound")
    return "; ".join(faults)


def _read_horizon(horizon: float) -> float:
    if not np.isfinite(horizon) or horizon < 0:
        raise BadInput("horizon must be zero or more", field="horizon")
    return float(horizon)
