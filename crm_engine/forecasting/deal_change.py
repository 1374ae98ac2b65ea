"""Why a forecast of the pipeline moved: the change split into deals and causes that add up to it."""

import json
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from crm_engine.forecasting.deal_known import Bools
from crm_engine.forecasting.deal_results import PipelineForecast, plain
from storage.words import BadInput

PARTS = ("new", "pulled_in", "pushed_out", "resized", "won", "lost", "probability", "other")


@dataclass(frozen=True)
class ForecastChange:
    """after.expected - before.expected as the sum of eight parts, in the unit of the amounts.

    new          deals open now that were not open, or not known, then
    pulled_in    deals whose likely day of winning now falls inside the window, by what timing adds; 0 or more
    pushed_out   deals whose likely day of winning has left the window, by what timing takes; 0 or less
    resized      deals with another amount, or the first
    won, lost    deals that have closed since: what they no longer bring to the days ahead; 0 or less unless an amount
                 is negative. What a won deal brought stands in the books, not in a forecast of the days to come
    probability  deals whose chance of being won in the window has changed otherwise
    other        deals not yet created, the scale that the answer puts on the open deals, amounts that stand in for
                 missing ones, deals that are no longer on record
    deals        deal_id, part, change: one row a deal and part, the largest change first; `why` says what other holds
    """

    new: float
    pulled_in: float
    pushed_out: float
    resized: float
    won: float
    lost: float
    probability: float
    other: float
    deals: pd.DataFrame
    why: str

    @property
    def total(self) -> float:
        """The parts together."""
        return math.fsum(getattr(self, part) for part in PARTS)

    def to_json(self) -> str:
        """The change as JSON: the deals as a list of rows."""
        return json.dumps(plain(self), allow_nan=False)


def explain_change(before: PipelineForecast, after: PipelineForecast) -> ForecastChange:
    """Split after.expected - before.expected by deal and cause; the parts sum to it within rounding.

    A deal open on both days brings value x scale x P(won at all) x P(in the window | won). Its change is split by
    the mean of each factor before and after, so that no order of the factors is preferred and nothing is left over.
    Raises BadInput where `after` is of an earlier day than `before`.
    """
    if after.as_of < before.as_of:
        raise BadInput("the later forecast must come second")
    both = _side_by_side(before, after)
    new, kept = both["open_after"] & ~both["open_before"], both["open_after"] & both["open_before"]
    gone = both["open_before"] & ~both["open_after"]
    parts = pd.DataFrame(0.0, index=both.index, columns=list(PARTS))
    parts.loc[new, "new"] = both.loc[new, "brings_after"]
    for name, ended in (("won", both["state_after"] == "won"), ("lost", both["state_after"] == "lost")):
        parts.loc[gone & ended, name] = -both.loc[gone & ended, "brings_before"]
    vanished = gone & both["state_after"].isna()
    parts.loc[vanished, "other"] = -both.loc[vanished, "brings_before"]
    for name, change in _causes(both[kept]).items():
        parts.loc[kept, name] = change
    sums = {name: math.fsum(parts[name]) for name in PARTS}
    unborn = after.from_new - before.from_new
    scale = sums["other"]
    sums["other"] = _remainder(after.expected - before.expected, [sums[name] for name in PARTS if name != "other"])
    return ForecastChange(**sums, deals=_by_deal(parts, both["deal_id"]), why=_why(unborn, scale))


def _side_by_side(before: PipelineForecast, after: PipelineForecast) -> pd.DataFrame:
    """One row a deal that was open in either forecast, with what each knew of it."""
    sides = [_side(before).add_suffix("_before"), _side(after).add_suffix("_after")]
    both = sides[0].join(sides[1], how="outer")
    for name in ("open_before", "open_after", "inside_before", "inside_after"):
        both[name] = both[name].eq(True)
    both["deal_id"] = both["deal_id_after"].where(both["deal_id_after"].notna(), both["deal_id_before"])
    return both[both["open_before"] | both["open_after"]].sort_index()


def _side(said: PipelineForecast) -> pd.DataFrame:
    table = said.ledger.set_index(said.ledger["deal_id"].astype(str))
    close = said.deals.set_index(said.deals["deal_id"].astype(str))["expected_close"].reindex(table.index)
    weight = (table["chance"] * table["worth"]).fillna(0.0)
    total = math.fsum(weight)
    table["scale"] = said.from_open / total if total else 0.0
    table["brings"] = weight * table["scale"]
    table["open"] = table["state"] == "open"
    table["inside"] = close <= said.as_of + pd.Timedelta(days=said.days)
    return table


def _causes(both: pd.DataFrame) -> dict[str, pd.Series]:
    """The change of every deal open on both days, by part."""
    value, scale, ever = (_pair(both, name) for name in ("worth", "scale", "ever"))
    chance = _pair(both, "chance")
    timing = chance[0] / ever[0], chance[1] / ever[1]
    weight = chance[0] * scale[0], chance[1] * scale[1]
    by_value = _step(value) * _mean(weight)
    by_scale = _mean(value) * _step(scale) * _mean(chance)
    by_ever = _mean(value) * _mean(scale) * _step(ever) * _mean(timing)
    by_timing = _mean(value) * _mean(scale) * _mean(ever) * _step(timing)
    resized = ~_alike(both["amount_before"], both["amount_after"])
    pulled = both["inside_after"] & ~both["inside_before"] & (by_timing > 0)
    pushed = both["inside_before"] & ~both["inside_after"] & (by_timing < 0)
    return {
        "resized": by_value.where(resized, 0.0),
        "pulled_in": by_timing.where(pulled, 0.0),
        "pushed_out": by_timing.where(pushed, 0.0),
        "probability": by_ever + by_timing.where(~(pulled | pushed), 0.0),
        "other": by_scale + by_value.where(~resized, 0.0),
    }


Pair = tuple[pd.Series, pd.Series]


def _pair(both: pd.DataFrame, name: str) -> Pair:
    return both[f"{name}_before"], both[f"{name}_after"]


def _mean(pair: Pair) -> pd.Series:
    return (pair[0] + pair[1]) / 2


def _step(pair: Pair) -> pd.Series:
    return pair[1] - pair[0]


def _alike(before: pd.Series, after: pd.Series) -> Bools:
    return np.asarray((before == after) | (before.isna() & after.isna()))


def _remainder(total: float, parts: list[float]) -> float:
    return math.fsum([total, *(-part for part in parts)])


def _by_deal(parts: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    rows, columns = np.nonzero(parts.to_numpy())
    table = pd.DataFrame(
        {
            "deal_id": ids.to_numpy()[rows],
            "part": np.array(PARTS)[columns],
            "change": parts.to_numpy()[rows, columns],
        }
    )
    order = np.argsort(-table["change"].abs().to_numpy(), kind="stable")
    return table.iloc[order].reset_index(drop=True)


def _why(unborn: float, scale: float) -> str:
    return (
        f"Other: {unborn:+,.0f} from deals not yet created, {scale:+,.0f} from the scale that the answer puts on the "
        "open deals, amounts that stand in for missing ones, and deals no longer on record."
    )
