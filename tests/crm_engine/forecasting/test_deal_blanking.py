"""A forecast must not see ahead: what is known only later is blanked, and not a bit may change."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.forecasting.deal_backtest import METHODS, run_trial
from crm_engine.forecasting.deal_forecast import forecast_deals
from crm_engine.forecasting.deal_known import dates, read_deals

AS_OF = pd.Timestamp("2026-01-01")


def made_up_deals(seed: int, size: int = 240) -> pd.DataFrame:
    """Deals of a team over 15 months, some created and closed after AS_OF, some without dates, amounts or customer."""
    rng = np.random.default_rng(seed)
    created = AS_OF - pd.to_timedelta(rng.integers(-60, 400, size), unit="D")
    closed = created + pd.to_timedelta(rng.gamma(1.5, 30, size).astype(int), unit="D")
    ended = rng.random(size) < 0.8
    won = rng.random(size) < 0.5
    frame = pd.DataFrame(
        {
            "deal_id": [f"d{number}" for number in rng.permutation(size)],
            "created_on": pd.Series(created).where(rng.random(size) > 0.05),
            "closed_on": pd.Series(closed).where(ended),
            "amount": np.where(rng.random(size) < 0.95, rng.lognormal(8, 1, size), np.nan),
            "won": pd.array(np.where(ended, won, False), dtype="boolean"),
            "stage": rng.choice(["Proposal", "Negotiation", "Closed Won"], size),
            "listed": np.where(rng.random(size) < 0.4, rng.lognormal(8, 1, size), np.nan),
            "product": rng.choice(["A", "B", None], size),
            "customer": rng.choice([*"pqrstuvw", None], size),
        }
    )
    frame.loc[~ended, "won"] = pd.NA
    return frame


def made_up_history(deals: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Changes of amount, stage and owner on some of the deals, half of them after AS_OF."""
    rng = np.random.default_rng(seed)
    picked = deals.sample(80, random_state=seed, replace=True)
    field = rng.choice(["amount", "stage", "owner"], 80)
    value = [float(rng.lognormal(8, 1)) if name == "amount" else "Proposal" for name in field]
    at = AS_OF + pd.to_timedelta(rng.integers(-200, 200, 80), unit="D")
    return pd.DataFrame({"deal_id": picked["deal_id"].to_numpy(), "at": at, "field": field, "value": value})


def blanked(deals: pd.DataFrame, as_of: pd.Timestamp = AS_OF) -> pd.DataFrame:
    """The same deals with amount, stage, won and closed_on of every row not closed by as_of taken away."""
    later = ~(deals["closed_on"] <= as_of)
    frame = deals.copy()
    frame.loc[later, "amount"] = np.nan
    frame.loc[later, "stage"] = None
    frame.loc[later, "won"] = pd.NA
    frame.loc[later, "closed_on"] = pd.NaT
    return frame


@pytest.mark.parametrize("days", [30, 90])
@pytest.mark.parametrize("seed", range(2))
def test_blanking_what_is_known_later_changes_no_bit(seed: int, days: int) -> None:
    deals = made_up_deals(seed)
    history = made_up_history(deals, seed)

    said = forecast_deals(deals, AS_OF, days, history=history)

    assert forecast_deals(blanked(deals), AS_OF, days, history=history).to_json() == said.to_json()
    assert said.backtest.origins > 0


@pytest.mark.parametrize("seed", range(2))
def test_nonsense_in_what_is_known_later_changes_no_bit(seed: int) -> None:
    deals = made_up_deals(seed)
    later = ~(deals["closed_on"] <= AS_OF)
    wild = deals.copy()
    wild.loc[later, "amount"] = 1e12
    wild.loc[later, "won"] = True
    wild.loc[later, "closed_on"] = AS_OF + pd.Timedelta(days=1)

    assert forecast_deals(wild, AS_OF, 30).to_json() == forecast_deals(deals, AS_OF, 30).to_json()


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_and_of_history_changes_no_bit(seed: int) -> None:
    deals = made_up_deals(5)
    history = made_up_history(deals, 5)

    said = forecast_deals(deals, AS_OF, 30, history=history)
    mixed = forecast_deals(
        deals.sample(frac=1, random_state=seed), AS_OF, 30, history.sample(frac=1, random_state=seed)
    )

    assert mixed.to_json() == said.to_json()


def test_deals_created_after_the_day_and_changes_dated_after_it_change_no_bit() -> None:
    deals = made_up_deals(6)
    history = made_up_history(deals, 6)

    said = forecast_deals(deals, AS_OF, 30, history=history)
    without = forecast_deals(deals[~(deals["created_on"] > AS_OF)], AS_OF, 30, history=history[history["at"] <= AS_OF])

    assert without.to_json() == said.to_json()


def test_the_past_forecasts_of_the_backtest_are_those_given_on_that_day() -> None:
    deals = made_up_deals(7, size=400)
    today = forecast_deals(deals, AS_OF, 28)

    trial = run_trial(read_deals(deals, AS_OF), 28)
    for place in (12, 25, len(trial.grid) - 1):
        day = dates(trial.grid[[place]])[0]
        then = forecast_deals(blanked(deals, day), day, 28).backtest.candidates["forecast"].to_numpy()[: len(METHODS)]
        undated_open = (deals["created_on"].isna() & ~(deals["closed_on"] <= day)).sum()
        assert undated_open > 0
        np.testing.assert_array_equal(trial.forecasts[place], then)
    assert today.expected > 0
