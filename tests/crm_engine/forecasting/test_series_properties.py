"""Properties of every forecast of a series, over histories that hypothesis makes up."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.forecasting import forecast_series

AMOUNTS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda amount: round(amount, 2))
HISTORIES = st.lists(AMOUNTS, min_size=3, max_size=60)
SALES = st.lists(st.floats(1.0, 1e6), min_size=6, max_size=60)
SEASONS = st.sampled_from([1, 4, 7, 12])


@settings(max_examples=60, deadline=None)
@given(HISTORIES, st.integers(1, 15), SEASONS)
def test_every_answer_is_finite_and_its_ranges_are_nested(history, horizon, season):
    forecast = forecast_series(history, horizon, season)

    (low_80, high_80), (low_95, high_95) = forecast.intervals[0.8], forecast.intervals[0.95]
    chain = np.stack([low_95, low_80, forecast.mean, high_80, high_95])
    assert np.all(np.isfinite(chain))
    assert np.all(np.diff(chain, axis=0) >= 0.0)


@settings(max_examples=30, deadline=None)
@given(SALES, st.floats(1e-6, 1e6), SEASONS)
def test_another_currency_gives_the_same_forecast_in_it(history, rate, season):
    here = forecast_series(history, 6, season)
    there = forecast_series(np.array(history) * rate, 6, season)

    size = float(np.max(np.abs(here.intervals[0.95])))
    assert np.allclose(there.mean / rate, here.mean, rtol=1e-5, atol=1e-6 * size)
    for level in (0.8, 0.95):
        assert np.allclose(np.array(there.intervals[level]) / rate, here.intervals[level], rtol=1e-5, atol=1e-6 * size)


@settings(max_examples=10, deadline=None)
@given(SALES.filter(lambda history: len(history) >= 20), st.data())
def test_no_forecast_of_the_backtest_looks_ahead(history, data):
    """What came after an origin may change the errors there, never the forecast made there."""
    horizon = data.draw(st.integers(1, 6))
    measured = forecast_series(history, horizon).backtest

    assert measured == replayed(np.array(history), horizon)


def replayed(history, horizon):
    """The backtest again, by public means alone: forecast_series on each cut history."""
    from crm_engine.forecasting.backtest import roll

    def method(known):
        forecast = forecast_series(known, horizon)
        return forecast.mean, forecast.intervals

    return roll(history, horizon, 12, (0.8, 0.95), method)
