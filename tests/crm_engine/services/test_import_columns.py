"""Which kind of table a file is, and how its columns' dates and amounts are read."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.imports.amounts import amount, has_decimal_commas
from crm_engine.services.imports.cells import text, whole
from crm_engine.services.imports.days import date_order, day
from crm_engine.services.imports.fields import recognise
from crm_engine.services.imports.stages import in_order, kind_of
from storage.words import BadInput, StageKind


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", "deals"),
        ("Deal Name,Deal Owner,Stage,Amount,Close Date,Company", "deals"),
        ("ID,Customer,Status,Value", "deals"),
        ("account,sector,year_established,revenue,employees,office_location,subsidiary_of", "companies"),
        ("Company", "companies"),
        ("Name,Industry,City,Website", "companies"),
        ("product,series,sales_price", "products"),
        ("Name,Price,Currency", "products"),
        ("sales_agent,manager,regional_office", "teams"),
        ("Rep,Team", "teams"),
        ("Name,Company,Email,Phone", "contacts"),
        ("First name,Last name,Account,Job title,E-mail,Mobile", "contacts"),
    ],
)
def test_a_table_is_known_by_its_headers(headers: str, kind: str) -> None:
    assert recognise("x.csv", headers.split(",")).kind == kind


def test_every_column_is_shown_used_or_not() -> None:
    mapping = recognise("x.csv", ["Opportunity ID", "Account", "Stage", "Amount", "Weather", "Value"])

    assert mapping.columns == {
        "Opportunity ID": "external_id",
        "Account": "company",
        "Stage": "stage",
        "Amount": "close_value",
        "Weather": None,
        "Value": None,
    }


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ("deal id,company,amount,close date,owner", "looks like deals, but has no column for the stage"),
        ("company,email,phone", "looks like contacts, but has no column for the name"),
        ("a,b,c", "I do not recognise the columns of x.csv \\(a, b, c\\)"),
        ("name", "I do not recognise"),
        ("stage,notes", "I do not recognise"),
    ],
)
def test_a_table_that_lacks_a_column_says_which(headers: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        recognise("x.csv", headers.split(","))


@pytest.mark.parametrize(
    ("cell", "comma", "value", "currency"),
    [
        ("1,234.50", False, "1234.50", None),
        ("1.234,50", True, "1234.50", None),
        ("1 234,5 €", True, "1234.5", "EUR"),
        ("$1,200", False, "1200", "USD"),
        ("1200 CHF", False, "1200", "CHF"),
        ("EUR 1'000", False, "1000", "EUR"),
        (1054.0, False, "1054.0", None),
        (0, False, "0", None),
    ],
)
def test_an_amount_is_read(cell: Any, comma: bool, value: str, currency: str | None) -> None:
    found = amount(cell, comma, "USD")

    assert found is not None
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "cell", ["-5", "abc", "1e30", 1e30, "10^30", True, "12 / 3", "∞", float("nan"), "5 EUR USD", "€5 $6"]
)
def test_what_is_no_amount_is_refused(cell: Any) -> None:
    with pytest.raises(BadInput):
        amount(cell, False, "USD")


def test_a_dollar_is_the_houses_own_where_it_has_one() -> None:
    found = amount("$5", False, "CAD")

    assert found is not None
    assert found.currency == "CAD"


@pytest.mark.parametrize(
    ("cells", "commas"),
    [
        (["1.234,50", "3"], True),
        (["1,234.50", "3"], False),
        (["12,5"], True),
        (["1.234", "12.000"], True),
        (["1,234", "12,000"], False),
        (["1100.04", "251.41"], False),
        (["1.234.567"], True),
        (["0.125"], False),
        ([1.5, None], False),
    ],
)
def test_the_column_decides_what_a_comma_is(cells: list[Any], commas: bool) -> None:
    assert has_decimal_commas(cells) is commas


@given(st.decimals(0, 10**12, places=2), st.booleans())
def test_a_formatted_amount_is_read_back(value: Decimal, comma: bool) -> None:
    said = f"{value:,.2f}"
    said = said.translate(str.maketrans(",.", ".,")) if comma else said

    found = amount(said, has_decimal_commas([said]), "USD")

    assert found is not None
    assert found.value == value
    assert found.minor("USD") == int(value * 100)


@pytest.mark.parametrize(
    ("cell", "month_first", "wanted"),
    [
        ("2017-03-04", False, date(2017, 3, 4)),
        ("2017/3/4", True, date(2017, 3, 4)),
        ("2017-03-04T10:00:00Z", False, date(2017, 3, 4)),
        ("03/04/2017", False, date(2017, 4, 3)),
        ("03/04/2017", True, date(2017, 3, 4)),
        ("03.04.2017", True, date(2017, 4, 3)),
        ("3-4-17", False, date(2017, 4, 3)),
        ("4 March 2017", False, date(2017, 3, 4)),
        ("Mar 4, 2017", False, date(2017, 3, 4)),
        (datetime(2017, 3, 4, 10), False, date(2017, 3, 4)),  # noqa: DTZ001 (a cell has no zone)
        (date(2017, 3, 4), False, date(2017, 3, 4)),
        (None, False, None),
    ],
)
def test_a_date_is_read(cell: Any, month_first: bool, wanted: date | None) -> None:
    assert day(cell, month_first) == wanted


@pytest.mark.parametrize("cell", ["2017-02-31", "31/02/2017", "soon", 42_795, "2017", "13 Foo 2017", "0017-01-01"])
def test_a_day_that_is_none_is_refused(cell: Any) -> None:
    with pytest.raises(BadInput):
        day(cell, False)


@pytest.mark.parametrize(
    ("cells", "month_first"),
    [
        (["03/04/2017", "25/04/2017"], False),
        (["03/04/2017", "04/25/2017"], True),
        (["03/04/2017"], None),
        (["2017-03-04", "25.04.2017"], None),
    ],
)
def test_one_part_above_twelve_decides_for_the_column(cells: list[str], month_first: bool | None) -> None:
    assert date_order(cells) is month_first


def test_counts_and_texts_are_bounded() -> None:
    assert (whole("1,200"), whole(1200), whole(None), text("  a \n b ")) == (1200, 1200, None, "a b")
    for wrong in ("12.5", "-3", True, "9" * 20):
        with pytest.raises(BadInput):
            whole(wrong)
    with pytest.raises(BadInput, match="500 characters; 200 are the most"):
        text("x" * 500)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Closed Won", StageKind.WON),
        ("closed_won", StageKind.WON),
        ("WON!", StageKind.WON),
        ("Closed - Lost", StageKind.LOST),
        ("Lost to competitor", StageKind.LOST),
        ("赢单", StageKind.WON),
        ("Engaging", StageKind.OPEN),
        ("Wonder", StageKind.OPEN),
    ],
)
def test_won_and_lost_are_known_by_name(name: str, kind: StageKind) -> None:
    assert kind_of(name) is kind


def test_stages_stand_as_a_deal_goes_through_them() -> None:
    assert in_order(["Won", "Engaging", "Lost", "Prospecting"]) == ["Prospecting", "Engaging", "Won", "Lost"]
    assert in_order(["Lost", "Alpha", "Negotiation", "Beta", "New lead"]) == [
        "New lead",
        "Alpha",
        "Beta",
        "Negotiation",
        "Lost",
    ]
