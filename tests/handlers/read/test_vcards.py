"""Case 45: vCards of any version, as phones and mail programs write them."""

import base64
import quopri
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.tables import VCard, as_table, is_vcards, read_table, read_vcards
from handlers.read.words import clean
from storage.words import BadInput


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(text: str, encoding: str = "utf-8") -> VCard:
    (found,) = read_vcards("people.vcf", text.encode(encoding))
    return found


JANE = ("FN:Jane Doe", "ORG:Acme\\, Inc;Sales", "TITLE:CFO", "EMAIL;TYPE=work:jane@acme.com", "TEL:+49 170 1234567")


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_card_says_who_where_and_how(version: str, end: str) -> None:
    found = one(card(*JANE, version=version, end=end))

    assert (found.name, found.company, found.role) == ("Jane Doe", "Acme, Inc", "CFO")
    assert (found.emails, found.phones) == (("jane@acme.com",), ("+49 170 1234567",))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    content = card("FN:Jörg Müller", "NOTE:" + "x" * 90).encode(encoding)

    assert is_vcards(content)
    assert read_vcards("people.vcf", content)[0].name == "Jörg Müller"


def test_quoted_printable_with_soft_breaks_is_read() -> None:
    name = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BC=\r\nller-L=C3=BCdenscheidt"

    assert one(card(name, version="2.1")).name == "Jörg Müller-Lüdenscheidt"
    assert one(card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=x-none:J=C3=B6rg", version="2.1")).name == "Jörg"


def test_folded_lines_are_one() -> None:
    assert one(card("FN:Jane", "  van D", "\toe")).name == "Jane van Doe"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Doe;Jane;M.;Dr.;",), "Jane Doe"),
        (("FN:", "N:Doe;Jane;;;"), "Jane Doe"),
        (("N:张;伟;;;",), "张伟"),
        (("NICKNAME:Janey",), "Janey"),
        (("ORG:Acme;Sales",), "Acme"),
        (("TEL:+49301234567",), ""),
    ],
)
def test_without_fn_the_name_is_looked_for_elsewhere(lines: tuple[str, ...], name: str) -> None:
    assert one(card(*lines)).name == name


def test_addresses_of_version_four_and_of_apple_are_read() -> None:
    found = one(
        card(
            "FN:Jane",
            'TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-555-5555;ext=5',
            "item1.TEL;type=pref:(030) 90 18 20",
            "item2.EMAIL:MAILTO:jane@acme.com",
            version="4.0",
        )
    )

    assert (found.phones, found.emails) == (("+1-555-555-5555", "(030) 90 18 20"), ("jane@acme.com",))


def test_a_card_within_a_card_a_bad_line_and_a_missing_end_lose_nobody() -> None:
    inner = card("FN:Assistant").rstrip()
    text = card("FN:Jane", "AGENT:", inner, "this is no line", "TEL:1234567") + "BEGIN:VCARD\nFN:Last"

    assert [found.name for found in read_vcards("x", text.encode())] == ["Jane", "Last"]


def test_a_picture_of_five_megabytes_is_passed_over() -> None:
    photo = base64.b64encode(bytes(range(256)) * 20_000).decode()
    folded = "\r\n ".join(photo[start : start + 74] for start in range(0, len(photo), 74))
    began = time.perf_counter()

    assert one(card("FN:Jane", f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}", "TEL:1234567")).phones == ("1234567",)
    assert time.perf_counter() - began < 5  # measured 0.13 s; a reader that joins every line takes minutes


def test_ten_thousand_cards_are_read() -> None:
    text = "".join(card(f"FN:Person {number}", f"TEL:+49301{number:06}") for number in range(10_000))

    assert len(read_vcards("x", text.encode())) == 10_000


def test_cards_are_a_table_and_one_without_a_name_is_told_of() -> None:
    text = card(*JANE) + card("TEL:+49301234567")
    table = read_table("people.vcf", text.encode())

    assert table.headers == ("full name", "company", "job title", "email", "phone")
    assert [row.cells for row in table.rows] == [("Jane Doe", "Acme, Inc", "CFO", "jane@acme.com", "+49 170 1234567")]
    assert [(problem.row, problem.skips) for problem in table.problems] == [(9, True)]


def test_a_file_without_a_card_is_refused() -> None:
    with pytest.raises(BadInput, match=r"people\.vcf has no contact in it"):
        read_vcards("../people.vcf", b"BEGIN:VCAR")


@given(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=40).filter(clean))
def test_a_name_comes_back_whole_from_quoted_printable(name: str) -> None:
    said = quopri.encodestring(name.encode()).decode()

    assert one(card(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{said}", version="2.1")).name == clean(name)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["BEGIN:VCARD\n", "END:VCARD\n", "FN:", "N:;;", 'TEL;X="', ":", "=\n", "QUOTED-PRINTABLE", "\n "]
        )
        | st.text(st.characters(), max_size=8),
        max_size=20,
    )
)
def test_any_bytes_are_cards_or_a_refusal(pieces: list[str]) -> None:
    content = "".join(pieces).encode("utf-8", "surrogatepass")
    is_vcards(content)
    try:
        cards = read_vcards("x.vcf", content)
    except BadInput:
        return
    as_table("x.vcf", cards)
