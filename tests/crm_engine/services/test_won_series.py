"""The series behind the fan chart: whole periods, zeros kept, nothing of what comes later."""

from datetime import date

import pandas as pd
import pytest

from crm_engine.forecasting import forecast_series
from crm_engine.services.won_series import fan_of

TODAY = date(2026, 7, 15)


def days(**amounts: float) -> "pd.Series[float]":
    """Revenue by day, `d20260701=5.0`."""
    return pd.Series(list(amounts.values()), index=pd.DatetimeIndex([name[1:] for name in amounts]), dtype=float)


def steady(start: str, end: str) -> "pd.Series[float]":
    index = pd.date_range(start, end, freq="3D")
    return pd.Series([100.0 + place % 7 for place in range(len(index))], index=index)


def test_months_without_a_win_are_zeros_and_the_running_month_is_not_history() -> None:
    by_day = days(d20260102=10.0, d20260303=30.0, d20260604=60.0, d20260710=999.0)
    drawn = fan_of(by_day, TODAY, date(2026, 9, 30), TODAY)

    assert drawn is not None
    assert drawn.actual == (10.0, 0.0, 30.0, 0.0, 0.0, 60.0)
    assert drawn.ahead == (date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1))
    assert drawn.came == (None, None, None)


def test_a_record_that_begins_inside_a_month_starts_with_the_next() -> None:
    drawn = fan_of(steady("2025-11-20", "2026-07-15"), TODAY, TODAY, TODAY)

    assert drawn is not None
    assert drawn.starts[0] == date(2025, 12, 1)


def test_a_short_record_is_told_in_weeks_and_a_shorter_one_not_at_all() -> None:
    weekly = fan_of(steady("2026-04-01", "2026-07-15"), TODAY, date(2026, 9, 30), TODAY)

    assert weekly is not None
    assert weekly.grain == "week"
    assert weekly.starts[-1] == date(2026, 7, 6)
    assert fan_of(steady("2026-06-20", "2026-07-15"), TODAY, TODAY, TODAY) is None
    assert fan_of(days(), TODAY, TODAY, TODAY) is None


def test_the_fan_is_the_engine_s_and_knows_nothing_of_later_days() -> None:
    by_day = steady("2024-01-01", "2026-07-15")
    as_of = date(2026, 3, 31)
    drawn = fan_of(by_day, as_of, date(2026, 6, 30), TODAY)
    spoilt = fan_of(by_day.where(by_day.index <= "2026-03-31", 1e9), as_of, date(2026, 6, 30), TODAY)

    assert drawn is not None
    assert spoilt is not None
    said = forecast_series(by_day.loc[:"2026-03-31"].groupby(lambda day: (day.year, day.month)).sum(), 3, season=12)
    assert drawn.mean == pytest.approx(said.mean)
    assert drawn.ranges[0.8][0] == pytest.approx(said.intervals[0.8][0])
    assert (drawn.mean, drawn.ranges, drawn.actual) == (spoilt.mean, spoilt.ranges, spoilt.actual)
    assert drawn.came == tuple(by_day.loc[f"2026-{month}"].sum() for month in ("04", "05", "06"))
