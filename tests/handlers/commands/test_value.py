"""/value: scores, grade and outlook of customers, from won deals that the person sees."""

from datetime import date, timedelta

import pandas as pd
import pytest
import sqlalchemy as sa

from crm_engine.value import customer_value
from handlers.show.figures import figure
from storage.tables import Deal
from storage.words import StageKind
from tests.made_up import NOW, MadeUp

TODAY = NOW.date()


def orders_of(company: MadeUp, *names: str) -> pd.DataFrame:
    owners = [company.ids[name] for name in names]
    with company.database.reading() as session:
        rows = session.execute(
            sa.select(Deal.company_id, Deal.closed_on, Deal.close_amount).where(  # type: ignore[call-overload]
                Deal.owner_id.in_(owners), Deal.status == StageKind.WON
            )  # type: ignore[attr-defined]
        ).all()
    table = pd.DataFrame(rows, columns=["customer_id", "ordered_on", "amount"])
    table["ordered_on"] = pd.to_datetime(table["ordered_on"])
    table["amount"] = table["amount"] / 100
    return table


def test_the_numbers_of_a_customer_are_the_engine_s(trading: MadeUp) -> None:
    table = customer_value(orders_of(trading, "Rita", "Ron"), TODAY, 90)
    one = table.set_index("customer_id").loc[trading.ids["Client 7"]]

    text = trading.ask("Max", 'value "Client 7"').text

    assert f"<b>Client 7</b> · grade {one['grade']} · {one['segment']}" in text
    assert f"RFM <b>{one['rfm']}</b>" in text
    assert figure(one["expected_value"], "USD") in text
    assert f"{figure(one['low'], 'USD')} – {figure(one['high'], 'USD')}" in text
    assert f"${one['monetary']:,.0f}" in text
    assert f"missed by {table.attrs['check']['mae']:.2f} orders" in text


def test_a_rep_values_by_the_own_won_deals_alone(trading: MadeUp) -> None:
    won = len(orders_of(trading, "Rita"))

    assert f"From {won:,} orders and won deals" in trading.ask("Rita", "value top 3").text
    assert (
        f"From {len(orders_of(trading, 'Rita', 'Ron')):,} orders and won deals"
        in trading.ask("Max", "value top 3").text
    )


def test_the_best_stand_in_a_table_that_fits_a_phone(trading: MadeUp) -> None:
    table = customer_value(orders_of(trading, "Rita", "Ron", "Sue"), TODAY, 90)
    best = table.sort_values("expected_value", ascending=False).iloc[0]
    reply = trading.ask("Ada", "value top 10")
    lines = reply.text.split("<pre>")[1].split("</pre>")[0].splitlines()

    assert len(lines) == 12
    assert max(map(len, lines)) <= 45
    assert lines[2].endswith(figure(best["expected_value"], "USD"))
    assert reply.buttons[0][0].data.startswith("value Client")


@pytest.mark.parametrize("words", ["top 0", "top -3", "top 2.5"])
def test_a_count_that_is_none_is_refused(trading: MadeUp, words: str) -> None:
    assert "Say how many, from 1 to 50" in trading.ask("Ada", f"value {words}").text


def test_a_million_gets_what_there_is(trading: MadeUp) -> None:
    text = trading.ask("Ada", "value top 1000000").text

    assert "of the 1,000,000 you asked for" in text
    assert len(text) <= 4096


def test_without_a_won_deal_nothing_is_made_up(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 6, 1), company="Acme")

    assert "Nothing was won with <b>Acme</b> or ordered by it yet" in company.ask("Rita", "value Acme").text
    assert "have 0, need 1 won deals" in company.ask("Rita", "value top 10").text


def test_one_order_is_valued_and_says_that_it_cannot_be_tested(company: MadeUp) -> None:
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), company="Acme", amount=5000)
    text = company.ask("Rita", "value Acme").text

    assert "Money so far" in text
    assert "$5,000" in text
    assert "Not known yet" in text


def test_another_horizon_can_be_asked_for(trading: MadeUp) -> None:
    assert "Expected in 180 days" in trading.ask("Max", 'value "Client 7" 180d').text
    assert "I look 7 to 731 days ahead" in trading.ask("Max", 'value "Client 7" 36 months').text


def test_an_unknown_company_and_someone_else_s_are_answered_alike(company: MadeUp) -> None:
    with company.database.writing() as session:
        company.put_deal(session, "Sue", date(2026, 5, 1), date(2026, 6, 1), company="Quartz")
        owner = sa.update(Deal.metadata.tables["company"]).values(owner_id=company.ids["Sue"])
        session.execute(owner)

    hidden = company.ask("Rita", "value Quartz").text
    assert hidden == company.ask("Rita", "value Zzyzx").text.replace("Zzyzx", "Quartz")


def test_a_customer_is_valued_in_the_currency_that_it_buys_in(company: MadeUp) -> None:
    for days in range(3):
        company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1) + timedelta(days), company="Acme", amount=100)
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), company="Euro", amount=900, currency="EUR")
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 1), company="Euro", amount=50)
    company.deal("Rita", date(2026, 5, 1), date(2026, 6, 2), company="Euro", amount=900, currency="EUR")

    text = company.ask("Rita", "value Euro").text

    assert "€1,800" in text
    assert "Not counted: 1 in USD" in text
