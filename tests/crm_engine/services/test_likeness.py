"""Which names are likely the same company or person, and which are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_engine.services.likeness import alike_pairs, company_likeness, person_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller GmbH", "Mueller G.m.b.H."),
        ("Strasser AG", "Straßer"),
        ("Acme", "ACME, Inc."),
        ("Acme Holdings Ltd", "Acme Holdings Limited"),
        ("Initech", "Inittech"),
        ("Globex Corporation", "Globx Corp."),
        ("Wayne Enterprises", "Wayne Enterprizes"),
        ("华为技术", "华为技术有限公司"),
        ("Société Générale", "Societe Generale S.A."),
        ("GTX Pro", "GTXPro"),
    ],
)
def test_one_company_written_twice_is_seen(one: str, other: str) -> None:
    assert company_likeness(one, other) is not None
    assert list(alike_pairs([(1, one), (2, other)])) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acne"),
        ("Acme 1", "Acme 2"),
        ("Apple", "Ample Foods"),
        ("Hotel Paris", "Hotel Rome"),
        ("North Trading", "South Trading"),
        ("Northwest Industries International", "Southwest Industries International"),
        ("小米", "大米"),
        ("BMW", "BMC"),
        ("AG", "GmbH"),
        ("Deutsche Bank", "Deutsche Bahn"),
        ("Microsoft", "Microsoft Deutschland"),
    ],
)
def test_two_companies_are_two(one: str, other: str) -> None:
    assert company_likeness(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"), [("Jane Doe", "Doe, Jane"), ("Jane Doe", "Jnae Doe"), ("Jörg Müller", "Joerg Mueller")]
)
def test_one_person_written_twice_is_seen(one: str, other: str) -> None:
    assert person_likeness(one, other) is not None


@pytest.mark.parametrize(("one", "other"), [("Jane Doe", "Jane Roe"), ("Jane Doe", "John Doe"), ("王芳", "王方")])
def test_two_people_are_two(one: str, other: str) -> None:
    assert person_likeness(one, other) is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_likeness_is_the_same_both_ways_and_a_name_is_like_itself(one: str, other: str) -> None:
    assert company_likeness(one, other) == company_likeness(other, one)
    assert person_likeness(one, other) == person_likeness(other, one)
    assert (likeness := company_likeness(one, one)) is not None
    assert 0 <= likeness.score <= 100


def test_ten_thousand_names_take_seconds_and_not_minutes() -> None:
    names = [(number, f"{'abcdefghij'[number % 10]}{number:05} Works") for number in range(10_000)]
    started = time.perf_counter()
    list(alike_pairs([*names, (10_001, "Acmeville Works"), (10_002, "Acmevile Works")]))

    assert time.perf_counter() - started < 10
