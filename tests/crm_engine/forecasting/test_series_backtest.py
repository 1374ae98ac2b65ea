"""The rolling-origin backtest against sums done by hand."""

import math
import pickle

import numpy as np
import pytest

from crm_engine.forecasting import forecast_series
from crm_engine.forecasting.backtest import origins_of, roll

HISTORY = np.concatenate([np.arange(1.0, 13.0), np.arange(3.0, 15.0), np.arange(5.0, 17.0)])


def last_value(known):
    """A method simple enough to check by hand: the last value, give or take 1 (80 %) or 3 (95 %)."""
    mean = np.full(6, known[-1])
    return mean, {0.8: (mean - 1.0, mean + 1.0), 0.95: (mean - 3.0, mean + 3.0)}


def test_the_figures_are_those_of_the_formulas():
    measured = roll(HISTORY, 6, 12, (0.8, 0.95), last_value)

    origins = origins_of(36, 6, 12)
    errors = np.array([[HISTORY[origin - 1] - HISTORY[origin + step] for step in range(6)] for origin in origins])
    naive = np.array(
        [[HISTORY[origin + step - 12] - HISTORY[origin + step] for step in range(6)] for origin in origins]
    )
    came = np.array([[HISTORY[origin + step] for step in range(6)] for origin in origins])
    assert measured.origins == len(origins)
    assert measured.bias == pytest.approx(errors.mean())
    assert measured.mse == pytest.approx((errors**2).mean())
    assert measured.rmse == pytest.approx(math.sqrt((errors**2).mean()))
    assert measured.wape == pytest.approx(np.abs(errors).sum() / came.sum())
    assert measured.naive_wape == pytest.approx(np.abs(naive).sum() / came.sum())
    # Each year is the one before plus 2, so the seasonal naive errs by 2 within every history.
    assert measured.mase == pytest.approx(np.abs(errors).mean() / 2.0)
    assert measured.naive_mase == pytest.approx(1.0)
    assert measured.coverage == {0.8: (np.abs(errors) <= 1.0).mean(), 0.95: (np.abs(errors) <= 3.0).mean()}


def test_a_method_never_sees_its_origin_or_later():
    seen = []

    def watched(known):
        seen.append(len(known))
        assert np.array_equal(known, HISTORY[: len(known)])
        return last_value(known)

    roll(HISTORY, 6, 12, (0.8,), lambda known: (watched(known)[0], {0.8: last_value(known)[1][0.8]}))

    assert seen == origins_of(36, 6, 12)


@pytest.mark.parametrize(("count", "horizon"), [(4, 12), (10, 3), (24, 6), (36, 6), (120, 18), (300, 24)])
def test_origins_leave_something_known_and_something_to_come(count, horizon):
    origins = origins_of(count, horizon, 12)

    assert 1 <= len(origins) <= 8
    assert all(3 <= origin < count for origin in origins)


def test_a_long_history_gives_every_origin_two_seasons_and_the_whole_horizon():
    origins = origins_of(120, 18, 12)

    assert origins[0] == 24
    assert origins[-1] == 102


def test_changing_the_future_changes_no_earlier_forecast():
    history = HISTORY + np.random.default_rng(2).normal(0.0, 0.5, 36)
    other = history.copy()
    other[30:] *= 50.0

    assert forecast_series(history[:30], 6).to_json() == forecast_series(other[:30], 6).to_json()


def test_the_backtest_waits_until_it_is_read_and_is_then_kept():
    forecast = forecast_series(HISTORY, 6)

    assert "backtest" not in vars(forecast)
    assert forecast.backtest is forecast.backtest


def test_against_a_clear_trend_and_season_ours_beats_the_naive():
    measured = forecast_series(HISTORY, 6).backtest

    assert measured.mase < measured.naive_mase
    assert measured.wape < measured.naive_wape


def test_a_forecast_made_in_a_worker_travels_and_can_still_look_back():
    forecast = forecast_series(HISTORY, 6)

    sent = pickle.loads(pickle.dumps(forecast))

    assert np.array_equal(sent.mean, forecast.mean)
    assert sent.backtest == forecast.backtest
