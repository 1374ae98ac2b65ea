"""Order books for the tests: public ones where they are at hand, and made-up ones whose customers are known."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest


def public(name: str) -> pd.DataFrame:
    """A public order book as customer_id, ordered_on, amount; skips where the outside data is not at hand."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA is not set")
    book = pd.read_csv(Path(folder) / "value" / name)
    return book.rename(columns={"CustomerID": "customer_id", "date": "ordered_on", "value": "amount"})


def made_up(customers: int = 150, seed: int = 4, drops_out: float = 0.25) -> pd.DataFrame:
    """Two years of orders of customers who each have a rhythm of their own and may stop after any order."""
    rng = np.random.default_rng(seed)
    rows = []
    for customer in range(customers):
        day = int(rng.integers(0, 200))
        pause, size = rng.gamma(3.0, 20.0) + 1, rng.gamma(5.0, 20.0)
        while day < 730:
            amount = size * rng.gamma(8.0, 1 / 8.0)
            rows.append((customer, pd.Timestamp("2024-01-01") + pd.Timedelta(days=day), round(amount, 2)))
            if rng.random() < drops_out:
                break
            day += 1 + int(rng.exponential(pause))
    return pd.DataFrame(rows, columns=["customer_id", "ordered_on", "amount"])


def weekly(book: pd.DataFrame, until: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Repeat days, weeks from the first to the last, weeks since the first: the shape of the published CDNOW tables."""
    day = pd.to_datetime(book["ordered_on"])
    early = book.assign(day=day)[day <= until].drop_duplicates(["customer_id", "day"])
    seen = early.groupby("customer_id")["day"].agg(["min", "max", "count"])
    last = (seen["max"] - seen["min"]).dt.days / 7
    age = (pd.Timestamp(until) - seen["min"]).dt.days / 7
    return (seen["count"] - 1).to_numpy(float), last.to_numpy(float), age.to_numpy(float)
