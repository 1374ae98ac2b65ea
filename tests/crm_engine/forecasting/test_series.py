"""What a person may rely on in a forecast of a series, whatever the history."""

import json

import numpy as np
import pytest

from crm_engine.forecasting import SeriesForecast, forecast_series
from storage.words import TooLittleData

NOISE = np.random.default_rng(5)
SEASON = np.array([0.8, 0.7, 0.9, 1.0, 1.1, 1.2, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8])


def sales(months: int) -> np.ndarray:
    """A growing, seasonal, noisy history of a small team."""
    time = np.arange(months)
    return (1000.0 + 10.0 * time) * SEASON[time % 12] * np.exp(np.random.default_rng(1).normal(0.0, 0.05, months))


def finite(forecast: SeriesForecast) -> bool:
    arrays = [forecast.mean, *(bound for pair in forecast.intervals.values() for bound in pair)]
    return all(np.all(np.isfinite(array)) for array in arrays)


def test_the_forecast_has_the_asked_horizon_and_levels():
    forecast = forecast_series(sales(60), 7, levels=(0.5, 0.9))

    assert forecast.mean.shape == (7,)
    assert {level: (low.shape, high.shape) for level, (low, high) in forecast.intervals.items()} == {
        0.5: ((7,), (7,)),
        0.9: ((7,), (7,)),
    }


def test_a_season_is_found_and_carried_on():
    forecast = forecast_series(sales(60), 12)

    expected = (1000.0 + 10.0 * np.arange(60, 72)) * SEASON
    assert np.max(np.abs(forecast.mean / expected - 1.0)) < 0.12
    assert "season of 12" in forecast.model


def test_two_noisy_seasons_keep_a_shrunken_season():
    forecast = forecast_series(sales(24), 12)

    assert np.corrcoef(forecast.mean, SEASON)[0, 1] > 0.8
    assert "of its profile kept" in forecast.model


def test_under_two_seasons_the_season_is_left_out_and_the_model_says_so():
    forecast = forecast_series(sales(20), 6)

    assert "no season: 20 periods, two seasons need 24" in forecast.model
    assert finite(forecast)


@pytest.mark.parametrize("periods", [0, 1, 2])
def test_under_three_periods_there_is_no_forecast(periods):
    with pytest.raises(TooLittleData) as refusal:
        forecast_series([5.0] * periods, 3)

    assert (refusal.value.need, refusal.value.have) == (3, periods)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers_are_refused(bad):
    with pytest.raises(ValueError, match="NaN or infinite"):
        forecast_series([1.0, 2.0, bad, 4.0], 3)


@pytest.mark.parametrize(
    ("history", "horizon", "season", "levels"),
    [
        ([[1.0, 2.0, 3.0]], 3, 12, (0.8,)),
        ([1, 2, 3], 0, 12, (0.8,)),
        ([1, 2, 3], 3, 0, (0.8,)),
        ([1, 2, 3], 3, 12, (80,)),
    ],
)
def test_questions_without_sense_are_refused(history, horizon, season, levels):
    with pytest.raises(ValueError, match="must"):
        forecast_series(history, horizon, season, levels)


def test_half_a_period_ahead_is_refused():
    with pytest.raises(TypeError):
        forecast_series([1.0, 2.0, 3.0], 1.5)


STRANGE = {
    "constant": np.full(30, 5.0),
    "all zeros": np.zeros(40),
    "three": [3.0, 1.0, 2.0],
    "one giant value": np.concatenate([NOISE.random(40) * 100.0, [1e15], NOISE.random(7) * 100.0]),
    "beyond all money": np.concatenate([np.ones(30), [1.7e308, 3.0]]),
    "both ends": np.array([1.7e308, -1.7e308] * 20),
    "almost nothing": NOISE.random(36) * 1e-310,
    "negative": NOISE.normal(0.0, 50.0, 48),
    "gaps as zeros": np.where(NOISE.random(60) < 0.4, 0.0, NOISE.random(60) * 1e4),
    "one sale ever": np.concatenate([np.zeros(40), [900.0]]),
    "a perfect season": np.tile(np.arange(12.0), 5),
    "a perfect line": np.arange(50.0),
    "explosive growth": np.exp(np.arange(60.0)),
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("season", [12, 1, 7])
def test_strange_histories_get_finite_answers(name, season):
    forecast = forecast_series(STRANGE[name], 9, season)

    assert finite(forecast)
    measured = forecast.backtest
    if measured.origins:
        assert all(np.isfinite([measured.mase, measured.mse, measured.rmse, measured.bias, measured.naive_mase]))


def test_a_history_without_negatives_gets_no_negative_forecast():
    forecast = forecast_series(STRANGE["gaps as zeros"], 12)

    assert all(np.all(low >= 0.0) for low, _ in forecast.intervals.values())


def test_a_constant_history_goes_on_and_says_why_it_has_no_range():
    forecast = forecast_series(STRANGE["constant"], 4)

    assert forecast.mean.tolist() == [5.0] * 4
    assert forecast.model == "constant: the history never varies"


def test_the_result_travels_as_json():
    told = json.loads(forecast_series(sales(40), 3).to_json())

    assert set(told) == {"mean", "intervals", "model", "backtest"}
    assert len(told["intervals"]["0.95"]["high"]) == 3
    assert told["backtest"]["origins"] > 0


def test_what_could_not_be_measured_is_null_in_json():
    told = json.loads(forecast_series([1.0, 2.0, 3.0], 3).to_json())

    assert told["backtest"]["origins"] == 0
    assert told["backtest"]["mase"] is None


def test_the_history_given_is_left_as_it_was():
    history = sales(40)
    before = history.copy()

    forecast = forecast_series(history, 6)
    history[:] = 0.0

    assert np.array_equal(forecast.backtest.to_json(), forecast_series(before, 6).backtest.to_json())
