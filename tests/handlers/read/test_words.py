"""The words of a command, its fields, and the cleaning of what nobody sees."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.words import clean, fields, split, unquote

KEYWORDS = ("close", "product", "source")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('/deal "Big & Co" 1.5m', ["/deal", "Big & Co", "1.5m"]),
        ("“Acme Ltd” 12k", ["Acme Ltd", "12k"]),
        ("„Müller AG“ «Nestlé SA» 「华为」", ["Müller AG", "Nestlé SA", "华为"]),
        ("a 5\" pipe for O'Connor", ["a", '5"', "pipe", "for", "O'Connor"]),
        ('"open quote', ['"open', "quote"]),
        ("", []),
        ('"" x', ["x"]),
    ],
)
def test_quotes_keep_words_together(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_keywords_take_what_follows_them() -> None:
    text = '"Big & Co" 1.5m EUR close 2026-12-15 product "GTX Pro" source Referral'

    assert fields(text, KEYWORDS) == (
        '"Big & Co" 1.5m EUR',
        {"close": "2026-12-15", "product": "GTX Pro", "source": "Referral"},
    )


@pytest.mark.parametrize(
    ("text", "positional", "values"),
    [
        ("Acme 12k", "Acme 12k", {}),
        ('"close" 12k', '"close" 12k', {}),
        ("Acme CLOSE: next friday", "Acme", {"close": "next friday"}),
        ("Acme close", "Acme", {"close": ""}),
        ("close a close b", "", {"close": "b"}),
        ('product "A" and "B"', "", {"product": '"A" and "B"'}),
    ],
)
def test_a_keyword_is_a_plain_word(text: str, positional: str, values: dict[str, str]) -> None:
    assert fields(text, KEYWORDS) == (positional, values)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x00b\x07", "ab"),
        ("Acme\u202e evil\u200f", "Acme evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("👨\u200d👩\u200d👧 family", "👨\u200d👩\u200d👧 family"),
        ("👩🏽\u200d🚀", "👩🏽\u200d🚀"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("a\u200db", "ab"),
        ("e\u0301", "é"),
        ("  two \n\t lines ", "two lines"),
        ("华为\u3000技术", "华为 技术"),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, seen: str) -> None:
    assert clean(text) == seen


@settings(deadline=None)
@given(st.text() | st.text(alphabet="\u200d\u200b👩🚀🏽\ufe0fa \"“”'\n\x00"))
def test_a_clean_text_is_clean(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in cleaned)
    cleaned.encode()


@settings(deadline=None)
@given(st.text())
def test_splitting_and_fields_take_any_text(text: str) -> None:
    positional, values = fields(text, KEYWORDS)

    assert set(values) <= set(KEYWORDS)
    assert positional in text
    assert all(word.strip() == word and word for word in split(text))


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[a-z&.]{1,8}( [a-z&.]{1,8}){0,3}", fullmatch=True), max_size=6))
def test_quoted_words_come_back_from_splitting(words: list[str]) -> None:
    assert split(" ".join(f'"{word}"' for word in words)) == words
    assert [unquote(f"“{word}”") for word in words] == words
