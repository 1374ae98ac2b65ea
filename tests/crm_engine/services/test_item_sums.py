"""What line items come to: the monthly part stands beside the sum, and is never added to it."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.item_sums import item_total, sums_of, terms_of
from storage.tables import LineItem
from storage.words import ItemPeriod
from tests.chat import MONDAY, at


def item(quantity: int, price: int, period: ItemPeriod, term: int | None = None, discount: int = 0) -> LineItem:
    return LineItem(
        deal_id=1,
        name="x",
        quantity=quantity,
        unit_price=price,
        discount=discount,
        period=period,
        term=term,
        created_at=at(MONDAY),
    )


ITEMS = st.lists(
    st.builds(
        item,
        st.integers(1, 1_000),
        st.integers(1, 10**6),
        st.sampled_from(ItemPeriod),
        st.none() | st.integers(1, 60),
        st.integers(0, 9_999),
    ),
    max_size=8,
)


def test_49_a_month_for_24_months_is_a_monthly_part_and_a_contract() -> None:
    sums = sums_of([item(1, 4_900, ItemPeriod.MONTH, 24), item(1, 50_000, ItemPeriod.ONCE)])

    assert (sums.once, sums.mrr, sums.contract, sums.assumed) == (50_000, 4_900, 117_600, False)
    assert sums.total == 167_600


def test_without_a_term_the_first_year_counts() -> None:
    sums = sums_of([item(2, 10_000, ItemPeriod.MONTH), item(1, 120_000, ItemPeriod.YEAR)])

    assert (sums.mrr, sums.contract, sums.assumed) == (30_000, 360_000, True)


def test_a_discount_is_rounded_half_up_once_an_item() -> None:
    assert item_total(item(3, 33, ItemPeriod.ONCE, discount=5_000)) == 50


@given(ITEMS)
def test_the_sum_is_that_of_the_items_whatever_they_are(items: list[LineItem]) -> None:
    sums = sums_of(items)

    assert sums.total == sum(item_total(one) * terms_of(one) for one in items)
    monthly = sum(Fraction(item_total(one), 12 if one.period == "year" else 1) for one in items if one.period != "once")
    assert abs((sums.mrr or 0) - monthly) <= Fraction(1, 2)
    assert (sums.mrr is None) == all(one.period == "once" for one in items)
