"""The pipeline forecast on a public sales record: it does not see ahead, and errs no more than the plain pace."""

import os
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.forecast_deals import ask_weekly, read_maven
from crm_engine.forecasting import forecast_deals
from tests.crm_engine.forecasting.test_deal_blanking import blanked


@pytest.fixture(scope="module")
def maven() -> pd.DataFrame:
    folder = os.environ.get("CRMBOT_TEST_DATA")
    if not folder:
        pytest.skip("CRMBOT_TEST_DATA names no folder with the Maven pipeline")
    return read_maven(Path(folder))


def test_blanking_changes_no_bit_on_real_columns(maven: pd.DataFrame) -> None:
    day = pd.Timestamp("2017-09-01")

    assert forecast_deals(blanked(maven, day), day, 30).to_json() == forecast_deals(maven, day, 30).to_json()


def test_the_answer_errs_less_than_the_pace_and_the_raw_age_method(maven: pd.DataFrame) -> None:
    table, _ = ask_weekly(maven, 30)
    errors = table[["answer", "run_rate", "age_and_new"]].sub(table["came"], axis=0).abs().sum() / table["came"].sum()

    assert errors["answer"] < 0.124  # the inverse-error weights of the anchors
    assert errors["answer"] < errors["run_rate"] < errors["age_and_new"]
    assert table["inside"].mean() > 0.6
