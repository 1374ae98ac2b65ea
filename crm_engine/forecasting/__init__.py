"""Forecasts: the coming periods of a series, and what the open pipeline will bring."""

from crm_engine.forecasting.deal_change import ForecastChange, explain_change
from crm_engine.forecasting.deal_forecast import forecast_deals
from crm_engine.forecasting.deal_results import DealBacktest, PipelineForecast
from crm_engine.forecasting.deal_win import win_probability
from crm_engine.forecasting.results import SeriesBacktest, SeriesForecast
from crm_engine.forecasting.series import forecast_series

__all__ = [
    "DealBacktest",
    "ForecastChange",
    "PipelineForecast",
    "SeriesBacktest",
    "SeriesForecast",
    "explain_change",
    "forecast_deals",
    "forecast_series",
    "win_probability",
]
