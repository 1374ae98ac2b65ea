"""Models of buying: what they say of a customer agrees with what such customers do."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta as beta_distribution
from scipy.stats import gamma as gamma_distribution

from crm_engine.value import dropout, fit_buying, lifetime
from crm_engine.value.rows import unique_rows
from storage.words import BadInput, TooLittleData
from tests.crm_engine.value.shops import made_up, weekly

BOOK = weekly(made_up(), "2025-12-31")
MODELS = ("bgnbd", "mbgnbd", "paretonbd")
parameter = st.floats(0.1, 8.0)


@pytest.mark.parametrize("model", MODELS)
def test_no_step_from_the_peak_leads_higher(model: str) -> None:
    fit = fit_buying(*BOOK, model=model)
    rows = unique_rows(*BOOK, np.ones(len(BOOK[0])))
    params = np.array(list(fit.params.values()))

    def height(at: np.ndarray) -> float:
        if model == "paretonbd":
            return lifetime.log_likelihood(at, rows)[0]
        return dropout.log_likelihood(at, rows, model == "mbgnbd")[0]

    assert height(params) == pytest.approx(fit.log_likelihood, abs=1e-6)
    for place in range(4):
        for factor in (0.99, 1.01):
            step = params.copy()
            step[place] *= factor
            assert height(step) <= fit.log_likelihood + 1e-9


@pytest.mark.parametrize("model", MODELS)
@given(r=parameter, alpha=parameter, a=parameter, b=parameter)
@settings(max_examples=10, deadline=None)
def test_the_gradient_is_the_slope(model: str, r: float, alpha: float, a: float, b: float) -> None:
    rows = unique_rows(*(part[:40] for part in BOOK), np.linspace(0.5, 2.0, 40))

    def height(at: np.ndarray) -> tuple[float, np.ndarray]:
        if model == "paretonbd":
            return lifetime.log_likelihood(at, rows)
        return dropout.log_likelihood(at, rows, model == "mbgnbd")

    params = np.array([r, alpha, a, b])
    step = 1e-5 * np.eye(4)
    slope = [(height(params + one)[0] - height(params - one)[0]) / 2e-5 for one in step]
    assert height(params)[1] == pytest.approx(slope, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("model", MODELS)
def test_equal_customers_may_be_given_once_with_a_weight(model: str) -> None:
    x, last, age = BOOK
    twice = fit_buying(np.tile(x, 2), np.tile(last, 2), np.tile(age, 2), model=model)
    weighted = fit_buying(x, last, age, weights=np.full(len(x), 2.0), model=model)

    assert list(twice.params.values()) == pytest.approx(list(weighted.params.values()), rel=1e-6)
    assert twice.log_likelihood == pytest.approx(weighted.log_likelihood, rel=1e-10)
    assert twice.expected_orders(4)[: len(x)] == pytest.approx(weighted.expected_orders(4), rel=1e-5)


@pytest.mark.parametrize("model", MODELS)
def test_days_or_weeks_say_the_same(model: str) -> None:
    x, last, age = BOOK
    weeks, days = fit_buying(x, last, age, model=model), fit_buying(x, last * 7, age * 7, model=model)

    assert days.expected_orders(70) == pytest.approx(weeks.expected_orders(10), rel=1e-5)
    assert days.probability_buys(70) == pytest.approx(weeks.probability_buys(10), rel=1e-5)
    assert days.params["alpha"] == pytest.approx(7 * weeks.params["alpha"], rel=1e-5)


@pytest.mark.parametrize("first_order_counts", [False, True])
@given(r=parameter, alpha=parameter, a=parameter, b=parameter, x=st.integers(0, 60), age=st.floats(1.0, 100.0))
@settings(max_examples=8, deadline=None)
def test_the_orders_ahead_are_the_integral_over_the_chances_of_dropping_out(
    first_order_counts: bool, r: float, alpha: float, a: float, b: float, x: int, age: float
) -> None:
    params, horizon = np.array([r, alpha, a, b]), 20.0
    chance = beta_distribution(a, b + x + first_order_counts)

    def orders(level: float) -> float:
        p = float(chance.ppf(level))
        return float(-np.expm1((r + x) * -np.log1p(p * horizon / (alpha + age))) / p) if p > 1e-12 else (
            (r + x) * horizon / (alpha + age)
        )  # fmt: skip

    said = dropout.expected_orders_if_alive(params, np.array([float(x)]), np.array([age]), horizon, first_order_counts)
    assert said[0] == pytest.approx(quad(orders, 0, 1)[0], rel=1e-4)


def test_a_near_one_has_no_jump() -> None:
    x, age = np.array([3.0]), np.array([10.0])
    said = [
        dropout.expected_orders_if_alive(np.array([0.5, 5.0, a, 2.0]), x, age, 30.0, True)[0]
        for a in (0.9999, 0.999999, 1.0, 1.000001, 1.0001)
    ]
    assert said == pytest.approx([said[2]] * 5, rel=1e-4)


def test_pareto_orders_ahead_are_the_integral_over_the_ends() -> None:
    r, alpha, s, beta = params = np.array([0.6, 9.0, 0.8, 12.0])
    rate = gamma_distribution(r + 4, scale=1 / (alpha + 20.0)).mean()
    alive = quad(lambda u: ((beta + 20.0) / (beta + 20.0 + u)) ** s, 0, 15.0)[0]

    said = lifetime.expected_orders_if_alive(params, np.array([4.0]), np.array([20.0]), 15.0)
    assert said[0] == pytest.approx(rate * alive, rel=1e-9)


@pytest.mark.parametrize("model", MODELS)
@given(horizon=st.floats(0.0, 500.0), longer=st.floats(0.0, 500.0))
@settings(max_examples=8, deadline=None)
def test_chances_are_chances_and_more_time_brings_more(model: str, horizon: float, longer: float) -> None:
    fit = fit_buying(*BOOK, model=model)
    alive, buys, orders = fit.probability_alive(), fit.probability_buys(horizon), fit.expected_orders(horizon)

    assert ((alive >= 0) & (alive <= 1)).all()
    assert ((buys >= 0) & (buys <= alive + 1e-12)).all()
    assert (buys <= orders + 1e-9).all()
    assert (fit.expected_orders(horizon + longer) >= orders - 1e-9).all()


def test_where_nobody_drops_out_the_fit_says_that_it_cannot_tell() -> None:
    rng = np.random.default_rng(6)
    age = rng.uniform(20, 100, 400)
    x = rng.poisson(rng.gamma(2.0, 0.1, 400) * age).astype(float)
    # The last of x orders at random times is the largest of x uniform ones.
    faithful = x, np.where(x > 0, age * rng.random(400) ** (1 / np.maximum(x, 1)), 0.0), age

    for model in MODELS:
        fit = fit_buying(*faithful, model=model)
        assert not fit.identified
        assert fit.why
        assert not json.loads(fit.to_json())["identified"]


@pytest.mark.parametrize(
    ("frequency", "recency", "age"),
    [
        ([1, 2], [1.0, np.nan], [2.0, 2.0]),
        ([1, -2], [1.0, 1.0], [2.0, 2.0]),
        ([1, 1.5], [1.0, 1.0], [2.0, 2.0]),
        ([1, 2], [1.0, 3.0], [2.0, 2.0]),
        ([1, 2], [1.0], [2.0, 2.0]),
        ([0, 2], [1.0, 1.0], [2.0, 2.0]),
        ([1, 2], [0.0, 1.0], [2.0, 2.0]),
        (["a", "b"], [1.0, 1.0], [2.0, 2.0]),
    ],
)
def test_numbers_that_cannot_be_are_refused(frequency: list, recency: list, age: list) -> None:
    with pytest.raises(BadInput):
        fit_buying(frequency, recency, age)


def test_one_customer_is_too_little() -> None:
    with pytest.raises(TooLittleData):
        fit_buying([1], [1.0], [2.0])
    with pytest.raises(TooLittleData):
        fit_buying([], [], [])
    with pytest.raises(BadInput):
        fit_buying([1, 2], [1.0, 1.0], [2.0, 2.0], model="poisson")
