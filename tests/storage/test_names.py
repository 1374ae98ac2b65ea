"""Names as keys: what counts as the same name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.names import MAX_NAME, bare_key, name_key, search_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME"),
        ("GTX Pro", "GTXPro"),
        ("Müller", "Muller"),
        ("Strasse", "straße"),
        ("Big & Co.", "big co"),
        ("ＡＣＭＥ", "acme"),
        ("O'Neil", "ONeil"),
    ],
)
def test_case_accents_spacing_and_signs_make_no_other_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Mueller"), ("小米", "大米"), ("🚀", "🌙"), ("Acme 1", "Acme 2"), ("C++", "C#4")]
)
def test_names_that_are_merely_alike_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text())
def test_any_name_has_a_key_that_is_its_own_key(name: str) -> None:
    key = name_key(name)

    assert len(key) <= MAX_NAME
    assert name_key(name) == key
    assert bool(key) == bool(name.strip())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"),
        ("O'Neil", "O’Neil"),
        ("Müller G.m.b.H.", "Muller GmbH"),
        ("Łódź  Søn", "Lodz Son"),
    ],
)
def test_other_ways_of_writing_a_name_are_searched_for_alike(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme, Inc."),
        ("Müller GmbH & Co. KG", "Mueller"),
        ("华为技术", "华为技术有限公司"),
        ("Acme S.A.", "ACME Ltd"),
    ],
)
def test_the_legal_form_makes_no_other_company(one: str, other: str) -> None:
    assert bare_key(one) == bare_key(other)


def test_a_name_that_is_a_legal_form_alone_keeps_it() -> None:
    assert (bare_key("AG"), bare_key("有限公司")) == ("ag", "有限公司")


@given(st.text())
@example("𝓐")
def test_any_name_has_a_search_key_that_is_its_own_key(name: str) -> None:
    assert search_key(search_key(name)) == search_key(name)
    assert bool(bare_key(name)) == bool(name.strip())
