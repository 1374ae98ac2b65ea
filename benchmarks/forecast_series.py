"""Our forecast of a series beside others' on public monthly series, the last h periods of each kept aside.

Run: python -m benchmarks.forecast_series [SCUM.csv] (needs CRMBOT_TEST_DATA, the folder that holds
forecast/monthly_dev.csv). The statsmodels rows are computed on every third series. SCUM.csv is what benchmarks.scum
wrote (build/scum.csv unless named): the mean of statsforecast's four automatic models, on the series that it has done.
"""

import os
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.holtwinters import ExponentialSmoothing

from crm_engine.forecasting import forecast_series
from crm_engine.forecasting.seasonal import Floats, naive_scale, seasonal_naive

SEASON = 12
LEVELS = (0.8, 0.95)
Bounds = dict[float, tuple[Floats, Floats]]
Model = Callable[[Floats, int], tuple[Floats, Bounds]]


@dataclass(frozen=True)
class Series:
    """One series: its name and set, what was known, and what came, both in its own unit."""

    name: str
    kind: str
    known: Floats
    came: Floats


def read_series(folder: Path) -> list[Series]:
    """The development series in file order."""
    raw = pd.read_csv(folder / "forecast" / "monthly_dev.csv").sort_values("t", kind="stable")
    found = []
    for name, rows in raw.groupby("series_id", sort=False):
        horizon = int(rows["horizon"].iloc[0])
        values = rows["y"].to_numpy(np.float64)
        found.append(
            (rows.index.min(), Series(str(name), str(rows["set"].iloc[0]), values[:-horizon], values[-horizon:]))
        )
    return [series for _, series in sorted(found, key=lambda pair: int(pair[0]))]


def ours(known: Floats, horizon: int) -> tuple[Floats, Bounds]:
    forecast = forecast_series(known, horizon, SEASON, LEVELS)
    return forecast.mean, forecast.intervals


