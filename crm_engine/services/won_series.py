"""Revenue won a month or a week as a series, and how it goes on by itself: what the fan chart draws."""

from datetime import date

import numpy as np
import pandas as pd

from crm_engine.forecasting import forecast_series
from crm_engine.services.forecast_answers import Fan

LEAST_MONTHS = 6
LEAST_WEEKS = 8
YEARLY, QUARTERLY = 12, 3
MOST_MONTHS_AHEAD, MOST_WEEKS_AHEAD = 24, 13
# As much past as lets the coming periods be seen: six times their number, between these.
LEAST_SHOWN, MOST_SHOWN = 13, 24


def fan_of(by_day: "pd.Series[float]", as_of: date, until: date, today: date) -> Fan | None:
    """The series up to as_of and its forecast to the period that holds `until`; None where it is too short.

    by_day  revenue of each day with a win, up to today; what came after as_of is shown beside the forecast, not used

    Months where six are complete, else weeks where eight are. The season is the year where two of them are complete,
    else the quarter: many teams close most at a quarter's end.
    """
    for code, least in (("M", LEAST_MONTHS), ("W-SUN", LEAST_WEEKS)):
        series = _complete(by_day, as_of, code)
        if series is not None and len(series) >= least:
            return _fan(series, code, by_day, as_of, until, today)
    return None


def _complete(by_day: "pd.Series[float]", as_of: date, code: str) -> "pd.Series[float] | None":
    """Revenue of each complete period up to as_of, 0 where nothing was won; a first period half covered is left out."""
    known = by_day.loc[: pd.Timestamp(as_of)]
    if known.empty:
        return None
    first = known.index[0].to_period(code)
    # A first win well inside its period means that the record began there: half a month is no month.
    if (known.index[0] - first.start_time).days > first.end_time.day // 4:
        first += 1
    last = (pd.Timestamp(as_of) + pd.Timedelta(days=1)).to_period(code) - 1
    if last < first:
        return None
    return _by_period(known, code).reindex(pd.period_range(first, last), fill_value=0.0)


def _by_period(by_day: "pd.Series[float]", code: str) -> "pd.Series[float]":
    return by_day.groupby(pd.DatetimeIndex(by_day.index).to_period(code)).sum()


def _running(by_day: "pd.Series[float]", period: pd.Period, as_of: date) -> tuple[float, float]:
    """What is won already of the period that runs, and the share of its days to come."""
    begun = by_day.loc[period.start_time : pd.Timestamp(as_of)]
    days = (period.end_time - period.start_time).days + 1
    left = (period.end_time.normalize() - pd.Timestamp(as_of)).days
    return float(begun.sum()), min(max(left, 0), days) / days


def _fan(
    series: "pd.Series[float]", code: str, by_day: "pd.Series[float]", as_of: date, until: date, today: date
) -> Fan:
    """The running period is what is won of it already, and the forecast's share for its days to come."""
    grain = "month" if code == "M" else "week"
    most = MOST_MONTHS_AHEAD if grain == "month" else MOST_WEEKS_AHEAD
    last = min(pd.Timestamp(until).to_period(code), series.index[-1] + most)
    ahead = pd.period_range(series.index[-1] + 1, last)
    said = forecast_series(series.to_numpy(), len(ahead), season=_season(len(series), grain))
    came = _by_period(by_day, code).reindex(ahead, fill_value=0.0)
    won, left = _running(by_day, ahead[0], as_of)
    rest = np.where(np.arange(len(ahead)) == 0, left, 1.0)
    base = np.where(np.arange(len(ahead)) == 0, won, 0.0)
    over = ahead.end_time < pd.Timestamp(today)
    shown = series.iloc[-min(max(6 * len(ahead), LEAST_SHOWN), MOST_SHOWN) :]
    return Fan(
        grain=grain,
        starts=tuple(period.start_time.date() for period in shown.index),
        actual=tuple(shown.tolist()),
        ahead=tuple(period.start_time.date() for period in ahead),
        mean=tuple((base + rest * said.mean).tolist()),
        ranges={
            level: (tuple((base + rest * low).tolist()), tuple((base + rest * high).tolist()))
            for level, (low, high) in said.intervals.items()
        },
        came=tuple(float(amount) if done else None for amount, done in zip(came, over, strict=True)),
        model=said.model,
    )


def _season(count: int, grain: str) -> int:
    if grain == "week":
        return 1
    return YEARLY if count >= 2 * YEARLY else QUARTERLY
