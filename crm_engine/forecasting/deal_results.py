"""What a forecast of the pipeline says, frozen, with the test of its own past beside it."""

import json
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class DealBacktest:
    """How the answers given in this way would have done on past days, each from what was known on that day.

    origins      past days on which an answer could be compared with what then was won, and with the quarter-naive
                 where the record reaches so far back
    wape         sum of absolute errors / sum of what was won; `mse`, `rmse`, `bias` (mean of forecast - won) in money
    coverage     share of origins on which what was won lay inside the 80 % range given then
    naive_wape   of the same window one quarter earlier, on the same origins
    candidates   one row a method: method, origins, wape, mse, rmse, mae, bias, weight (in today's combination),
                 chosen, forecast
    Without an origin the figures are NaN.
    """

    origins: int
    wape: float
    mse: float
    rmse: float
    bias: float
    coverage: float
    naive_wape: float
    candidates: pd.DataFrame


@dataclass(frozen=True)
class PipelineForecast:
    """Revenue expected to be won on the days as_of < day <= as_of + days, in the unit of the amounts.

    expected, low, high    the answer and its 80 % range
    won_so_far             won on the `days` days up to and including as_of
    from_open, from_new    the parts of expected from deals open on as_of and from deals not created by then
    deals                  open deals: deal_id, win_probability (won within `days`), expected_amount (summing to
                           from_open), expected_close (median day of the win if it is won; NaT where no deal so old
                           has ever closed)
    method                 which method answered
    enough_data, why       whether the figures rest on enough closed deals, and in plain words on what
    ledger                 every known deal, for `explain_change`: deal_id, state (open, won, lost), and of the open
                           ones chance (won within `days`), ever (won at all, by age), worth (brought if won), amount
                           (as last dated or listed, NaN where neither). It is not part of the JSON
    """

    as_of: pd.Timestamp
    days: int
    expected: float
    low: float
    high: float
    won_so_far: float
    from_open: float
    from_new: float
    deals: pd.DataFrame
    backtest: DealBacktest
    method: str
    enough_data: bool
    why: str
    ledger: pd.DataFrame = field(repr=False, metadata={"json": False})

    def to_json(self) -> str:
        """The forecast as JSON: frames as lists of rows, NaN and NaT as null, dates as ISO text."""
        return json.dumps(plain(self), allow_nan=False)


def plain(value: Any) -> Any:
    """A value as JSON knows it: frames as lists of rows, NaN and NaT as null, dates as ISO text."""
    if isinstance(value, pd.DataFrame):
        names = [str(name) for name in value.columns]
        return [dict(zip(names, map(plain, row), strict=True)) for row in value.itertuples(index=False)]
    if is_dataclass(value):
        shown = [part.name for part in fields(value) if part.metadata.get("json", True)]
        return {name: plain(getattr(value, name)) for name in shown}
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value) if np.isfinite(value) else None
    return str(value)
