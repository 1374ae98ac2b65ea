"""Each model against a formula, or against statsmodels, which nobody here wrote."""

import numpy as np
import pytest
from statsmodels.tsa.arima.model import ARIMA
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel

from crm_engine.forecasting.arima import PLAIN_WALK, arima
from crm_engine.forecasting.css import Order, fit_css
from crm_engine.forecasting.holt_winters import Candidates, extend, growth, holt_winters, smooth
from crm_engine.forecasting.seasonal import Profile, naive_scale, seasonal_naive, seasonal_profile
from crm_engine.forecasting.theta import drift, exponential_smoothing, theta_line

SHAPE = 10.0 * np.sin(np.arange(12) * np.pi / 6.0)
FLAT = Profile(np.zeros(12), 0.0)


def seasonal_series(count: int, noise: float = 2.0, seed: int = 3) -> np.ndarray:
    time = np.arange(count)
    return 100.0 + 0.5 * time + SHAPE[time % 12] + np.random.default_rng(seed).normal(0.0, noise, count)


def arma_series(count: int) -> np.ndarray:
    """y = 0.6 y(-1) + e + 0.3 e(-1), e standard normal."""
    shocks = np.random.default_rng(8).normal(0.0, 1.0, count)
    values = np.zeros(count)
    for time in range(1, count):
        values[time] = 0.6 * values[time - 1] + shocks[time] + 0.3 * shocks[time - 1]
    return values


def test_the_seasonal_naive_repeats_the_last_season():
    history = np.array([9.0, 9.0, 9.0, 9.0, 1.0, 2.0, 3.0, 4.0])

    assert seasonal_naive(history, 6, 4).tolist() == [1.0, 2.0, 3.0, 4.0, 1.0, 2.0]
    assert seasonal_naive(history[-3:], 2, 4).tolist() == [4.0, 4.0]


def test_the_scale_of_mase_is_the_seasonal_naive_within_the_history():
    assert naive_scale(np.array([1.0, 2.0, 4.0, 8.0]), 2) == pytest.approx((3.0 + 6.0) / 2.0)
    assert naive_scale(np.array([1.0, 2.0, 1.0, 2.0]), 2) == pytest.approx(1.0)
    assert naive_scale(np.full(4, 7.0), 2) == pytest.approx(7.0)
    assert naive_scale(np.zeros(4), 2) == pytest.approx(1.0)


@pytest.mark.parametrize("count", [24, 30, 120])
def test_a_clear_season_is_kept_almost_whole(count):
    profile = seasonal_profile(seasonal_series(count, noise=0.5), 12)

    assert profile.strength > 0.95
    assert np.max(np.abs(profile.values - SHAPE)) < 1.5


def test_noise_alone_is_no_season():
    strengths = [seasonal_profile(np.random.default_rng(seed).normal(0.0, 1.0, 36), 12).strength for seed in range(20)]

    assert np.mean(strengths) < 0.25


def test_smoothing_follows_statsmodels():
    series = seasonal_series(72)
    one = Candidates(np.array([0.3]), np.array([0.3 * 0.1]), np.array([0.2]), np.array([0.9]))
    smoothed = smooth(series, one, Profile(SHAPE, 1.0))
    slope, level = np.polyfit(np.arange(24), (series - SHAPE[np.arange(72) % 12])[:24], 1)

    model = ETSModel(
        series,
        trend="add",
        damped_trend=True,
        seasonal="add",
        seasonal_periods=12,
        initialization_method="known",
        initial_level=level - slope,
        initial_trend=slope,
        initial_seasonal=SHAPE,
    )
    named = {"smoothing_level": 0.3, "smoothing_trend": 0.03, "smoothing_seasonal": 0.2, "damping_trend": 0.9}
    starts = dict(zip(model.param_names, model.start_params, strict=True))
    reference = model.smooth(np.array([named.get(name, value) for name, value in starts.items()]))

    assert smoothed.errors[:, 0] == pytest.approx(np.asarray(reference.resid))
    assert extend(smoothed, one, 72, 18)[:, 0] == pytest.approx(np.asarray(reference.forecast(18)))


def test_the_variance_of_exponential_smoothing_grows_by_its_formula():
    one = Candidates(np.array([0.4]), np.zeros(1), np.zeros(1), np.zeros(1))

    assert growth(one, 5, 12)[:, 0] == pytest.approx([1.0 + 0.16 * step for step in range(5)])


def test_holt_winters_carries_a_trend_and_a_season_on():
    series = seasonal_series(96, noise=0.3)
    path = holt_winters(series, 12, seasonal_profile(series, 12))

    expected = 100.0 + 0.5 * np.arange(96, 108) + SHAPE
    assert np.max(np.abs(path.mean - expected)) < 2.5
    assert path.variance[0] < 0.5


def test_theta_is_the_forecast_of_statsmodels_theta():
    time = np.arange(80)
    series = 50.0 + 0.8 * time + np.cumsum(np.random.default_rng(4).normal(0.0, 2.0, 80))
    reference = ThetaModel(series, period=12, deseasonalize=False).fit()
    alpha = np.array([float(reference.params["alpha"])])
    _, levels = exponential_smoothing(series, alpha)

    assert drift(series) == pytest.approx(float(reference.params["b0"]))
    ours = theta_line(levels, drift(series), alpha, 80, 12)[:, 0]
    assert ours == pytest.approx(np.asarray(reference.forecast(12, theta=2)), rel=1e-3)


def test_conditional_least_squares_finds_the_parameters_that_made_the_series():
    fit = fit_css(arma_series(4000), Order(1, 1), 12)

    assert -fit.ar[1] == pytest.approx(0.6, abs=0.05)
    assert fit.ma[1] == pytest.approx(0.3, abs=0.05)
    assert fit.variance == pytest.approx(1.0, abs=0.05)


def test_conditional_least_squares_agrees_with_statsmodels():
    series = arma_series(400)
    fit = fit_css(series, Order(2, 0), 12)
    reference = ARIMA(series, order=(2, 0, 0), trend="n").fit()

    assert -fit.ar[1:] == pytest.approx(reference.params[:2], abs=0.02)


def test_arima_forecasts_a_random_walk_by_its_last_value_with_a_widening_range():
    series = np.cumsum(np.random.default_rng(6).normal(0.0, 1.0, 400))
    path = arima(series, 10, FLAT, PLAIN_WALK)

    assert path.mean == pytest.approx(np.full(10, series[-1]), abs=0.6)
    assert path.variance == pytest.approx(np.arange(1.0, 11.0), rel=0.35)
