"""Customer value beside the published numbers, beside past frequency, and how long a large customer base takes.

Run: python -m benchmarks.value (needs CRMBOT_TEST_DATA, the folder that holds value/cdnow_sample.csv).
The large bases are made up: Pareto-like shops of 100,000 and 1,000,000 customers, each timed in a process of its own.
"""

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from crm_engine.value import customer_value, fit_buying, fit_spend

PUBLISHED = {
    "bgnbd": "r .2426 alpha 4.4135 a .7929 b 2.4257, LL -9582.43",
    "mbgnbd": "r .5248 alpha 6.1830 a .8914 b 1.6140, LL -9582.13",
    "paretonbd": "r .5533 alpha 10.578 s .6062 beta 11.668, LL -9594.97",
}
SIZES = (100_000, 1_000_000)


def read_book(folder: Path, name: str) -> pd.DataFrame:
    book = pd.read_csv(folder / "value" / name)
    book = book.rename(columns={"CustomerID": "customer_id", "date": "ordered_on", "value": "amount"})
    return book.assign(ordered_on=pd.to_datetime(book["ordered_on"]))


def print_parameters(folder: Path) -> None:
    book = read_book(folder, "cdnow_sample.csv")
    until = pd.Timestamp("1997-09-30")
    days = book[book["ordered_on"] <= until].groupby(["customer_id", "ordered_on"])["amount"].sum().reset_index()
    first = days.groupby("customer_id")["ordered_on"].transform("min")
    seen = days.groupby("customer_id")["ordered_on"].agg(["min", "max", "count"])
    weeks = (seen["max"] - seen["min"]).dt.days / 7, (until - seen["min"]).dt.days / 7
    print("CDNOW, 2,357 customers, 39 weeks")
    for model, published in PUBLISHED.items():
        fit = fit_buying(seen["count"] - 1, *weeks, model=model)
        said = " ".join(f"{name} {value:.4f}" for name, value in fit.params.items())
        print(f"  {model:10} {said}, LL {fit.log_likelihood:.2f}\n  {'published':10} {published}")
    repeat = days[days["ordered_on"] > first].groupby("customer_id")["amount"].agg(["count", "mean"])
    spend = fit_spend(repeat["count"], repeat["mean"])
    said = " ".join(f"{name} {value:.3f}" for name, value in spend.params.items())
    print(f"  {'spend':10} {said}, LL {spend.log_likelihood:.2f}")
    print(f"  {'published':10} p 6.249 q 3.745 gamma 15.448, LL -4055.92")


def print_hold_outs(folder: Path) -> None:
    print("\nhold-out                       answered by      MAE   MBG/NBD  past freq.  bias    in range  top tenth")
    for name, as_of, days in (("cdnow_sample.csv", "1998-06-30", 273), ("online_retail_orders.csv", "2011-12-09", 162)):
        check = customer_value(read_book(folder, name), as_of, days).attrs["check"]
        print(
            f"  {name:28} {check['model']:15} {check['mae']:.3f}  {check['model_mae']:.3f}    "
            f"{check['baseline_mae']:.3f}     {check['bias']:+.3f}   {check['coverage']:.1%}        "
            f"{check['top_decile']['share_of_value']:.1%}  {check['why']}"
        )


def make_weeks(customers: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Repeat orders, weeks to the last, weeks of age: MBG/NBD customers over two years."""
    rng = np.random.default_rng(1)
    age = rng.integers(1, 105, customers).astype(float)
    rate, drop = rng.gamma(0.6, 1 / 6.0, customers), rng.beta(0.9, 1.6, customers)
    alive = rng.geometric(np.maximum(drop, 1e-9)) - 1
    repeats = np.minimum(rng.poisson(rate * age), alive).astype(float)
    last = np.where(repeats > 0, np.ceil(age * rng.random(customers) ** (1 / np.maximum(repeats, 1))), 0.0)
    return repeats, last, age


def make_orders(customers: int) -> pd.DataFrame:
    repeats, last, age = make_weeks(customers)
    rng = np.random.default_rng(2)
    count = repeats.astype(int) + 1
    who = np.repeat(np.arange(customers), count)
    place = np.arange(len(who)) - np.repeat(np.cumsum(count) - count, count)
    share = np.where(place == 0, 0.0, np.where(place == count[who] - 1, 1.0, rng.random(len(who))))
    day = 730 - 7 * age[who] + np.floor(7 * last[who] * share)
    amount = np.round(rng.gamma(5.0, 8.0, customers)[who] * rng.gamma(6.0, 1 / 6.0, len(who)), 2)
    return pd.DataFrame(
        {
            "customer_id": who,
            "ordered_on": pd.Timestamp("2024-01-01") + pd.to_timedelta(day, unit="D"),
            "amount": amount,
        }
    )


def time_table(customers: int) -> str:
    orders = make_orders(customers)
    return f"{len(orders):>10,} orders  customer_value  {_time(lambda: customer_value(orders, '2025-12-31', 90))}"


def time_fit(customers: int) -> str:
    weeks = make_weeks(customers)

    def fit_and_score() -> None:
        fit = fit_buying(*weeks)
        fit.expected_orders(13)
        fit.probability_alive()

    return f"{'weekly rows':>17}  fit and score   {_time(fit_and_score)}"


def _time(work: Callable[[], object]) -> str:
    before, start, used = _peak(), time.perf_counter(), time.process_time()
    work()
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    return f"{seconds:6.2f} s ({cpu:.2f} s of CPU)  peak {_peak():,.0f} MB, {_peak() - before:,.0f} more than the data"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        print("CRMBOT_TEST_DATA is not set: only the made-up customers are timed")
    else:
        print_parameters(Path(folder))
        print_hold_outs(Path(folder))
    print("\nspeed")
    for customers in SIZES:
        for work in (time_fit, time_table):
            with multiprocessing.get_context("spawn").Pool(1) as alone:
                print(f"  {customers:>9,} customers {alone.apply(work, (customers,))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
