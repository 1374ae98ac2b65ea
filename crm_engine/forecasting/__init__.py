"""Forecasts: the coming periods of a series, and what the open pipeline will bring."""

from crm_engine.forecasting.results import SeriesBacktest, SeriesForecast
from crm_engine.forecasting.series import forecast_series

__all__ = ["SeriesBacktest", "SeriesForecast", "forecast_series"]
