"""Looking for names: what is right comes first, what is merely alike comes where nothing is right, the rest never."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.name_index import NameIndex
from storage.names import LEGAL_FORMS

NAMES = [
    "Acme",
    "Acme Holding",
    "Northern Acme",
    "Müller Maschinenbau GmbH",
    "Jane Doe",
    "John Smith",
    "Microsoft Deutschland GmbH",
    "华为技术有限公司",
    "小米科技",
    "GTX Pro",
    "Große Straße 5 KG",
    "O'Neil & Sons",
]


def found(said: str, names: list[str] = NAMES) -> list[str]:
    index = NameIndex(enumerate(names))
    return [names[row] for step in index.hits(said) for _score, row in step]


def test_the_same_name_comes_before_its_beginning_and_that_before_a_word_of_it() -> None:
    assert found("acme") == ["Acme", "Acme Holding", "Northern Acme"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mueller", "Müller Maschinenbau GmbH"),
        ("MULLER masch", "Müller Maschinenbau GmbH"),
        ("Mullre", "Müller Maschinenbau GmbH"),
        ("maschinenbau müller", "Müller Maschinenbau GmbH"),
        ("doe jane", "Jane Doe"),
        ("jane deo", "Jane Doe"),
        ("john smiht", "John Smith"),
        ("jnae doe", "Jane Doe"),
        ("janedoe", "Jane Doe"),
        ("microsft", "Microsoft Deutschland GmbH"),
        ("soft", "Microsoft Deutschland GmbH"),
        ("华为", "华为技术有限公司"),
        ("技术", "华为技术有限公司"),
        ("华为技木有限公司", "华为技术有限公司"),
        ("gtxpro", "GTX Pro"),
        ("grosse strasse", "Große Straße 5 KG"),
        ("oneil", "O'Neil & Sons"),
        ("O’Neil", "O'Neil & Sons"),
    ],
)
def test_other_ways_of_writing_and_slips_are_forgiven(said: str, name: str) -> None:
    assert found(said)[:1] == [name]


@pytest.mark.parametrize(
    "said", ["", " ", "axmx", "xyz", "jan dox", "smit doe", "me", "大米", "gmbx", "🚀", "GTX 9", "Jane Roe"]
)
def test_what_is_something_else_is_not_found(said: str) -> None:
    assert found(said) == []


def test_acm_finds_nothing_that_only_has_its_letters() -> None:
    assert found("acm", ["Amcor", "Macmillan", "Cam Systems", "Ace Media"]) == []


def test_a_name_that_is_changed_or_gone_is_no_longer_found_by_its_old_one() -> None:
    index = NameIndex([(1, "Acme"), (2, "Initech")])
    index.put(1, "Umbrella")
    index.put(3, "Acme Two")
    index.drop(2)

    assert [row for step in index.hits("acme") for _score, row in step] == [3]
    assert [row for step in index.hits("umbrella") for _score, row in step] == [1]
    assert list(index.hits("initech")) == []
    assert len(index) == 2


def test_thousands_of_changes_are_as_one_building() -> None:
    index = NameIndex((row, f"Old {row}") for row in range(3_000))
    for row in range(3_000):
        index.put(row, f"New {row}")

    assert list(index.hits("old 7")) == []
    assert [row for step in index.hits("new 2999") for _score, row in step] == [2999]


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_any_words_in_any_names_give_each_row_once_and_the_same_name_first(names: list[str], said: str) -> None:
    index = NameIndex(enumerate([*names, said]))
    hits = [hit for step in index.hits(said) for hit in step]

    assert len({row for _score, row in hits}) == len(hits)
    assert [score for score, _row in hits] == sorted((score for score, _row in hits), reverse=True)
    if said.strip():
        assert len(names) in [row for score, row in hits if score == 100]


def _is_no_legal_form(word: str) -> bool:
    return word not in LEGAL_FORMS


@given(st.text(string.ascii_lowercase, min_size=5, max_size=12).filter(_is_no_legal_form), st.integers(0, 10))
def test_two_letters_swapped_within_a_word_are_forgiven(word: str, place: int) -> None:
    at = 1 + place % (len(word) - 2)
    slipped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    assert found(slipped, [word]) == [word]
