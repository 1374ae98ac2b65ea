"""Names as keys: what counts as the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.names import MAX_NAME, name_key


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
