"""A contact's fields from one line."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.contacts import ContactWords, phone_as_said, read_contact_fields, read_phones
from storage.words import BadInput

KNOWN = ("Acme", "Big & Co")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Doe jane@acme.com +49 170 1234567 Acme",
            ("Jane Doe", "Acme", None, ("jane@acme.com",), ("+491701234567",)),
        ),
        ("Jane Doe jane@acme.com Wayne Enterprises", ("Jane Doe", "Wayne Enterprises", None, ("jane@acme.com",), ())),
        ("Jane Doe 030 901820 “Acme GmbH”", ("Jane Doe", "Acme GmbH", None, (), ("030 901820",))),
        ("Jane Doe Acme", ("Jane Doe", "Acme", None, (), ())),
        ("Jane Doe Big & Co", ("Jane Doe", "Big & Co", None, (), ())),
        ("Jane Doe Initech", ("Jane Doe Initech", None, None, (), ())),
        ('"Jane Doe" Initech', ("Jane Doe", "Initech", None, (), ())),
        ("Jane Doe at Initech", ("Jane Doe", "Initech", None, (), ())),
        ("maria garcia (CFO at Hooli) m.garcia@hooli.es", ("maria garcia", "Hooli", "CFO", ("m.garcia@hooli.es",), ())),
        (
            "Bruce Wayne / Wayne Enterprises / CEO / bruce@wayne.com",
            ("Bruce Wayne", "Wayne Enterprises", "CEO", ("bruce@wayne.com",), ()),
        ),
        ("Jane Doe, Head of Sales, Acme", ("Jane Doe", "Acme", "Head of Sales", (), ())),
        ("Dr. Hans Müller 0049 89 636 48018", ("Hans Müller", None, None, (), ("+498963648018",))),
        ("王小明，腾讯采购总监，wxm@tencent.com", ("王小明", "腾讯", "采购总监", ("wxm@tencent.com",), ())),
        ("李雷 13812345678 华为", ("李雷", "华为", None, (), ("+8613812345678",))),
        ("jane@acme.com Jane Doe", ("Jane Doe", None, None, ("jane@acme.com",), ())),
        ("", (None, None, None, (), ())),
    ],
)
def test_a_contact_is_told_apart(text: str, expected: tuple[object, ...]) -> None:
    assert read_contact_fields(text, names=KNOWN) == ContactWords(*expected)  # type: ignore[arg-type]


def test_what_is_no_mail_address_is_refused() -> None:
    with pytest.raises(BadInput) as refusal:
        read_contact_fields("Jane Doe jane@acme")

    assert refusal.value.facts["reason"] == "bad_email"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("+49 (0)30 901820", "+4930901820"),
        ("0049 30 901820", "+4930901820"),
        ("+1 (555) 234-5678", "+15552345678"),
        ("138 1234 5678", "+8613812345678"),
        ("555-1234", "555-1234"),
        ("030 901820", "030 901820"),
        ("+999 12345678", "+999 12345678"),
    ],
)
def test_a_phone_is_e164_where_it_says_its_country(said: str, kept: str) -> None:
    assert phone_as_said(said) == kept


def test_a_short_number_is_no_phone() -> None:
    assert read_phones("room 302, 20 seats, 12.5k, 2026") == []


@settings(deadline=None)
@given(st.text() | st.text(alphabet='ab @.+0123456789-()/,;"“”'), st.lists(st.text(max_size=8), max_size=3))
def test_any_text_is_a_contact_or_refused(text: str, names: list[str]) -> None:
    with suppress(BadInput):
        read = read_contact_fields(text, names)

        assert read.name is None or read.name.strip()
        assert read.company is None or read.company.strip()
