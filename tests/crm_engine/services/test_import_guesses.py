"""Columns with headers that nobody has foreseen: guessed by their words and values, and shown as guesses."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.imports.fields import KINDS, as_kind, recognise
from crm_engine.services.imports.headers import words_of
from storage.tables import Deal
from tests.crm_engine.services.importing import Desk

ODD = "Opp Name,Acct,Rep,Sales Stg,Opp Value (EUR),Open Dt,Close Dt,Mood"
ROW = "Pump,Acme,Rita,Proposal,1200,2017-10-01,2017-12-01,good"


def guessed(kind: str, headers: list[str], rows: list[list[Any]]) -> dict[str, str]:
    """The guessed fields, and the headers that they were guessed from."""
    mapping = as_kind(kind, headers, rows)
    return {field: mapping.header(field) for field in mapping.guessed}


@pytest.mark.parametrize(
    ("header", "words", "currency"),
    [
        ("Opp Value (USD)", "opportunity value", "USD"),
        ("oppValue", "opportunity value", None),
        ("close_dt", "close date", None),
        ("Amount in €", "amount", "EUR"),
        ("Value (ARR)", "value arr", None),
        ("all", "all", None),
    ],
)
def test_the_words_of_a_header(header: str, words: str, currency: str | None) -> None:
    said = words_of(header)

    assert (" ".join(said.words), said.currency) == (words, currency)


def test_plain_headers_in_other_words_are_guessed_and_said_to_be(desk: Desk) -> None:
    report = desk.csv(f"{ODD}\n{ROW}\n")

    assert (report.kind, report.created, report.problems) == ("deals", 1, [])
    assert report.columns == {
        "Opp Name": "title",
        "Acct": "company",
        "Rep": "owner",
        "Sales Stg": "stage",
        "Opp Value (EUR)": "close_value",
        "Open Dt": "created_on",
        "Close Dt": "closed_on",
        "Mood": None,
    }
    assert "Rep" not in report.guessed
    assert set(report.guessed) == {"Opp Name", "Acct", "Sales Stg", "Opp Value (EUR)", "Open Dt", "Close Dt"}


def test_a_currency_in_the_header_is_that_of_the_amounts(desk: Desk) -> None:
    report = desk.csv("id,stage,Amount (CAD)\n1,Won,$10\n2,Won,20\n3,Won,30 EUR\n")

    assert [(deal["amount"], deal["currency"]) for deal in desk.rows(Deal)] == [
        (1000, "CAD"),
        (2000, "CAD"),
        (3000, "EUR"),
    ]
    assert report.problems == []


def test_a_header_and_a_column_that_name_two_currencies_are_a_problem(desk: Desk) -> None:
    report = desk.csv("id,stage,Amount (CAD),Currency\n1,Won,10,EUR\n2,Won,10,CAD\n")

    assert (report.created, report.skipped) == (1, 1)
    assert "two currencies: CAD and EUR" in report.problems[0].message


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Amount (k)", [12, 40]),
        ("Amount 000s", [12, 40]),
        ("Opp Value (USD)", ["high", "low"]),
        ("Close Dt", ["soon", "later"]),
        ("Deal age", [3, 4]),
    ],
)
def test_a_guess_that_would_be_wrong_is_not_made(header: str, cells: list[Any]) -> None:
    found = guessed("deals", ["Id", "Stage", header], [[1, "Won", cell] for cell in cells])

    assert found == {}


def test_two_columns_that_may_be_the_same_field_are_left_to_the_person() -> None:
    rows = [[1, "Won", 5, 6], [2, "Lost", 7, 8]]

    assert guessed("deals", ["Id", "Stage", "Opportunity value (new)", "Deal amount (old)"], rows) == {}


def test_values_alone_show_addresses_numbers_and_stages() -> None:
    people = [["Jane", "jane@acme.example", "+49 30 1234567", 12], ["Joe", "joe@acme.example", "030 765 4321", 13]]
    deals = [["Acme", "Negotiation", 5], ["Beta", "Closed Won", 6]]

    assert guessed("contacts", ["Name", "Reach", "Other", "Age"], people) == {"email": "Reach", "phone": "Other"}
    assert guessed("deals", ["Account", "Where", "Amount"], deals) == {"stage": "Where"}
    assert recognise("x.csv", ["Account", "Where", "Amount"], deals).kind == "deals"


def test_dates_and_numbers_are_no_phone_numbers() -> None:
    rows = [["Jane", "2017-10-01", 4915112345], ["Joe", "01.02.2018", 4915112346]]

    assert guessed("contacts", ["Name", "When", "Number of things"], rows) == {}


LETTERS = "abcdeX é,.()$€09-@{}"
CELLS = st.one_of(
    st.text(LETTERS, max_size=12), st.sampled_from([None, 5, 1.5, float("nan"), True, date(2017, 1, 1), "1.2.17"])
)


@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(st.text(LETTERS, min_size=1, max_size=20), min_size=1, max_size=6),
    st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=3),
)
def test_whatever_stands_there_a_column_is_one_field_at_most(
    kind: str, headers: list[str], rows: list[list[Any]]
) -> None:
    mapping = as_kind(kind, headers, rows)

    assert len(set(mapping.places.values())) == len(mapping.places)
    assert all(0 <= place < len(headers) for place in mapping.places.values())
