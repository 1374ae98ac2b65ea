"""Pipeline forecasts of made-up companies, whose truth is known: error of every method, and how often the ranges held.

Run: python -m benchmarks.forecast_companies [COMPANIES] (500; about three minutes for each window).
Each company is asked once, so that the answers are independent of each other. A company's error is measured in units of
the mean of all methods' forecasts for it, so that a large company counts like a small one.
"""

import sys
import time

import numpy as np
import pandas as pd

from benchmarks.companies import draw_company, simulate
from crm_engine.forecasting import forecast_deals

COMPANIES = 500
WINDOWS = (30, 90)
SIZES = (0, 5, 10, 20, 50, 10**6)


def ask_one(number: int, days: int) -> dict[str, float]:
    """One company's answer beside what came."""
    company = draw_company(np.random.default_rng(number))
    deals, history, as_of = simulate(company, number + 10**6)
    inside = deals["won"].fillna(False) & (deals["closed_on"] > as_of)
    inside &= deals["closed_on"] <= as_of + pd.Timedelta(days=days)
    started = time.process_time()
    said = forecast_deals(deals, as_of, days, history)
    spent = time.process_time() - started
    methods = said.backtest.candidates.set_index("method")["forecast"].to_dict()
    return {
        **methods,
        "answer": said.expected,
        "low": said.low,
        "high": said.high,
        "came": float(deals.loc[inside, "amount"].sum()),
        "wins": float(inside.sum()),
        "claimed": said.backtest.coverage,
        "seconds": spent,
    }


def report(table: pd.DataFrame, days: int) -> None:
    """Print errors by method, coverage in all and by the number of deals won, and the time of an answer."""
    methods = [*table.columns[: list(table.columns).index("answer")], "answer"]
    unit = table[methods].mean(axis=1)
    print(f"\nRevenue won in the next {days} days, {len(table)} made-up companies")
    for method in methods:
        spoke = table[method].notna() & (unit > 0)
        error = ((table[method] - table["came"]).abs() / unit)[spoke]
        print(f"  {method:<15} mean error {error.mean():6.1%} of the usual forecast, {spoke.sum()} companies")
    below, above = table["came"] < table["low"], table["came"] > table["high"]
    inside = ~(below | above)
    doubt = 1.96 * np.sqrt(inside.mean() * (1 - inside.mean()) / len(table))
    print(
        f"  80 % range: held {inside.mean():.1%} (± {doubt:.1%}), too high {below.mean():.1%}, "
        f"too low {above.mean():.1%}; the backtests said {table['claimed'].mean():.1%}"
    )
    for size, rows in inside.groupby(pd.cut(table["wins"], list(SIZES), include_lowest=True), observed=True):
        print(f"    deals won in the window {size!s:<18} held {rows.mean():5.1%} of {len(rows)}")
    print(f"  CPU of one answer with its backtest: median {table['seconds'].median():.2f} s")


def main() -> int:
    """Print the report for every window."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMPANIES
    for days in WINDOWS:
        report(pd.DataFrame([ask_one(number, days) for number in range(count)]), days)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
