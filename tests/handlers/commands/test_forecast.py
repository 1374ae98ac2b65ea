"""/forecast: the engine's numbers, of the deals that the person may see, with what they stand on."""

import re
from datetime import date

import pandas as pd
import pytest
import sqlalchemy as sa

from crm_engine.forecasting import forecast_deals
from handlers.show.figures import figure
from storage.tables import Deal, DealHistory
from storage.words import StageKind
from tests.made_up import NOW, MadeUp

TODAY = NOW.date()
QUARTER_END = date(2026, 9, 30)


def rows_of(company: MadeUp, *names: str) -> pd.DataFrame:
    """The deals of these people as the engine wants them, read here by hand."""
    owners = [company.ids[name] for name in names]
    with company.database.reading() as session:
        deals = session.execute(sa.select(Deal).where(Deal.owner_id.in_(owners))).scalars().all()  # type: ignore[attr-defined]
        return pd.DataFrame(
            {
                "deal_id": [deal.id for deal in deals],
                "created_on": pd.to_datetime(pd.Series([deal.created_on for deal in deals])),
                "closed_on": pd.to_datetime(pd.Series([deal.closed_on for deal in deals])),
                "amount": [(deal.amount or 0) / 100 for deal in deals],
                "won": pd.array(
                    [None if deal.status == StageKind.OPEN else deal.status == StageKind.WON for deal in deals],
                    "boolean",
                ),
                "stage": "x",
                "customer": [deal.company_id for deal in deals],
            }
        )


