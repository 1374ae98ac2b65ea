"""Pipeline forecasts of made-up companies, whose truth is known: ranges that hold, an answer closer than the naive."""

import numpy as np
import pandas as pd
import pytest

from benchmarks.companies import Company, draw_company, simulate
from benchmarks.forecast_companies import ask_one
from crm_engine.forecasting import forecast_deals
from tests.crm_engine.forecasting.test_deal_blanking import blanked


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    # those of few deals a day are quick to ask, and the hardest to foresee
    small = [number for number in range(40) if draw_company(np.random.default_rng(number)).a_day < 0.8]
    return pd.DataFrame([ask_one(number, 90) for number in small[:10]])


def test_four_of_five_ranges_hold_what_came(answers: pd.DataFrame) -> None:
    inside = (answers["low"] <= answers["came"]) & (answers["came"] <= answers["high"])

    assert 0.6 <= inside.mean() <= 1.0


def test_the_answer_is_closer_than_the_pace_and_the_quarter_before(answers: pd.DataFrame) -> None:
    unit = answers[["run_rate", "quarter_naive", "age_and_new"]].mean(axis=1)
    error = answers[["run_rate", "quarter_naive", "answer"]].sub(answers["came"], axis=0).abs().div(unit, axis=0).mean()

    assert error["answer"] < error["run_rate"]
    assert error["answer"] < error["quarter_naive"]


def test_no_answer_sees_the_truth_that_is_kept_for_scoring() -> None:
    company = Company(400, 90, 0.5, 0.1, 0.2, 0.1, 0.1, 5000.0, 0.6, 0.05, 0.3, 0.2, 4, 0.05)
    deals, history, as_of = simulate(company, 1)

    said = forecast_deals(deals, as_of, 90, history)

    assert forecast_deals(blanked(deals, as_of), as_of, 90, history).to_json() == said.to_json()
