"""The numbers that the papers and packages print for CDNOW, and what the check says of public order books."""

import numpy as np
import pandas as pd
import pytest

from crm_engine.value import customer_value, fit_buying, fit_spend
from tests.crm_engine.value.shops import public, weekly

# The last printed digit of BG/NBD's alpha and b lies 1e-4 and 2e-4 off the maximum: there the gradient is not yet 0.
PUBLISHED = {
    "bgnbd": ((0.2426, 4.4135, 0.7929, 2.4257), -9582.43),
    "mbgnbd": ((0.5248, 6.1830, 0.8914, 1.6140), -9582.13),
    "paretonbd": ((0.5533, 10.578, 0.6062, 11.668), -9594.97),
}
HOLD_OUT = {"bgnbd": (0.785, 1.608), "mbgnbd": (0.765, 1.607), "paretonbd": (0.755, 1.603)}


@pytest.mark.parametrize("model", PUBLISHED)
def test_cdnow_gives_the_published_parameters(model: str) -> None:
    fit = fit_buying(*weekly(public("cdnow_sample.csv"), "1997-09-30"), model=model)

    params, log_likelihood = PUBLISHED[model]
    assert list(fit.params.values()) == pytest.approx(params, rel=1.2e-4)
    assert fit.log_likelihood == pytest.approx(log_likelihood, abs=0.01)
    assert fit.identified


@pytest.mark.parametrize("model", HOLD_OUT)
def test_cdnow_gives_the_published_errors_of_the_weeks_held_out(model: str) -> None:
    book = public("cdnow_sample.csv")
    fit = fit_buying(*weekly(book, "1997-09-30"), model=model)
    day = pd.to_datetime(book["ordered_on"])
    known = np.sort(book["customer_id"][day <= "1997-09-30"].unique())
    later = book[day > "1997-09-30"].drop_duplicates(["customer_id", "ordered_on"])
    came = later.groupby("customer_id").size().reindex(known, fill_value=0).to_numpy()

    off = fit.expected_orders(39) - came
    mae, rmse = HOLD_OUT[model]
    assert np.abs(off).mean() == pytest.approx(mae, abs=5e-4)
    assert np.sqrt((off**2).mean()) == pytest.approx(rmse, abs=5e-4)


def test_cdnow_gives_the_published_spend() -> None:
    book = public("cdnow_sample.csv")
    days = (
        book[pd.to_datetime(book["ordered_on"]) <= "1997-09-30"].groupby(["customer_id", "ordered_on"])["amount"].sum()
    )
    days = days.reset_index()
    repeat = days[days["ordered_on"] > days.groupby("customer_id")["ordered_on"].transform("min")]
    per_customer = repeat.groupby("customer_id")["amount"].agg(["count", "mean"])

    fit = fit_spend(per_customer["count"], per_customer["mean"])

    assert list(fit.params.values()) == pytest.approx([6.249, 3.745, 15.448], rel=4e-4)
    assert fit.log_likelihood == pytest.approx(-4055.92, abs=0.01)


def test_the_check_on_cdnow_beats_past_frequency() -> None:
    check = customer_value(public("cdnow_sample.csv"), "1998-06-30", 273).attrs["check"]

    assert check["model"] == "mbgnbd"
    assert check["cutoff"] == "1997-09-30"
    assert check["mae"] == pytest.approx(0.765, abs=5e-4)
    assert check["baseline_mae"] == pytest.approx(0.897, abs=5e-4)
    assert check["top_decile"]["share_of_value"] > 0.45


def test_the_check_on_online_retail_says_that_no_dropping_out_can_be_told() -> None:
    check = customer_value(public("online_retail_orders.csv"), "2011-12-09", 162).attrs["check"]

    assert check["model"] == "past frequency"
    assert "dropping out" in check["why"]
    assert check["mae"] == check["baseline_mae"] < check["model_mae"]
