"""The table of customers' value: what it holds, what it looks at, and what it refuses."""

import re
from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.value import customer_value
from storage.words import BadInput, TooLittleData
from tests.crm_engine.value.shops import made_up

SHOP = made_up()
COLUMNS = [
    "customer_id", "recency_days", "frequency", "monetary", "rfm", "segment", "grade", "probability_active",
    "probability_buys", "expected_orders", "expected_value", "low", "high",
]  # fmt: skip


def book(*rows: tuple[object, object, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["customer_id", "ordered_on", "amount"])


def test_the_table_has_a_row_a_customer_and_numbers_that_can_be() -> None:
    table = customer_value(SHOP, "2025-06-30", 90)

    assert list(table.columns) == COLUMNS
    assert table["customer_id"].is_monotonic_increasing
    assert table["customer_id"].is_unique
    assert table["rfm"].map(lambda text: bool(re.fullmatch("[1-5]-[1-5]-[1-5]", text))).all()
    for chance in ("probability_active", "probability_buys"):
        assert table[chance].between(0, 1).all()
    assert np.isfinite(table.select_dtypes("number")).all(axis=None)
    assert (table["low"] <= table["expected_value"]).all()
    assert (table["expected_value"] <= table["high"]).all()


def test_the_check_says_how_far_off_it_was() -> None:
    check = customer_value(SHOP, "2025-06-30", 90).attrs["check"]

    assert check["model"] == "mbgnbd"
    assert check["mae"] <= check["baseline_mae"]
    assert check["cutoff"] == "2025-04-01"
    assert 0.75 < check["coverage"] <= 1
    assert set(check["top_decile"]) >= {"customers", "share_of_value", "baseline_share_of_value"}


@given(st.integers(0, 2**31))
@settings(max_examples=6, deadline=None)
def test_nothing_after_the_day_changes_a_bit(seed: int) -> None:
    day = pd.Timestamp("2025-03-31")
    later = SHOP["ordered_on"] > day
    rng = np.random.default_rng(seed)
    changed = SHOP.copy()
    changed.loc[later, "amount"] = rng.choice([np.nan, np.inf, -1e9, 7.0], int(later.sum()))
    changed.loc[later, "customer_id"] = rng.integers(0, 10_000, int(later.sum()))
    changed.loc[later, "ordered_on"] += pd.Timedelta(days=int(rng.integers(0, 900)))

    told, blind, cut = (customer_value(shop, day, 60, 0.1) for shop in (SHOP, changed, SHOP[~later]))

    pd.testing.assert_frame_equal(told, blind, check_exact=True)
    pd.testing.assert_frame_equal(told, cut, check_exact=True)
    assert repr(told.attrs) == repr(blind.attrs) == repr(cut.attrs)


def test_the_order_of_the_rows_does_not_matter() -> None:
    shuffled = SHOP.sample(frac=1, random_state=3)

    pd.testing.assert_frame_equal(
        customer_value(SHOP, "2025-06-30", 90), customer_value(shuffled, "2025-06-30", 90), rtol=1e-6
    )


def test_days_may_be_dates_times_or_text() -> None:
    text = SHOP.assign(ordered_on=SHOP["ordered_on"].dt.strftime("%Y-%m-%d"))
    times = SHOP.assign(ordered_on=SHOP["ordered_on"] + pd.Timedelta(hours=15))
    said = customer_value(SHOP, date(2025, 6, 30), 90)

    for other in (customer_value(text, "2025-06-30", 90), customer_value(times, datetime(2025, 6, 30, 9), 90)):  # noqa: DTZ001
        pd.testing.assert_frame_equal(said, other)


def test_a_refund_takes_money_off_and_is_no_order() -> None:
    table = customer_value(book((1, "2025-01-01", 100.0), (1, "2025-02-01", -30.0)), "2025-03-01", 30)

    assert table[["recency_days", "frequency", "monetary"]].iloc[0].tolist() == [59, 1, 70.0]


def test_who_only_has_refunds_is_no_customer() -> None:
    table = customer_value(book((1, "2025-01-01", 100.0), (2, "2025-02-01", -30.0)), "2025-03-01", 30)

    assert table["customer_id"].tolist() == [1]


def test_one_order_gets_an_answer_that_says_how_little_it_stands_on() -> None:
    table = customer_value(book(("Acme", "2025-01-01", 100.0)), "2025-03-01", 30)

    assert table["segment"].tolist() == ["New"]
    assert table["high"].iloc[0] > 0
    assert table.attrs["check"]["model"] == "past frequency"
    assert "have 1, need 30" in table.attrs["check"]["why"]
    assert np.isnan(table.attrs["check"]["mae"])


def test_many_customers_of_one_order_each_get_an_answer() -> None:
    table = customer_value(book(*((n, "2025-01-01", 10.0 + n) for n in range(200))), "2025-03-01", 30)

    assert (table["expected_orders"] == 0).all()
    assert "nobody has ordered twice" in table.attrs["check"]["why"]


def test_later_money_is_worth_less_when_discounted() -> None:
    full, less = (customer_value(SHOP, "2025-06-30", 365, rate) for rate in (0.0, 0.2))

    ratio = less["expected_value"] / full["expected_value"]
    assert ratio.between(1 / 1.2, 1).all()
    assert (ratio < 1).any()
    assert (full["expected_orders"] == less["expected_orders"]).all()


def test_nobody_yet_is_too_little() -> None:
    for shop in (book(), SHOP[:0], SHOP, book((1, "2025-01-01", -5.0))):
        with pytest.raises(TooLittleData):
            customer_value(shop, "2023-12-31" if len(shop) > 1 else "2025-06-30", 30)


@pytest.mark.parametrize(
    ("shop", "as_of", "days", "discount"),
    [
        (SHOP.drop(columns="amount"), "2025-06-30", 30, 0.0),
        (book((1, "2025-01-01", np.nan)), "2025-06-30", 30, 0.0),
        (book((1, "2025-01-01", "a lot")), "2025-06-30", 30, 0.0),
        (book((1, "soon", 5.0)), "2025-06-30", 30, 0.0),
        (book((1, None, 5.0)), "2025-06-30", 30, 0.0),
        (book((None, "2025-01-01", 5.0)), "2025-06-30", 30, 0.0),
        (book((1, pd.Timestamp("2025-01-01", tz="UTC"), 5.0)), "2025-06-30", 30, 0.0),
        (SHOP, "soon", 30, 0.0),
        (SHOP, pd.Timestamp("2025-06-30", tz="UTC"), 30, 0.0),
        (SHOP, "2025-06-30", 0, 0.0),
        (SHOP, "2025-06-30", float("nan"), 0.0),
        (SHOP, "2025-06-30", 30, -0.1),
    ],
)
def test_what_cannot_be_used_is_refused(shop: pd.DataFrame, as_of: object, days: float, discount: float) -> None:
    with pytest.raises(BadInput):
        customer_value(shop, as_of, days, discount)
