"""The forecast on public monthly series, where the data folder is at hand: the promises of the README in small."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from crm_engine.forecasting import forecast_series
from crm_engine.forecasting.seasonal import naive_scale, seasonal_naive

EVERY = 6


@pytest.fixture(scope="module")
def measured() -> pd.DataFrame:
    """One row for every sixth development series: our MASE, the seasonal naive's, and what the ranges held."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA is not set")
    raw = pd.read_csv(Path(folder) / "forecast" / "monthly_dev.csv")
    rows = []
    for number, (_, series) in enumerate(raw.groupby("series_id")):
        if number % EVERY:
            continue
        values, horizon = series["y"].to_numpy(float), int(series["horizon"].iloc[0])
        known, came = values[:-horizon], values[-horizon:]
        forecast = forecast_series(known, horizon)
        scale = naive_scale(known, 12)
        held = {level: np.mean((low <= came) & (came <= high)) for level, (low, high) in forecast.intervals.items()}
        naive = np.mean(np.abs(seasonal_naive(known, horizon, 12) - came)) / scale
        rows.append({"ours": np.mean(np.abs(forecast.mean - came)) / scale, "naive": naive, **held})
    return pd.DataFrame(rows)


def test_ours_errs_a_sixth_less_than_the_seasonal_naive(measured):
    assert measured["ours"].mean() < measured["naive"].mean() * 5 / 6


@pytest.mark.parametrize(("level", "slack"), [(0.8, 0.06), (0.95, 0.04)])
def test_the_ranges_hold_about_what_they_claim(measured, level, slack):
    assert measured[level].mean() == pytest.approx(level, abs=slack)
