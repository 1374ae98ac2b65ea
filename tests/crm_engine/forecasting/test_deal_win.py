"""The chance of being won at all: from age and fields, never certain, never from what is known only later."""

import numpy as np
import pandas as pd
import pytest

from crm_engine.forecasting.deal_win import win_probability
from tests.crm_engine.forecasting.test_deal_blanking import AS_OF, blanked, made_up_deals
from tests.crm_engine.forecasting.test_deal_forecast import THIN, rows


def team_with_a_telling_field(size: int = 300, seed: int = 1) -> pd.DataFrame:
    """Deals closed over a year whose `source` decides most of them, and 40 young open ones."""
    rng = np.random.default_rng(seed)
    age = rng.integers(20, 360, size)
    frame = pd.concat(
        [
            rows(*((int(days) + 30, int(days), 100.0, None) for days in age)),
            rows(*((20, None, 100.0, None) for _ in range(40))),
        ],
        ignore_index=True,
    )
    frame["deal_id"] = [f"d{place}" for place in range(len(frame))]
    frame["source"] = rng.choice(["Referral", "Cold Call"], len(frame))
    chance = np.where(frame["source"] == "Referral", 0.8, 0.2)
    frame["won"] = pd.array(rng.random(len(frame)) < chance, dtype="boolean")
    return frame


@pytest.mark.parametrize("seed", range(3))
def test_what_is_known_later_and_the_order_of_rows_change_no_bit(seed: int) -> None:
    deals = made_up_deals(seed).drop(columns="customer")

    said = win_probability(deals, AS_OF)

    pd.testing.assert_frame_equal(win_probability(blanked(deals), AS_OF), said, check_exact=True)
    pd.testing.assert_frame_equal(
        win_probability(deals.sample(frac=1, random_state=seed), AS_OF), said, check_exact=True
    )
    assert ((said["low"] <= said["probability"]) & (said["probability"] <= said["high"])).all()


@pytest.mark.parametrize("name", THIN)
def test_too_little_data_still_gives_chances_between_0_and_1(name: str) -> None:
    said = win_probability(THIN[name], AS_OF)

    assert list(said.columns) == ["deal_id", "probability", "low", "high", "reasons"]
    assert len(said) == THIN[name]["closed_on"].isna().sum()
    assert ((said[["low", "probability", "high"]] > 0) & (said[["low", "probability", "high"]] < 1)).all(axis=None)


def test_a_field_that_tells_the_outcome_moves_the_chance_and_is_the_first_reason() -> None:
    deals = team_with_a_telling_field()
    said = win_probability(deals, AS_OF).merge(deals[["deal_id", "source"]], on="deal_id")
    mean = said.groupby("source")["probability"].mean()

    assert mean["Referral"] == pytest.approx(0.8, abs=0.1)
    assert mean["Cold Call"] == pytest.approx(0.2, abs=0.1)
    for source, sign in (("Referral", 1), ("Cold Call", -1)):
        words, points = said.loc[said["source"] == source, "reasons"].iloc[0][0]
        assert words == f"source: {source}"
        assert points * sign > 10


def test_reasons_add_up_from_the_share_that_is_usually_won() -> None:
    deals = team_with_a_telling_field().assign(colour=lambda frame: np.arange(len(frame)) % 3)
    said = win_probability(deals, AS_OF)

    for probability, told in zip(said["probability"], said["reasons"], strict=True):
        assert len(told) <= 5
        points = sum(value for _, value in told)
        assert said.attrs["base_rate"] * 100 + points == pytest.approx(100 * probability, abs=0.06)


def test_a_field_that_is_blank_only_for_open_deals_tells_nothing() -> None:
    deals = team_with_a_telling_field().drop(columns="source")
    account = deals["closed_on"].notna().map({True: "Acme", False: None})

    with_it = win_probability(deals.assign(account=account), AS_OF)

    pd.testing.assert_frame_equal(with_it, win_probability(deals, AS_OF))


@pytest.mark.parametrize("kinds", [3, 40, 400])
@pytest.mark.parametrize("as_text", [True, False])
def test_a_field_that_tells_nothing_moves_nothing_and_is_named(kinds: int, as_text: bool) -> None:
    deals = team_with_a_telling_field(500, seed=3)
    agent = np.random.default_rng(kinds + 2).integers(0, kinds, len(deals))

    said = win_probability(deals.assign(agent=[f"a{one}" for one in agent] if as_text else agent), AS_OF)

    assert said.attrs["silent"] == ["agent"]
    assert said["reasons"].map(lambda told: told[-1] == ("agent: no sign that this tells the outcome", 0.0)).all()
    np.testing.assert_array_equal(said["probability"], win_probability(deals, AS_OF)["probability"])


def test_numbers_that_rise_with_the_chance_are_read_in_their_order() -> None:
    deals = team_with_a_telling_field(200).drop(columns="source")
    size = np.random.default_rng(8).lognormal(3, 1, len(deals))
    won = np.random.default_rng(9).random(len(deals)) < size / (size + 20)
    said = win_probability(deals.assign(size=size, won=pd.array(won, dtype="boolean")), AS_OF)

    chance = said.set_index("deal_id")["probability"].reindex(deals["deal_id"][200:])
    assert np.corrcoef(chance, np.log(size[200:]))[0, 1] > 0.8


def test_stages_count_from_the_history_dated_to_the_day_or_before() -> None:
    deals = team_with_a_telling_field(200).drop(columns="source")
    late = deals["won"].fillna(False).astype(bool) | (np.arange(len(deals)) % 10 == 0)
    reached = deals[late & deals["closed_on"].notna()]
    history = pd.DataFrame(
        {
            "deal_id": [*deals["deal_id"], *reached["deal_id"], "d200", "d201"],
            "at": [
                *deals["created_on"],
                *reached["closed_on"] - pd.Timedelta(days=5),
                AS_OF,
                AS_OF + pd.Timedelta("1D"),
            ],
            "field": "stage",
            "value": [*["Prospecting"] * len(deals), *["Negotiation"] * (len(reached) + 2)],
        }
    )
    said = win_probability(deals, AS_OF, history).set_index("deal_id")

    assert said.loc["d200", "probability"] > said.loc["d201", "probability"] + 0.2
    assert said.loc["d200", "reasons"][0][0] == "stage: Negotiation"
    assert said.loc["d201", "probability"] == said.loc["d202", "probability"]


def test_a_deal_that_has_outlived_all_that_closed_is_near_nothing_and_says_so() -> None:
    closed = [(400 - place, 395 - place - 7 * place % 50, 100.0, place % 2 == 0) for place in range(300)]
    said = win_probability(rows(*closed, (5, None, 1.0, None), *((390, None, 1.0, None) for _ in range(60))), AS_OF)

    young, old = said["probability"].max(), said["probability"].drop(said["probability"].idxmax())
    assert young == pytest.approx(0.45, abs=0.1)
    assert (old < 0.05).all()
    assert any("longer than any that closed" in words for words, _ in said.loc[old.index[0], "reasons"])


def test_where_most_old_deals_are_left_open_age_alone_kills_none() -> None:
    closed = [(400 - place, 395 - place - 7 * place % 50, 100.0, place % 2 == 0) for place in range(60)]
    said = win_probability(rows(*closed, *((390 - place, None, 1.0, None) for place in range(200))), AS_OF)

    assert (said["probability"] > 0.4).all()
