"""What is said about deals besides their dates and money, as columns for a regression: categories and numbers."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from crm_engine.forecasting.deal_known import Bools, Days, Floats, KnownDeals, numbers

NOT_FEATURES = ("deal_id", "created_on", "closed_on", "amount", "won", "stage")
FEWEST_DEALS = 3
MOST_WHOLE_NUMBERS = 12


@dataclass(frozen=True)
class Features:
    """X (n, columns), 0 on average over the closed deals; group (columns,) its feature; words (n, features)."""

    X: Floats
    group: Days
    words: pd.DataFrame


def read_features(deals: pd.DataFrame, known: KnownDeals) -> Features:
    """Columns of `deals` that may tell the outcome, for the known deals in their order.

    Text and whole numbers of up to 12 kinds are categories: one column a value that at least three closed deals have.
    Any other value, and a blank, stands at the average, so that a field which is blank only for open deals tells
    nothing. Other numbers are standardised over the closed deals; `listed` goes by its logarithm. Dates are not read,
    nor are amount and stage, which change.
    """
    aligned = deals.set_index(deals["deal_id"].astype(str)).loc[[str(name) for name in known.ids]]
    closed = ~known.is_open
    blocks: list[Floats] = []
    groups: list[int] = []
    words: dict[str, list[str]] = {}
    for name in sorted((column for column in deals.columns if column not in NOT_FEATURES), key=str):
        column = aligned[name]
        if pd.api.types.is_datetime64_any_dtype(column):
            continue
        block = _numeric(column, closed, str(name)) if _is_number(column) else _categories(column, closed)
        if block.shape[1]:
            groups += [len(words)] * block.shape[1]
            blocks.append(block)
            words[str(name)] = [f"{name}: {_said(value)}" for value in column]
    X = np.hstack(blocks) if blocks else np.zeros((len(known.ids), 0))
    return Features(X, np.array(groups, dtype=np.int64), pd.DataFrame(words, index=pd.RangeIndex(len(X))))


def _is_number(column: "pd.Series[Any]") -> bool:
    if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
        return False
    values = numbers(column)
    values = np.unique(values[np.isfinite(values)])
    return len(values) > MOST_WHOLE_NUMBERS or bool((values % 1 != 0).any())


def _numeric(column: "pd.Series[Any]", closed: Bools, name: str) -> Floats:
    values = numbers(column)
    if name == "listed":
        values = np.log1p(np.maximum(values, 0.0))
    seen = values[closed & np.isfinite(values)]
    if len(seen) < FEWEST_DEALS or seen.std() == 0:
        return np.zeros((len(values), 0))
    scaled = np.clip((values - seen.mean()) / seen.std(), -3.0, 3.0)
    return np.asarray(np.nan_to_num(scaled)[:, None])


def _categories(column: "pd.Series[Any]", closed: Bools) -> Floats:
    """One centred column a value, 0 throughout for a deal whose value is blank or rare."""
    words = column.astype(object).where(column.notna(), "").astype(str).to_numpy(dtype=str)
    values, counts = np.unique(words[closed], return_counts=True)
    kept = values[(counts >= FEWEST_DEALS) & (values != "")]
    if len(kept) < 2:
        return np.zeros((len(words), 0))
    block = (words[:, None] == kept[None, :]).astype(float)
    known = block.any(axis=1, keepdims=True)
    share = block[closed].sum(axis=0) / max(1.0, float(known[closed].sum()))
    return np.where(known, block - share, 0.0)


def _said(value: Any) -> str:
    if pd.isna(value):
        return "not said"
    return f"{value:,.0f}" if isinstance(value, float | np.floating) else str(value)
