"""How well the pipeline forecast would have done on a public sales record, asked every week with what was known then.

For the whole company and for each of its six teams from its own deals alone, as a manager is answered who sees no more.

Run: python -m benchmarks.forecast_deals (needs CRMBOT_TEST_DATA, the folder that holds crm/maven_sales_pipeline.csv).
"""

import os
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from crm_engine.forecasting import forecast_deals

WINDOWS = (30, 90)
FIRST_DAY = pd.Timestamp("2017-06-19")


def read_maven(folder: Path) -> pd.DataFrame:
    """The Maven pipeline as forecast_deals reads it. Beware: `account` is blank only for open deals."""
    raw = pd.read_csv(folder / "crm" / "maven_sales_pipeline.csv", parse_dates=["engage_date", "close_date"])
    teams = pd.read_csv(folder / "crm" / "maven_sales_teams.csv").set_index("sales_agent")["manager"]
    return pd.DataFrame(
        {
            "deal_id": raw["opportunity_id"],
            "created_on": raw["engage_date"],
            "closed_on": raw["close_date"],
            "amount": raw["close_value"],
            "won": raw["deal_stage"].map({"Won": True, "Lost": False}).astype("boolean"),
            "stage": raw["deal_stage"],
            "product": raw["product"],
            "customer": raw["account"],
            "team": raw["sales_agent"].map(teams),
        }
    )


def ask_weekly(deals: pd.DataFrame, days: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Answers on weekly days, one row a day with what came; and one row an open deal and day, with its chance."""
    window = pd.Timedelta(days=days)
    rows, chances = [], []
    for as_of in pd.date_range(FIRST_DAY, deals["closed_on"].max() - window, freq="7D"):
        started = time.process_time()
        said = forecast_deals(deals, as_of, days)
        seconds = time.process_time() - started
        inside = deals["won"].fillna(False) & (deals["closed_on"] > as_of) & (deals["closed_on"] <= as_of + window)
        came = float(deals.loc[inside, "amount"].sum())
        methods = said.backtest.candidates.set_index("method")["forecast"]
        rows.append(
            {
                "as_of": as_of,
                "came": came,
                "answer": said.expected,
                **methods,
                "inside": said.low <= came <= said.high,
                "width": (said.high - said.low) / said.expected,
                "seconds": seconds,
            }
        )
        chance = said.deals.assign(won=said.deals["deal_id"].isin(set(deals.loc[inside, "deal_id"])))
        chances.append(chance[["deal_id", "win_probability", "won"]])
    return pd.DataFrame(rows).set_index("as_of"), pd.concat(chances)


def log_loss(chances: pd.DataFrame) -> float:
    """Mean log loss of the chances against whether the deal was won in the window."""
    right = np.where(chances["won"], chances["win_probability"], 1 - chances["win_probability"])
    return float(-np.log(right).mean())


def report(deals: pd.DataFrame, days: int) -> None:
    """Print the errors of every method and of the answer, the ranges' coverage and the time of one answer."""
    table, chances = ask_weekly(deals, days)
    dated = chances[chances["deal_id"].isin(set(deals.loc[deals["created_on"].notna(), "deal_id"]))]
    print(f"\nRevenue won in the next {days} days, {len(table)} weekly dates from {table.index[0].date()}")
    for method in table.columns.drop(["came", "inside", "width", "seconds"]):
        error = (table[method] - table["came"]).abs().sum() / table["came"].where(table[method].notna()).sum()
        print(f"  {method:<15} WAPE {error:7.1%}")
    width = table["width"].median()
    print(f"  80 % range: held {table['inside'].mean():.0%}, median width {width:.0%} of the answer")
    base = dated["won"].mean()
    guess = -(base * np.log(base) + (1 - base) * np.log(1 - base))
    print(f"  win within {days} days, dated open deals: log loss {log_loss(dated):.3f}, their base rate {guess:.3f}")
    cpu = table["seconds"]
    print(f"  CPU of one answer with its backtest: median {cpu.median():.2f} s, most {cpu.max():.2f}")


def report_teams(deals: pd.DataFrame, days: int) -> None:
    """Print the teams' errors together, and how often their ranges held."""
    tables = [ask_weekly(rows, days)[0] for _, rows in deals.groupby("team")]
    table = pd.concat(tables)
    print(f"\nThe same of {len(tables)} teams, next {days} days, {len(table)} answers")
    for method in ("answer", "quarter_naive", "run_rate", "combination"):
        error = (table[method] - table["came"]).abs().sum() / table["came"].where(table[method].notna()).sum()
        print(f"  {method:<15} WAPE {error:7.1%}")
    print(f"  80 % range: held {table['inside'].mean():.0%}")


def main() -> int:
    """Print the report for every window; 1 where the data is absent."""
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder or not (Path(folder) / "crm" / "maven_sales_pipeline.csv").exists():
        print("CRMBOT_TEST_DATA names no folder with crm/maven_sales_pipeline.csv", file=sys.stderr)
        return 1
    deals = read_maven(Path(folder))
    for days in WINDOWS:
        report(deals, days)
        report_teams(deals, days)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
