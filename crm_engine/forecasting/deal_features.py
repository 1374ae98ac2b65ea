"""What is said about deals besides their dates and money, for a regression: each field cut into values."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_engine.forecasting.deal_known import Bools, Days, Floats, KnownDeals, numbers
from crm_engine.forecasting.deal_signal import log_bayes_factor

NOT_FEATURES = ("deal_id", "created_on", "closed_on", "amount", "won", "stage")
MOST_VALUES = 100
MOST_STEPS = 8
SHARE_IN_ORDER = 0.8
BLANK = -1


@dataclass(frozen=True)
class Feature:
    """One field: code (n,) of each deal's value, BLANK where it has none or one that no closed deal has.

    table (values + 1, columns) holds the regression's columns for each value, the last row, for a blank, being 0; over
    the closed deals they are 0 on average and of variance 1 all together. words (n,) is what to say of each deal;
    evidence is the log Bayes factor that the values differ in their share won.
    """

    name: str
    code: Days
    table: Floats
    words: tuple[str, ...]
    evidence: float


def read_features(deals: pd.DataFrame, known: KnownDeals) -> list[Feature]:
    """The fields of `deals` that may tell the outcome, for the known deals in their order.

    A field is taken as words (one value a text or whole number, the hundred most frequent among the closed deals), as
    steps (numbers, in up to eight of equal size), or, for numbers of many kinds, as whichever of the two tells more.
    Values are those of the closed deals: a field that is blank, or new, only for open deals tells nothing. Dates are
    not read, nor are amount and stage, which change.
    """
    aligned = deals.set_index(deals["deal_id"].astype(str)).loc[[str(name) for name in known.ids]]
    closed = ~known.is_open
    names = sorted((column for column in deals.columns if column not in NOT_FEATURES), key=str)
    read = [
        _read(aligned[name], str(name), closed, known.won)
        for name in names
        if not pd.api.types.is_datetime64_any_dtype(aligned[name])
    ]
    return [feature for feature in read if feature is not None]


def _read(column: "pd.Series[Any]", name: str, closed: Bools, won: Bools) -> Feature | None:
    """The reading with the most evidence; None where the closed deals have fewer than two values."""
    text = column.astype(object).where(column.notna(), "").astype(str).str.strip().to_numpy(dtype=str)
    kinds = len(np.unique(text[closed & (text != "")]))
    if kinds < 2:
        return None
    value = numbers(pd.Series(np.where(text == "", "nan", text)))
    in_order = bool(np.isfinite(value[closed & (text != "")]).all()) and not pd.api.types.is_bool_dtype(column)
    readings: list[tuple[Days, Floats | None]] = [_steps(value, closed)] if in_order else []
    if not in_order or MOST_STEPS < kinds < int(closed.sum()) / 2:
        readings.append((_values(text, closed), None))
    words = tuple(f"{name}: {_said(one)}" for one in column)
    features = [
        Feature(name, code, _table(code[closed], score), words, log_bayes_factor(code[closed], won[closed]))
        for code, score in readings
    ]
    return max(features, key=lambda feature: feature.evidence)


def _steps(value: Floats, closed: Bools) -> tuple[Days, Floats]:
    """Codes (n,) and the place of each step in order: the values themselves where they are few, else eighths."""
    seen = np.sort(value[closed & np.isfinite(value)])
    kinds = np.unique(seen)
    if len(kinds) > MOST_STEPS:
        edges = np.unique(np.quantile(seen, np.arange(1, MOST_STEPS) / MOST_STEPS, method="inverted_cdf"))
        score = np.arange(len(edges) + 1, dtype=float)
    else:
        edges, score = (kinds[1:] + kinds[:-1]) / 2, kinds
    code = np.searchsorted(edges, value)
    return np.where(np.isfinite(value), code, BLANK).astype(np.int64), score


def _values(text: "np.ndarray[Any, Any]", closed: Bools) -> Days:
    values, counts = np.unique(text[closed & (text != "")], return_counts=True)
    kept = np.sort(values[np.argsort(-counts, kind="stable")[:MOST_VALUES]])
    place = np.minimum(np.searchsorted(kept, text), len(kept) - 1)
    return np.where(kept[place] == text, place, BLANK).astype(np.int64)


def _table(code: Days, score: Floats | None) -> Floats:
    """One column a value; where the values have an order, one more in that order holds most of the variance.

    code (closed deals,), score (values,) or None.
    """
    counts = np.bincount(code[code != BLANK]).astype(float)
    if score is None:
        return np.vstack([_scaled(np.eye(len(counts)), counts), np.zeros(len(counts))])
    counts = np.append(counts, np.zeros(len(score) - len(counts)))
    steps = _scaled(np.eye(len(counts)), counts) * np.sqrt(1 - SHARE_IN_ORDER)
    table = np.hstack([steps, _scaled(score[:, None], counts) * np.sqrt(SHARE_IN_ORDER)])
    return np.vstack([table, np.zeros(table.shape[1])])


def _scaled(block: Floats, counts: Floats) -> Floats:
    """The block (values, columns) with mean 0 and variance 1 over so many deals a value (values,)."""
    share = counts / counts.sum()
    centred = block - share @ block
    variance = float((share @ centred**2).sum())
    return np.asarray(centred / np.sqrt(variance) if variance > 0 else centred)


def _said(value: Any) -> str:
    if pd.isna(value):
        return "not said"
    return f"{value:,.0f}" if isinstance(value, float | np.floating) else str(value)
