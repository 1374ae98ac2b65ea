"""The reference for series: the mean of statsforecast's four automatic models, in an environment of its own.

Run: PYTHON -m benchmarks.scum SERIES.csv OUT.csv, with an interpreter that has statsforecast and pandas (`make
bench-forecast` makes one in .venv-reference). It imports nothing of ours, and statsforecast is no dependency of ours.
SERIES.csv is forecast/monthly_dev.csv; OUT.csv gets a row a series and step: series_id, step, mean, low80, high80,
low95, high95, ms (processor time of the series). Series that stand in OUT.csv already are not computed again.
"""

import csv
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

SEASON = 12
LEVELS = (80, 95)
NAMES = ("AutoARIMA", "AutoETS", "AutoCES", "DynamicOptimizedTheta")
COLUMNS = ("series_id", "step", "mean", "low80", "high80", "low95", "high95", "ms")


def answer(known: "np.ndarray[Any, Any]", horizon: int) -> "np.ndarray[Any, Any]":
    """Mean and the bounds of both ranges, (horizon, 5), each averaged over the four models."""
    from statsforecast import models

    parts = []
    for name in NAMES:
        said = getattr(models, name)(season_length=SEASON).forecast(y=known, h=horizon, level=list(LEVELS))
        bounds = [said[f"{side}-{level}"] for level in LEVELS for side in ("lo", "hi")]
        parts.append(np.column_stack([said["mean"], *bounds]))
    return np.asarray(np.mean(parts, axis=0))


def main(source: str, target: str) -> int:
    """Compute what is missing in the target, one series after the other."""
    warnings.simplefilter("ignore")  # the reference warns on series that it does not like
    table = pd.read_csv(source).sort_values("t", kind="stable")
    done = set(pd.read_csv(target)["series_id"]) if Path(target).exists() else set()
    if not done:
        Path(target).write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
        first = table[table["series_id"] == table["series_id"].iloc[0]]["y"].to_numpy(np.float64)
        answer(first, 6)  # compiling is not timed
    for name, rows in table.groupby("series_id", sort=False):
        if name in done:
            continue
        horizon = int(rows["horizon"].iloc[0])
        started = time.process_time()
        said = answer(rows["y"].to_numpy(np.float64)[:-horizon], horizon)
        spent = 1e3 * (time.process_time() - started)
        with Path(target).open("a", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([name, step + 1, *values, spent] for step, values in enumerate(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
