"""Why a forecast moved: the parts add up to the move, and each deal stands in the part where it belongs."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_engine.forecasting.deal_change import PARTS, ForecastChange, explain_change
from crm_engine.forecasting.deal_forecast import forecast_deals
from crm_engine.forecasting.deal_results import PipelineForecast
from storage.words import BadInput
from tests.crm_engine.forecasting.test_deal_blanking import AS_OF, made_up_deals, made_up_history
from tests.crm_engine.forecasting.test_deal_forecast import THIN, rows

WEEK = pd.Timedelta(days=7)


def check(change: ForecastChange, before: PipelineForecast, after: PipelineForecast) -> None:
    """What holds for every explanation."""
    moved = after.expected - before.expected
    assert sum(getattr(change, part) for part in PARTS) == pytest.approx(moved, abs=1e-6)
    assert change.total == pytest.approx(moved, abs=1e-6)
    assert change.pulled_in >= 0 >= change.pushed_out
    told = change.deals.groupby("part")["change"].sum().reindex(list(PARTS)).fillna(0.0)
    for part in PARTS[:-1]:
        assert told[part] == pytest.approx(getattr(change, part), abs=1e-6)
    assert change.deals["part"].isin(PARTS).all()
    assert json.loads(change.to_json())["resized"] == change.resized
    assert "Other" in change.why


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 160), st.integers(0, 60), st.sampled_from([7, 30, 91]))
def test_the_parts_add_up_for_any_team_and_any_two_days(seed: int, size: int, apart: int, days: int) -> None:
    deals = made_up_deals(seed, size)
    history = made_up_history(deals, seed) if size else None
    before = forecast_deals(deals, AS_OF - pd.Timedelta(days=apart), days, history=history)
    after = forecast_deals(deals, AS_OF, days, history=history)

    check(explain_change(before, after), before, after)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 60))
def test_the_parts_add_up_for_a_window_with_a_fixed_end(seed: int, apart: int) -> None:
    deals = made_up_deals(seed, 160)
    before = forecast_deals(deals, AS_OF - pd.Timedelta(days=apart), 30 + apart)
    after = forecast_deals(deals, AS_OF, 30)

    check(explain_change(before, after), before, after)


@pytest.mark.parametrize("later", THIN)
@pytest.mark.parametrize("earlier", ["no deal", "one open deal", "all open"])
def test_the_parts_add_up_where_there_is_next_to_nothing(earlier: str, later: str) -> None:
    before, after = forecast_deals(THIN[earlier], AS_OF, 30), forecast_deals(THIN[later], AS_OF, 30)

    check(explain_change(before, after), before, after)


def test_the_same_forecast_twice_has_not_moved() -> None:
    said = forecast_deals(made_up_deals(1), AS_OF, 30)
    change = explain_change(said, said)

    assert [getattr(change, part) for part in PARTS] == [0.0] * len(PARTS)
    assert change.deals.empty


def team(**of_last: object) -> pd.DataFrame:
    """A steady team with ten open deals; what is named is set on the last of them."""
    closed = [(400 - 2 * place, 360 - 2 * place + place % 30, 100.0, place % 2 == 0) for place in range(170)]
    deals = rows(*closed, *((20, None, np.nan, None) for _ in range(10)))
    deals["listed"] = 100.0
    for name, value in of_last.items():
        deals.loc[len(deals) - 1, name] = value
    return deals


def moved(before: pd.DataFrame, after: pd.DataFrame) -> tuple[ForecastChange, set[str]]:
    """The change over a week, and the parts in which the last deal stands."""
    first, second = forecast_deals(before, AS_OF, 30), forecast_deals(after, AS_OF + WEEK, 30)
    change = explain_change(first, second)
    check(change, first, second)
    return change, set(change.deals.loc[change.deals["deal_id"] == "179", "part"])


def test_a_deal_that_came_since_is_new() -> None:
    change, parts = moved(team().iloc[:-1], team(created_on=AS_OF + WEEK / 2))

    assert change.new > 0
    assert parts == {"new"}


@pytest.mark.parametrize(("won", "part"), [(True, "won"), (False, "lost")])
def test_a_deal_that_closed_since_leaves_the_forecast(won: bool, part: str) -> None:
    change, parts = moved(team(), team(closed_on=AS_OF + WEEK / 2, won=won))

    assert getattr(change, part) < 0
    assert parts == {part}


def test_a_deal_with_another_amount_is_resized() -> None:
    change, parts = moved(team(), team(listed=150.0))

    assert change.resized > 0
    assert "resized" in parts
    assert change.deals.loc[change.deals["part"] == "resized", "deal_id"].tolist() == ["179"]


def test_a_deal_that_nobody_has_any_more_is_other() -> None:
    change, parts = moved(team(), team().iloc[:-1])

    assert parts == {"other"}
    assert change.won == change.lost == 0


def test_a_deal_that_has_grown_older_than_any_that_closed_is_pushed_out() -> None:
    deals = team(created_on=AS_OF - pd.Timedelta(days=36))
    change, parts = moved(deals, deals)

    assert change.pushed_out < 0
    assert "pushed_out" in parts


def test_an_earlier_day_cannot_come_second() -> None:
    deals = made_up_deals(2)

    with pytest.raises(BadInput, match="second"):
        explain_change(forecast_deals(deals, AS_OF, 30), forecast_deals(deals, AS_OF - WEEK, 30))
