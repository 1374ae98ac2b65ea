"""Case 35: money of two currencies is never added but at a rate of the day or before; what has none stays apart."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assemble import Assembled
from crm_engine.services.exchange import exchange
from crm_engine.services.people import actor_of
from crm_engine.services.pipelines import pipeline
from crm_engine.services.whose import Whose
from storage.tables import Deal, ExchangeRate, User
from storage.words import minor_per_major
from tests.chat import MONDAY, Chat, at, chat_as

TODAY = date(2026, 3, 9)
CODES = ("USD", "EUR", "JPY", "KWD")


def keep(house: Assembled, *rates: tuple[str, str, str, date]) -> None:
    rows = [ExchangeRate(base=b, quote=q, rate=r, day=d, at=at(MONDAY)) for b, q, r, d in rates]
    house.database.write(lambda session: session.add_all(rows))


def worth(house: Assembled, minor: int, source: str, target: str, day: date = TODAY) -> int | None:
    with house.database.reading() as session:
        into = exchange(session, target, day)
    return into.convert(minor, source) if into.knows(source) else None


def test_a_rate_holds_from_its_day_until_the_next_both_ways(house_on_both: Assembled) -> None:
    keep(house_on_both, ("EUR", "USD", "1.08", date(2026, 3, 1)), ("EUR", "USD", "1.10", date(2026, 3, 5)))

    assert worth(house_on_both, 10_000, "EUR", "USD", date(2026, 2, 28)) is None
    assert worth(house_on_both, 10_000, "EUR", "USD", date(2026, 3, 4)) == 10_800
    assert worth(house_on_both, 10_000, "EUR", "USD") == 11_000
    assert worth(house_on_both, 11_000, "USD", "EUR") == 10_000


def test_decimals_of_the_currencies_are_kept_apart(house: Assembled) -> None:
    keep(house, ("USD", "JPY", "150", TODAY), ("KWD", "USD", "3.25", TODAY))

    assert worth(house, 100, "USD", "JPY") == 150
    assert worth(house, 1_000, "KWD", "USD") == 325
    assert worth(house, 1_000, "KWD", "JPY") == 488  # 487.5, over the dollar


def test_of_two_rates_the_newer_counts_whichever_way_round_it_is(house: Assembled) -> None:
    keep(house, ("EUR", "USD", "1.08", date(2026, 3, 1)), ("USD", "EUR", "0.8", date(2026, 3, 5)))

    assert worth(house, 1_000, "EUR", "USD") == 1_250


@pytest.fixture
def seller(house: Assembled) -> Chat:
    chat = chat_as(house, "Robin Rep")
    chat.say("deal Acme 1k")
    return chat


AMOUNTS = st.lists(st.tuples(st.integers(1, 10**9), st.sampled_from(CODES)), max_size=8)
RATES = st.dictionaries(
    st.sampled_from([code for code in CODES if code != "USD"]),
    st.tuples(st.decimals("0.001", "1000", places=4), st.integers(-3, 3)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS, RATES)
def test_a_total_is_the_sum_of_what_has_a_rate_and_of_nothing_else(
    seller: Chat, amounts: list[tuple[int, str]], rates: dict[str, tuple[Decimal, int]]
) -> None:
    with seller.house.database.reading() as session:  # rolled back with the session
        template = session.get_one(Deal, 1)
        template.amount = 0
        for minor, code in amounts:
            copied = template.model_dump(exclude={"id"})
            session.add(Deal(**{**copied, "amount": minor, "currency": code}))
        for code, (rate, shift) in rates.items():
            day = TODAY + timedelta(days=shift)
            session.add(ExchangeRate(base=code, quote="USD", rate=f"{rate:f}", day=day, at=at(MONDAY)))
        session.flush()
        view = pipeline(session, actor_of(session.get_one(User, seller.person_id)), Whose("your deals"), TODAY)

    known = {code: Fraction(rate) for code, (rate, shift) in rates.items() if shift <= 0} | {"USD": Fraction(1)}
    codes = {"USD", *(code for _minor, code in amounts)}
    by_code = {code: sum(minor for minor, each in amounts if each == code) for code in codes}
    assert {block.currency: block.amount for block in view.blocks} == by_code
    if len(by_code) == 1:
        assert view.together is None
        return
    assert view.together is not None
    exact = sum(
        minor * known[code] * minor_per_major("USD") / minor_per_major(code)
        for code, minor in by_code.items()
        if code in known
    )
    assert abs(view.together.amount - exact) <= len(by_code)
    assert {code for code, _count in view.together.left} == by_code.keys() - known.keys()
    assert {rate.base for rate in view.together.rates} == (by_code.keys() & known.keys()) - {"USD"}