def naive(known: Floats, horizon: int) -> tuple[Floats, Bounds]:
    """Seasonal naive with the normal range of its own errors, wider each season ahead."""
    mean = seasonal_naive(known, horizon, SEASON)
    spread = float(np.std(known[SEASON:] - known[:-SEASON])) * np.sqrt(1 + np.arange(horizon) // SEASON)
    return mean, {
        level: (mean - z * spread, mean + z * spread) for level in LEVELS for z in [norm.ppf(0.5 + level / 2)]
    }


def damped_holt_winters(known: Floats, horizon: int) -> tuple[Floats, Bounds]:
    model = ExponentialSmoothing(known, trend="add", damped_trend=True, seasonal="add", seasonal_periods=SEASON)
    return np.asarray(model.fit().forecast(horizon)), {}


def theta(known: Floats, horizon: int) -> tuple[Floats, Bounds]:
    fit = ThetaModel(known, period=SEASON, method="auto").fit()
    ranges = {level: fit.prediction_intervals(horizon, alpha=1 - level).to_numpy().T for level in LEVELS}
    return np.asarray(fit.forecast(horizon)), {level: (low, high) for level, (low, high) in ranges.items()}


def said_before(path: Path, all_series: list[Series]) -> tuple[list[Series], pd.DataFrame]:
    """The series that stand in a file of benchmarks.scum, and how it did on them, one row a series."""
    table = pd.read_csv(path, dtype={"series_id": str})
    answers = {str(name): rows for name, rows in table.groupby("series_id")}
    done = [series for series in all_series if len(answers.get(series.name, ())) == len(series.came)]
    rows = []
    for series in done:
        said = answers[series.name].sort_values("step")
        ranges = {level: (said[f"low{100 * level:.0f}"], said[f"high{100 * level:.0f}"]) for level in LEVELS}
        bounds = {level: (low.to_numpy(), high.to_numpy()) for level, (low, high) in ranges.items()}
        rows.append(scored(series, said["mean"].to_numpy(), bounds, float(said["ms"].iloc[0])))
    return done, pd.DataFrame(rows)


def measure(model: Model, all_series: Iterable[Series]) -> pd.DataFrame:
    """One row a series: mase, inside_80, inside_95, msis (NaN without ranges), CPU milliseconds."""
    rows = []
    for series in all_series:
        started = time.process_time()
        mean, ranges = model(series.known, len(series.came))
        rows.append(scored(series, mean, ranges, 1e3 * (time.process_time() - started)))
    return pd.DataFrame(rows)


def scored(series: Series, mean: Floats, ranges: Bounds, ms: float) -> dict[str, float | str]:
    """One answer against what came."""
    scale = naive_scale(series.known, SEASON)
    row = {"kind": series.kind, "mase": np.mean(np.abs(mean - series.came)) / scale, "ms": ms}
    for level, (low, high) in ranges.items():
        row[f"inside_{level}"] = np.mean((low <= series.came) & (series.came <= high))
    row["msis"] = interval_score(series.came, *ranges[0.95]) / scale if ranges else np.nan
    return row


def interval_score(came: Floats, low: Floats, high: Floats) -> float:
    """Mean width of the 95 % range plus 40 times what lies outside. Source: Gneiting & Raftery (2007)."""
    outside = np.maximum(low - came, 0.0) + np.maximum(came - high, 0.0)
    return float(np.mean(high - low + 2.0 / 0.05 * outside))


def line(name: str, measured: pd.DataFrame) -> str:
    """One row of the table."""
    inside = [
        f"{100 * measured[column].mean():.1f}" if column in measured else "-"
        for column in ("inside_0.8", "inside_0.95")
    ]
    score = f"{measured['msis'].mean():.2f}" if measured["msis"].notna().any() else "-"
    middle, late = np.percentile(measured["ms"], [50, 95])
    return (
        f"{name:38s} {len(measured):4d} {measured['mase'].mean():7.3f} {'/'.join(inside):>10s} {score:>6s} "
        f"{middle:7.1f} {late:7.1f}"
    )


def paired(left: pd.DataFrame, right: pd.DataFrame) -> str:
    """Mean difference of MASE over the same series, with its 95 % interval."""
    difference = left["mase"].to_numpy() - right["mase"].to_numpy()
    error = 1.96 * float(np.std(difference, ddof=1)) / np.sqrt(len(difference))
    return f"{difference.mean():+.4f} ({difference.mean() - error:+.4f} to {difference.mean() + error:+.4f})"


def look_back_times(all_series: list[Series]) -> str:
    """CPU of a forecast with its backtest read, median and p95 over every tenth series."""
    spent = []
    for series in all_series[::10]:
        started = time.process_time()
        _ = forecast_series(series.known, len(series.came), SEASON, LEVELS).backtest
        spent.append(1e3 * (time.process_time() - started))
    return "with the backtest, CPU ms a series: median {:.0f}, p95 {:.0f}".format(*np.percentile(spent, [50, 95]))


def main() -> int:
    """Print the table; 2 where the data is not there."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder or not (Path(folder) / "forecast" / "monthly_dev.csv").exists():
        print("Set CRMBOT_TEST_DATA to the folder that holds forecast/monthly_dev.csv.", file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")  # the references warn on series that they do not like
    all_series = read_series(Path(folder))
    third = all_series[::3]
    print(f"{'model':38s} {'n':>4s} {'MASE':>7s} {'80/95 %':>10s} {'msis95':>6s} {'CPU ms':>7s} {'p95':>7s}")
    everything = measure(ours, all_series)
    print(line("ours", everything))
    for kind, rows in everything.groupby("kind"):
        print(line(f"  of which {kind}", rows))
    print(line("seasonal naive", measure(naive, all_series)))
    print("every third series:")
    here = measure(ours, third)
    print(line("ours", here))
    references: dict[str, Model] = {"statsmodels damped Holt-Winters": damped_holt_winters, "statsmodels Theta": theta}
    for name, model in {"seasonal naive": naive, **references}.items():
        measured = measure(model, third)
        print(line(name, measured))
        print(f"  ours less this, paired MASE: {paired(here, measured)}")
    beside_scum(all_series)
    print(look_back_times(all_series))
    return 0


def beside_scum(all_series: list[Series]) -> None:
    """The rows of the reference, on the series that it has done, and ours on the same ones; by set as well."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "build/scum.csv")
    if not path.exists():
        print(f"no {path}: statsforecast's SCUM is left out; make bench-forecast computes it where it can be installed")
        return
    done, theirs = said_before(path, all_series)
    here = measure(ours, done)
    print(f"the {len(done)} series that SCUM has done:")
    for kind in ("all", *theirs["kind"].unique()):
        rows = theirs["kind"].eq(kind).to_numpy() | (kind == "all")
        print(line(f"SCUM, {kind}", theirs[rows]))
        print(line(f"ours, {kind}", here[rows]))
        ratio = here[rows]["mase"].mean() / theirs[rows]["mase"].mean()
        print(f"  ours less SCUM, paired MASE: {paired(here[rows], theirs[rows])}, ratio {ratio:.3f}")


if __name__ == "__main__":
    sys.exit(main())
