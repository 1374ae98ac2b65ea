"""Chances of winning at all beside the share won so far, on open deals of made-up companies whose end is known.

Run: python -m benchmarks.forecast_win [COMPANIES] (60). Small companies have closed about 10, 30, 100 and 400 deals in
two years; young ones are asked on the day on which they had closed so many, a few weeks or months after their start:
what closes first is mostly lost. Brier score: mean of (chance - outcome) squared. Calibration error: mean distance of
what was said and what came, in ten bins of equal size over all companies' open deals.
"""

import sys
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.companies import draw_company, simulate
from crm_engine.forecasting import win_probability

COMPANIES = 60
CLOSED = (10, 30, 100, 400)
BINS = 10
NOT_KNOWN = ("won_truth", "customer")  # a customer of made-up deals is drawn anew for each, and says nothing


def ask_small(number: int, closed: int) -> pd.DataFrame:
    """A company with two years of record: said, base and won of every deal open at their end."""
    company = replace(draw_company(np.random.default_rng(number)), days=730, ahead=1, a_day=closed / 650, growth=0.0)
    deals, history, as_of = simulate(company, number + 10**6)
    return _asked(deals, history, as_of)


def ask_young(number: int, closed: int) -> pd.DataFrame:
    """The same of a company on the day on which it had closed so many deals, at two new ones a day."""
    company = replace(draw_company(np.random.default_rng(number)), days=500, a_day=2.0)
    deals, history, _ = simulate(company, number + 10**6)
    ends = deals["closed_on"].dropna().sort_values()
    return _asked(deals, history, ends.iloc[min(closed, len(ends)) - 1])


def _asked(deals: pd.DataFrame, history: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    said = win_probability(deals.drop(columns=list(NOT_KNOWN)), as_of, history).set_index("deal_id")
    won = deals.set_index("deal_id")["won_truth"].loc[said.index]
    known = deals["closed_on"] <= as_of
    base = (deals["won_truth"][known].sum() + 1) / (known.sum() + 2)
    return pd.DataFrame({"said": said["probability"], "won": won, "base": base})


def calibration_error(said: npt.NDArray[np.float64], won: npt.NDArray[np.float64]) -> float:
    """Mean distance of what was said and what came, over bins of equal size."""
    order = np.argsort(said, kind="stable")
    bins = [(said[rows].mean(), won[rows].mean(), len(rows)) for rows in np.array_split(order, BINS)]
    return sum(abs(mean - share) * count for mean, share, count in bins) / len(said)


def main() -> int:
    """Print one row for each number of closed deals."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMPANIES
    for name, ask in (("small", ask_small), ("young", ask_young)):
        print(
            f"\n{name + ' companies, closed':>25} {'open':>7} {'Brier':>7} {'share won':>10} {'calibration error':>18}"
        )
        for closed in CLOSED:
            rows = pd.concat([ask(number, closed) for number in range(count)])
            said, won = rows["said"].to_numpy(), rows["won"].to_numpy(dtype=np.float64)
            brier, plain = float(np.mean((said - won) ** 2)), float(np.mean((rows["base"] - won) ** 2))
            error = calibration_error(said, won)
            print(f"{closed:>25} {len(rows):>7,} {brier:>7.3f} {plain:>10.3f} {error:>18.3f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
