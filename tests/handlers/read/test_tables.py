"""Tables from text: encodings, separators, quotes, and rows that are not as they should be."""

import contextlib
import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.tables import Table, read_table
from storage.words import BadInput

ROWS = [["Company", "Stage", "Amount"], ["Müller & Söhne", "Won", "1200"], ["Café Ñandú", "Lost", "0"]]


def text(separator: str = ",", rows: list[list[str]] = ROWS) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


def read(said: str | bytes, name: str = "deals.csv") -> Table:
    return read_table(name, said.encode() if isinstance(said, str) else said)


def cells(table: Table) -> list[list[str]]:
    return [list(table.headers), *([str(cell) for cell in row.cells] for row in table.rows)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_in_any_usual_encoding_reads_the_same(encoding: str) -> None:
    assert cells(read(text().encode(encoding))) == ROWS


def test_a_guessed_encoding_is_said() -> None:
    assert "read as Windows-1252" in read(text().encode("cp1252")).notes


def test_chinese_text_of_an_older_spreadsheet_is_read() -> None:
    rows = [["客户", "阶段", "金额"], ["北京新星科技", "赢单", "1200"]]
    assert cells(read(text(rows=rows).encode("gb18030"))) == rows


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    assert cells(read(text(separator))) == ROWS


def test_commas_in_amounts_do_not_make_the_comma_the_separator() -> None:
    assert read("Company;Amount\nAcme;1.200,50\nBeta;3,00\n").headers == ("Company", "Amount")


def test_a_quoted_line_break_stays_in_its_cell() -> None:
    table = read('Company,Note\n"Acme, Inc","two\nlines ""quoted"""\nBeta,\n')

    assert [row.cells for row in table.rows] == [("Acme, Inc", 'two\nlines "quoted"'), ("Beta", None)]
    assert [row.number for row in table.rows] == [2, 3]


def test_a_row_that_is_too_long_is_left_out_with_its_number() -> None:
    table = read("Company,Stage\nAcme,Won\nBeta,Inc,Won\nGamma,Lost\n")

    assert [row.number for row in table.rows] == [2, 4]
    assert [(found.row, found.skips) for found in table.problems] == [(3, True)]


def test_a_short_row_is_filled_up_and_said() -> None:
    table = read("Company,Stage,Amount\nAcme\n")

    assert table.rows[0].cells == ("Acme", None, None)
    assert [(found.row, found.skips) for found in table.problems] == [(2, False)]


def test_empty_lines_and_a_title_above_do_not_shift_the_numbers() -> None:
    table = read("Sales report 2017,,\n\nCompany,Stage,Amount\n\nAcme,Won,5\n")

    assert table.headers == ("Company", "Stage", "Amount")
    assert [row.number for row in table.rows] == [5]


def test_a_column_that_stands_twice_is_said() -> None:
    assert [found.column for found in read("Company,Amount,Amount\nAcme,1,2\n").problems] == ["Amount"]


def test_nul_characters_are_taken_out_and_said() -> None:
    table = read("Company,Stage\nAc\0me,Won\n")

    assert table.rows[0].cells == ("Acme", "Won")
    assert table.notes == ("NUL characters were taken out",)


@pytest.mark.parametrize("content", [b"", b"  \n \n", b"\xef\xbb\xbf", b",,,\n,,\n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(BadInput, match="empty"):
        read(content)


def test_headers_alone_are_a_table_without_rows() -> None:
    assert read("Company,Stage\n").rows == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.4 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "a picture"),
        (b"<!DOCTYPE html><table>", "a web page"),
        (bytes(range(1, 128)) * 40, "binary data"),
    ],
)
def test_what_is_no_table_is_named_and_refused(content: bytes, what: str) -> None:
    with pytest.raises(BadInput, match=f"{what}.*not a table. Save"):
        read(content)


def test_a_quote_that_never_closes_is_said() -> None:
    with pytest.raises(BadInput, match="never closed"):
        read('Company,Stage\n"Acme,Won\nBeta,Lost\n')


def test_a_file_too_large_for_a_chat_is_told_where_to_go() -> None:
    content = b"Company,Stage\n" + b"Acme,Won\n" * 2_400_000
    with pytest.raises(BadInput, match=r"20 MB are the most.*crmbot import FILE"):
        read(content)


def test_a_line_of_a_million_cells_is_answered_within_seconds() -> None:
    begin = time.monotonic()
    read("Company,Stage\n" + "," * 1_000_000 + "x\n")

    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\secret\\deals.csv", "a\0b.csv", "x" * 300 + ".csv", "🙂.csv"]
)
def test_a_name_is_only_shown(name: str) -> None:
    shown = read(text(), name).name

    assert "/" not in shown
    assert "\\" not in shown
    assert "\0" not in shown
    assert len(shown) <= 100


CELL = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).map(str.strip)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
)


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, separator=st.sampled_from([",", ";", "\t", "|"]), encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], separator: str, encoding: str) -> None:
    headers = [f"column {place}" for place in range(len(rows[0]))]
    table = read(text(separator, [headers, *rows]).encode(encoding))

    kept = [row for row in rows if any(row)]
    assert table.headers == tuple(headers)
    assert [[cell or "" for cell in row.cells] for row in table.rows] == kept
    assert table.problems == ()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert read(content).headers


def test_more_rows_than_fit_are_refused() -> None:
    with pytest.raises(BadInput, match="more than 500,000 rows; split it"):
        read("a,b\n" + "1,2\n" * 500_001)
