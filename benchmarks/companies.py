"""Made-up companies whose truth is known: seasons, growth, stages with hazards of their own, reps of unlike skill.

Not used by the product; the models were not fitted to these companies, but constants were checked against them.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

START = pd.Timestamp("2023-01-01")
STAGES = ("Prospecting", "Qualification", "Proposal", "Negotiation")
LAST = len(STAGES) - 1
LONGEST = 400
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Company:
    """What a company is like, drawn once: rates a day, spreads and strengths.

    days      of its record before the as-of day; `ahead` more are simulated for the truth
    a_day     deals created on a usual day; `growth` a year; `season` the yearly swing, 0..1; `noise` of months
    typical   amount of a deal; `spread` of its logarithm; `move` of a deal on to the next stage a day
    win       log odds that a deal that ends at the last stage is won; reps differ by `skill`
    forgotten share of deals that nobody ever closes
    """

    days: int
    ahead: int
    a_day: float
    growth: float
    season: float
    peak: float
    noise: float
    typical: float
    spread: float
    move: float
    win: float
    skill: float
    reps: int
    forgotten: float


def draw_company(rng: np.random.Generator, ahead: int = 90) -> Company:
    """A company from small and young to large and old."""
    return Company(
        days=int(rng.integers(240, 1100)),
        ahead=ahead,
        a_day=float(np.exp(rng.uniform(np.log(0.25), np.log(6.0)))),
        growth=float(rng.normal(0.1, 0.25)),
        season=float(rng.uniform(0.0, 0.4)),
        peak=float(rng.uniform(0.0, 1.0)),
        noise=float(rng.uniform(0.0, 0.25)),
        typical=float(np.exp(rng.uniform(6.0, 10.0))),
        spread=float(rng.uniform(0.3, 1.2)),
        move=float(1 / rng.uniform(6.0, 35.0)),
        win=float(rng.normal(0.3, 0.5)),
        skill=float(rng.uniform(0.0, 0.6)),
        reps=int(rng.integers(2, 13)),
        forgotten=float(rng.choice([0.0, 0.05, 0.15])),
    )


def simulate(company: Company, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.Timestamp]:
    """Deals as `forecast_deals` reads them, their dated stages, and the as-of day; later ends are the truth.

    Beside the columns that are read there stand `closed_truth` and `won_truth` of every deal, for scoring alone.
    """
    rng = np.random.default_rng(seed)
    created = _creations(company, rng)
    count = len(created)
    rep = rng.integers(0, company.reps, count)
    skill = company.skill * rng.normal(size=company.reps)[rep]
    fit = rng.normal(size=count)
    entered, ended, stage_lost = _ways(company, fit, skill, rng)
    won = (stage_lost < 0) & np.isfinite(ended)
    closed = created + np.where(np.isfinite(ended), ended, 0)
    over = np.isfinite(ended) & (closed < company.days + company.ahead)
    listed = company.typical * np.exp(company.spread * rng.normal(size=count) - company.spread**2 / 2)
    paid = listed * np.exp(0.15 * rng.normal(size=count) - 0.1)
    deals = pd.DataFrame(
        {
            "deal_id": np.arange(count),
            "created_on": START + pd.to_timedelta(created, unit="D"),
            "closed_on": pd.Series(START + pd.to_timedelta(closed, unit="D")).where(over),
            "amount": np.where(over & won, paid, listed),
            "won": pd.array(won, dtype="boolean"),
            "stage": "",
            "listed": listed,
            "customer": rng.integers(0, max(3, count // 6), count).astype(str),
            "owner": np.char.add("rep ", rep.astype(str)),
            "team": np.char.add("team ", (rep % 3).astype(str)),
            "product": rng.choice(["A", "B", "C"], count),
            "size": np.digitize(0.8 * fit + 0.6 * rng.normal(size=count), [-1.0, 0.0, 1.0]).astype(str),
            "industry": rng.choice(["north", "south", "east", "west"], count),
        }
    )
    deals.loc[~over, "won"] = pd.NA
    deals["won_truth"] = won
    return deals, _history(deals, created, entered, closed, over), START + pd.Timedelta(days=company.days)


def _creations(company: Company, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """The days on which deals are created, rising: a Poisson count a day, few at weekends."""
    day = np.arange(company.days + company.ahead)
    months = company.noise * rng.normal(size=len(day) // 30 + 1)[day // 30]
    swing = company.season * np.sin(2 * np.pi * (day / 365.25 + company.peak))
    week = np.where(day % 7 < 5, 1.3, 0.25)
    level = company.a_day * np.exp(company.growth * (day - company.days) / 365.25 + months + swing - months.var() / 2)
    return np.repeat(day, rng.poisson(level * week))


def _ways(
    company: Company, fit: Floats, skill: Floats, rng: np.random.Generator
) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Day of age at which each deal enters each stage (n, stages; inf: never), at which it ends (n; inf: never), and
    the stage in which it is lost (n; -1: won or never ended)."""
    count = len(fit)
    spent = rng.gamma(1.6, 1 / (1.6 * company.move), (count, len(STAGES)))
    pass_on = 1 / (1 + np.exp(-(1.2 + company.win + 0.7 * fit[:, None] + skill[:, None])))
    passed = rng.random((count, len(STAGES))) < pass_on
    lost_in = np.where(passed.all(axis=1), -1, (~passed).argmax(axis=1))
    last = np.where(lost_in < 0, LAST, lost_in)
    leaves = np.ceil(np.cumsum(spent, axis=1))
    entered = np.hstack([np.zeros((count, 1)), leaves[:, :-1]])
    entered[np.arange(len(STAGES)) > last[:, None]] = np.inf
    ended = leaves[np.arange(count), last]
    ended[(rng.random(count) < company.forgotten) | (ended > LONGEST)] = np.inf
    return entered, ended, lost_in.astype(np.int64)


def _history(
    deals: pd.DataFrame, created: npt.NDArray[np.int64], entered: Floats, closed: Floats, over: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """The dated stages: deal_id, at, field, value."""
    row, stage = np.nonzero(np.isfinite(entered))
    day = created[row] + entered[row, stage]
    kept = ~over[row] | (day <= closed[row])
    return pd.DataFrame(
        {
            "deal_id": deals["deal_id"].to_numpy()[row[kept]],
            "at": START + pd.to_timedelta(day[kept], unit="D"),
            "field": "stage",
            "value": np.array(STAGES)[stage[kept]],
        }
    )
