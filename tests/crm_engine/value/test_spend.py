"""What a customer spends: near the own mean after many orders, near everybody's after few."""

import json

import numpy as np
import pytest

from crm_engine.value import fit_spend
from storage.words import BadInput, TooLittleData


def spenders(n: int = 4000, p: float = 6.0, q: float = 4.0, gamma: float = 16.0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(2)
    orders = rng.integers(1, 8, n)
    scale = 1 / rng.gamma(q, 1 / gamma, n)
    return orders.astype(float), rng.gamma(p * orders, scale / orders)


def test_the_parameters_of_simulated_spenders_are_found_again() -> None:
    fit = fit_spend(*spenders(20_000))

    assert list(fit.params.values()) == pytest.approx([6.0, 4.0, 16.0], rel=0.15)
    assert fit.identified


def test_the_expected_amount_lies_between_the_own_mean_and_that_of_all() -> None:
    orders, mean = spenders()
    fit = fit_spend(orders, mean)
    p, q, gamma = fit.params.values()
    everybody = p * gamma / (q - 1)

    said = fit.expected_amount()
    assert (said >= np.minimum(mean, everybody) - 1e-9).all()
    assert (said <= np.maximum(mean, everybody) + 1e-9).all()


def test_who_has_not_bought_is_expected_to_spend_as_everybody() -> None:
    orders, mean = spenders(500)
    fit = fit_spend(np.append(orders, [0.0, 3.0]), np.append(mean, [0.0, 0.0]))
    p, q, gamma = fit.params.values()

    assert fit.expected_amount()[-2:] == pytest.approx([p * gamma / (q - 1)] * 2)


def test_another_currency_unit_changes_only_the_unit() -> None:
    orders, mean = spenders(500)
    cents, units = fit_spend(orders, mean * 100), fit_spend(orders, mean)

    assert cents.expected_amount() == pytest.approx(100 * units.expected_amount(), rel=1e-5)
    assert cents.params["gamma"] == pytest.approx(100 * units.params["gamma"], rel=1e-4)


def test_customers_who_all_spend_the_same_are_not_told_apart() -> None:
    fit = fit_spend(np.full(50, 2.0), np.full(50, 10.0))

    assert not fit.identified
    assert json.loads(fit.to_json())["why"]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(BadInput):
        fit_spend([1, 2], [5.0, -1.0])
    with pytest.raises(BadInput):
        fit_spend([1, 2], [5.0])
    with pytest.raises(TooLittleData):
        fit_spend([1, 0], [5.0, 0.0])
