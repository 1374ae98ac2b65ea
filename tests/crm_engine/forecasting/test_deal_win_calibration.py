"""Chances of winning against what then happened, on made-up deals whose fields share one hidden cause."""

import numpy as np
import pandas as pd
import pytest
from scipy import special

from crm_engine.forecasting.deal_logistic import fit_and_shift
from crm_engine.forecasting.deal_signal import log_bayes_factor, shrunk_shares
from crm_engine.forecasting.deal_win import win_probability
from tests.crm_engine.forecasting.test_deal_blanking import AS_OF

OPEN = 600


def deals_of_one_cause(closed: int, seed: int, age: int | None) -> tuple[pd.DataFrame, np.ndarray]:
    """So many closed deals and 600 open ones, whose four fields are all signs of one unseen fit; and who wins.

    age  of the open deals, or None for creation dates like those of the closed deals
    """
    rng = np.random.default_rng(seed)
    size = closed + OPEN
    fit = rng.normal(size=size)
    fields = {f"field{place}": np.digitize(0.9 * fit + 0.5 * rng.normal(size=size), [-1, 0, 1]) for place in range(4)}
    won = rng.random(size) < special.expit(-0.5 + 1.2 * fit)
    created = AS_OF - pd.to_timedelta(rng.integers(90, 400, size), unit="D")
    ended = created + pd.to_timedelta(rng.integers(10, 90, size), unit="D")
    is_open = np.arange(size) >= closed
    if age is not None:
        created = pd.Series(created).where(~is_open, AS_OF - pd.Timedelta(days=age))
    frame = pd.DataFrame(
        {
            "deal_id": np.arange(size),
            "created_on": created,
            "closed_on": pd.Series(ended).where(~is_open),
            "amount": 1000.0,
            "won": pd.array(won, dtype="boolean"),
            **{name: values.astype(str) for name, values in fields.items()},
        }
    )
    frame.loc[is_open, "won"] = pd.NA
    return frame, won[is_open]


def brier(closed: int, seed: int, age: int | None) -> tuple[float, float]:
    """Of the model, and of the share won among the closed deals."""
    deals, won = deals_of_one_cause(closed, seed, age)
    said = win_probability(deals, AS_OF).set_index("deal_id").loc[np.arange(closed, closed + OPEN), "probability"]
    base = deals["won"][:closed].astype(float).mean()
    return float(np.mean((said.to_numpy() - won) ** 2)), float(np.mean((base - won) ** 2))


@pytest.mark.parametrize("age", [30, None])
@pytest.mark.parametrize(("closed", "gain"), [(10, 0.01), (30, 0.015), (100, 0.025)])
def test_from_ten_closed_deals_the_fields_say_more_than_the_share_won(
    closed: int, gain: float, age: int | None
) -> None:
    scores = np.array([brier(closed, seed, age) for seed in range(12)])

    assert scores[:, 0].mean() < scores[:, 1].mean() - gain


def test_what_is_said_is_what_happens() -> None:
    deals, won = deals_of_one_cause(400, 1, 30)
    said = win_probability(deals, AS_OF).set_index("deal_id").loc[np.arange(400, 400 + OPEN), "probability"].to_numpy()

    for low, high in ((0.0, 0.25), (0.25, 0.5), (0.5, 1.0)):
        inside = (said >= low) & (said < high)
        assert said[inside].mean() == pytest.approx(won[inside].mean(), abs=0.08)


def test_a_value_met_once_is_no_evidence() -> None:
    won = np.arange(50) % 2 == 0

    assert log_bayes_factor(np.arange(50), won) == pytest.approx(0.0, abs=1e-9)


def test_shares_are_shrunk_the_more_the_more_alike_they_are() -> None:
    total = np.full(4, 20.0)
    alike, apart = np.array([10.0, 11.0, 9.0, 10.0]), np.array([2.0, 18.0, 3.0, 17.0])

    assert np.ptp(shrunk_shares(total, alike, 0.5)) < 0.05
    assert np.ptp(shrunk_shares(total, apart, 0.5)) > 0.6


def test_the_regression_finds_the_weights_where_there_are_many_rows() -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(4000, 2))
    won = (rng.random(4000) < special.expit(0.5 + X @ [1.0, -0.5])).astype(float)

    shift = fit_and_shift(X, won, np.ones(4000), np.eye(2))

    np.testing.assert_allclose(shift.parts[0], [0.5, 1.0, 0.0], atol=0.12)
    np.testing.assert_allclose(shift.parts[1], [0.5, 0.0, -0.5], atol=0.12)