def history_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The amount of each deal has been known since it was written down."""
    return pd.DataFrame(
        {"deal_id": rows["deal_id"], "at": rows["created_on"], "field": "amount", "value": rows["amount"]}
    )


def stands_on(text: str) -> int:
    found = re.search(r"Stands on ([\d,]+) closed", text)
    assert found is not None, text
    return int(found[1].replace(",", ""))


def test_the_reply_has_the_numbers_of_the_engine(trading: MadeUp) -> None:
    rows = rows_of(trading, "Rita")
    said = forecast_deals(rows, TODAY, (QUARTER_END - TODAY).days, history=history_of(rows))
    inside = rows["won"].fillna(False).astype(bool) & (rows["closed_on"] >= "2026-07-01")
    won = float(rows["amount"][inside].sum())

    text = trading.ask("Rita", "forecast").text

    assert f"Q3 2026: {figure(won + said.expected, 'USD')}" in text
    assert f"{figure(won + said.low, 'USD')} – {figure(won + said.high, 'USD')}" in text
    assert re.search(rf"Won so far +{re.escape(figure(won, 'USD'))}\n", text)
    assert re.search(rf"Open deals \(\d+\) +{re.escape(figure(said.from_open, 'USD'))}\n", text)
    assert f"missed by {said.backtest.wape:.0%}".replace("%", " %") in text
    assert f"Tested on {said.backtest.origins} past days" in text


@pytest.mark.parametrize(
    ("name", "owners"),
    [("Rita", ["Rita"]), ("Max", ["Rita", "Ron"]), ("Mia", ["Sue"]), ("Ada", ["Rita", "Ron", "Sue"])],
)
def test_a_rep_sees_the_own_figures_a_manager_the_team_an_admin_all(
    trading: MadeUp, name: str, owners: list[str]
) -> None:
    closed = int(rows_of(trading, *owners)["closed_on"].notna().sum())

    assert stands_on(trading.ask(name, "forecast").text) == closed


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Max", 'team "South"'),
        ("Max", "rep Sue"),
        ("Max", 'region "South Region"'),
        ("Rita", "team North"),
        ("Rita", "rep Ron"),
    ],
)
def test_what_one_may_not_see_answers_as_what_does_not_exist(trading: MadeUp, name: str, words: str) -> None:
    hidden = trading.ask(name, f"forecast {words}").text
    kind, _, asked = words.partition(" ")
    unknown = trading.ask(name, f'forecast {kind} "Zzyzx"').text

    assert hidden == unknown.replace("Zzyzx", asked.strip('"'))
    assert "$" not in hidden


def test_a_team_a_region_and_a_rep_can_be_asked_about(trading: MadeUp) -> None:
    north = stands_on(trading.ask("Ada", "forecast team north").text)

    assert stands_on(trading.ask("Ada", 'forecast 90d region "North Region"').text) == north
    assert (
        stands_on(trading.ask("Max", "forecast rep Rita").text) + stands_on(trading.ask("Max", "forecast rep Ron").text)
        == north
    )


def test_the_period_may_stand_before_or_behind_the_name(trading: MadeUp) -> None:
    before = trading.ask("Ada", "forecast next quarter team North").text

    assert "Q4 2026" in before
    assert trading.ask("Ada", "forecast team North next quarter").text == before
    assert "cannot read a period" in trading.ask("Ada", "forecast team North banana").text


def test_the_picture_is_a_png_of_its_size_and_the_text_fits_under_it(trading: MadeUp) -> None:
    reply = trading.ask("Max", "forecast next quarter")

    assert reply.photo is not None
    assert reply.photo[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(reply.photo[16:20]), int.from_bytes(reply.photo[20:24])) == (1080, 720)
    assert len(reply.text) <= 1000


def test_what_was_said_as_of_a_day_does_not_change_with_what_comes_later(company: MadeUp) -> None:
    company.trade("Rita", date(2025, 1, 1), TODAY)
    before = company.ask("Rita", "forecast as of 2026-04-01").text
    with company.database.writing() as session:
        late = sa.or_(Deal.closed_on > date(2026, 4, 1), Deal.closed_on.is_(None))  # type: ignore[union-attr, operator]
        session.execute(sa.update(Deal).where(late).values(amount=99_999_900, close_amount=99_999_900))
        session.execute(sa.delete(DealHistory).where(DealHistory.at >= NOW.replace(month=4, day=2)))  # type: ignore[arg-type]
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), amount=5_000_000)
    company.deal("Rita", None, written=NOW, amount=7_000_000)
    after = company.ask("Rita", "forecast as of 2026-04-01").text

    said, came = (re.sub(r"<b>What came:.*\n", "", text) for text in (before, after))
    assert said == came
    assert before != after
    assert "Q2 2026" in before


def test_an_answer_of_the_past_says_what_came(company: MadeUp) -> None:
    company.trade("Rita", date(2025, 1, 1), TODAY)
    rows = rows_of(company, "Rita")
    inside = rows["won"].fillna(False).astype(bool) & rows["closed_on"].between("2026-04-01", "2026-06-30")

    text = company.ask("Rita", "forecast as of 2026-04-01").text

    assert f"What came:</b> ${rows['amount'][inside].sum():,.0f}" in text
    assert "What came so far:" in company.ask("Rita", "forecast quarter as of 2026-07-05").text


def test_too_little_data_is_said_with_have_and_need_and_no_number_is_made_up(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 7, 1), amount=5000)
    company.deal("Rita", date(2026, 6, 1), date(2026, 7, 2), amount=3000)

    reply = company.ask("Rita", "forecast")

    assert "Have 1 closed deals, need 10." in reply.text
    assert "$3,000 won so far, 1 deal open" in reply.text
    assert reply.photo is None


def test_no_deals_at_all_is_answered_kindly(company: MadeUp) -> None:
    assert "No deals to forecast from yet" in company.ask("Rita", "forecast").text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("banana", "I cannot read a period"),
        ("2040", "two years ahead"),
        ("as of 2030-01-01", "still to come"),
        ("as of", "say the day"),
        ("as of banana", "I cannot read a date"),
        ("team North rep Rita", "a team or a rep, not both"),
        ("currency QQQ", "I do not know the currency"),
    ],
)
def test_odd_words_get_an_answer_that_says_what_to_write(company: MadeUp, words: str, answer: str) -> None:
    assert answer.casefold() in company.ask("Max", f"forecast {words}").text.casefold()


def test_a_window_that_is_over_says_what_was_won(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 30), amount=1234)
    company.deal("Rita", date(2026, 5, 1), date(2026, 7, 1), amount=777)
    reply = company.ask("Rita", "forecast 2026-06")

    assert "June 2026 is over: $1,234 won" in reply.text
    assert reply.buttons[0][0].data == "forecast June 2026 as of 2026-06-01"


def test_ninety_days_begin_tomorrow(trading: MadeUp) -> None:
    assert "16 Jul – 13 Oct 2026" in trading.ask("Rita", "forecast 90d").text


def test_other_currencies_are_said_and_never_added(company: MadeUp) -> None:
    company.trade("Rita", date(2025, 1, 1), TODAY)
    alone = company.ask("Rita", "forecast").text
    company.deal("Rita", date(2026, 6, 1), date(2026, 7, 10), amount=1_000_000, currency="EUR")
    both = company.ask("Rita", "forecast").text

    assert both.startswith(alone)
    assert "Not counted: 1 deal in EUR" in both
    assert "€1,000,000 won so far" in company.ask("Rita", "forecast currency eur").text
