"""The lines of business cards to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.read.card_lines import Line, read_card
from handlers.read.card_words import said_card, say_card
from handlers.read.contacts import ContactWords

Lines = list[tuple[str, float]]


def person(*fields: str | None, emails: tuple[str, ...] = (), phones: tuple[str, ...] = ()) -> ContactWords:
    return ContactWords(*fields, emails, phones)  # type: ignore[arg-type]


ENGLISH: Lines = [
    ("Globex Corporation", 52),
    ("Jane Doe", 44),
    ("Head of Purchasing", 30),
    ("Tel +49 30 901820", 28),
    ("jane.doe@globex.com www.globex.com", 28),
    ("Unter den Linden 1, 10117 Berlin", 28),
]
GERMAN: Lines = [
    ("JÖRG MÜLLER", 30),
    ("Geschäftsführer", 20),
    ("Müller & Söhne GmbH", 40),
    ("80331 München", 20),
    ("T +49 89 1234567", 20),
    ("F +49 89 1234568", 20),
    ("j.mueller@mueller-soehne.de", 20),
]
SMALL_LOGO: Lines = [("acme", 25), ("Dr. Ann-Marie O'Neil", 30), ("ann@acme.io", 20), ("+1 (555) 123-4567", 20)]
CHINESE: Lines = [
    ("北京小米科技有限公司", 40),
    ("张 伟", 50),
    ("采购经理", 30),
    ("手机 13800138000", 30),
    ("zhangwei@xiaomi.cn", 30),
]
FREE_MAIL: Lines = [("Bob Stone", 30), ("Freelance photographer", 20), ("bob.stone@gmail.com", 20)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ENGLISH,
            person(
                "Jane Doe",
                "Globex Corporation",
                "Head of Purchasing",
                emails=("jane.doe@globex.com",),
                phones=("+4930901820",),
            ),
        ),
        (
            GERMAN,
            person(
                "JÖRG MÜLLER",
                "Müller & Söhne GmbH",
                "Geschäftsführer",
                emails=("j.mueller@mueller-soehne.de",),
                phones=("+49891234567",),
            ),
        ),
        (SMALL_LOGO, person("Dr. Ann-Marie O'Neil", "acme", None, emails=("ann@acme.io",), phones=("+15551234567",))),
        (
            CHINESE,
            person(
                "张 伟", "北京小米科技有限公司", "采购经理", emails=("zhangwei@xiaomi.cn",), phones=("+8613800138000",)
            ),
        ),
        (FREE_MAIL, person("Bob Stone", None, "Freelance photographer", emails=("bob.stone@gmail.com",))),
        ([("Tel 030 901820", 20)], person(None, None, None, phones=("030 901820",))),
        ([], person(None, None, None)),
    ],
)
def test_a_card_says_who_it_is_of(lines: Lines, found: ContactWords) -> None:
    assert read_card([Line(*line) for line in lines]) == found


def test_the_name_that_the_address_spells_wins_over_a_larger_one() -> None:
    lines = [Line("Grand Opening", 60), Line("Sue Poe", 20), Line("spoe@initech.net", 18)]

    assert read_card(lines).name == "Sue Poe"


def test_a_fax_number_is_no_phone() -> None:
    lines = [Line("Jane Doe", 30), Line("Telefax: +49 30 901821", 20), Line("Mobile +49 170 1234567", 20)]

    assert read_card(lines).phones == ("+491701234567",)


@given(st.lists(st.builds(Line, st.text(max_size=60), st.floats(0, 200)), max_size=50))
def test_any_lines_are_read_and_come_back_from_words(lines: list[Line]) -> None:
    card = read_card(lines)
    again = said_card(say_card(card))

    assert (again.emails, again.name is None) == (card.emails, card.name is None)
