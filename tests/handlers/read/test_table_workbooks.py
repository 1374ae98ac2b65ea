"""Tables from workbooks, the honest ones and those that are made to do harm."""

import contextlib
import io
import struct
import time
import tracemalloc
import zipfile
from datetime import date

import pytest

from handlers.read.tables import archives, read_table
from storage.words import BadInput
from tests.handlers.read.workbooks import ods, ods_cell, ods_row, repacked, xlsx

ROWS = [["Company", "Stage", "Amount", "Closed"], ["Acme", "Won", 1200, date(2017, 3, 1)], ["Beta", "Lost", 0.5, None]]


def test_a_workbook_reads_as_its_cells() -> None:
    table = read_table("deals.xlsx", xlsx(ROWS))

    assert table.headers == ("Company", "Stage", "Amount", "Closed")
    assert [row.cells for row in table.rows] == [
        ("Acme", "Won", 1200, date(2017, 3, 1)),
        ("Beta", "Lost", 0.5, None),
    ]
    assert [row.number for row in table.rows] == [2, 3]


def test_the_first_sheet_with_data_is_read_and_the_others_are_named() -> None:
    table = read_table("deals.xlsx", xlsx([], ROWS, [["more"]]))

    assert len(table.rows) == 2
    assert table.notes == ("read from the sheet Sheet2; not from Sheet3",)


def test_a_formula_gives_its_stored_value_and_one_without_is_said_where_it_is() -> None:
    formulas = {"C2": ("=2*600", 1200), "C3": ("=1+1", ""), "B3": ('=""', "")}
    table = read_table("deals.xlsx", xlsx(ROWS, formulas=formulas))

    assert [row.cells[2] for row in table.rows] == [1200, None]
    assert [(found.row, found.column) for found in table.problems] == [(3, "Stage"), (3, "Amount")]
    assert "no stored value" in table.problems[0].message


def test_macros_are_never_run_and_do_not_matter() -> None:
    assert len(read_table("deals.xlsm", repacked(xlsx(ROWS), xl__vbaProject=b"\0" * 100)).rows) == 2


def test_an_open_document_is_read() -> None:
    table = read_table("deals.ods", ods(ods_row("Company", "Stage") + ods_row("Acme", "Won")))

    assert (table.headers, table.rows[0].cells) == (("Company", "Stage"), ("Acme", "Won"))


def test_a_protected_workbook_is_said_to_be_protected() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    with pytest.raises(BadInput, match="protected by a password; save a copy"):
        read_table("deals.xlsx", content)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_workbook_cut_short_is_refused(part: float) -> None:
    content = xlsx(ROWS)
    with pytest.raises(BadInput, match="damaged"):
        read_table("deals.xlsx", content[: int(len(content) * part)])


@pytest.mark.parametrize("place", range(40, 400, 24))
def test_a_damaged_workbook_is_read_or_refused(place: int) -> None:
    content = bytearray(xlsx(ROWS))
    content[place] ^= 0xFF
    with contextlib.suppress(BadInput):
        assert read_table("deals.xlsx", bytes(content)).headers


def test_an_old_workbook_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot be read as a workbook"):
        read_table("deals.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000)


def test_an_archive_of_tables_is_no_table() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("deals.csv", "Company,Stage\n")
    with pytest.raises(BadInput, match="one by one"):
        read_table("all.zip", stream.getvalue())


def bomb(size: int) -> bytes:
    return repacked(xlsx(ROWS), xl__worksheets__sheet2_xml=b" " * size)


def test_a_workbook_that_unpacks_to_too_much_is_refused_by_what_it_declares() -> None:
    content = bomb(160_000_000)
    assert len(content) < 300_000
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="unpacks to more than"):
            read_table("deals.xlsx", content)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_workbook_that_lies_about_its_size_is_refused_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 3_000_000)
    content = bomb(9_000_000)
    lie = content.replace(struct.pack("<I", 9_000_000), struct.pack("<I", 9_000))
    assert lie != content
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="unpacks to more than"):
            read_table("deals.xlsx", lie)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "sheet",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='xfd1048576'><v>1</v></c></row>",
        b'<row r="1"/><row r="1048576">' + b"<c><v>1</v></c>" * 50 + b"</row>",
    ],
)
def test_a_cell_far_away_is_refused_before_a_grid_is_laid_out(sheet: bytes) -> None:
    begin = time.monotonic()
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    with pytest.raises(BadInput, match="million cells"):
        read_table(
            "deals.xlsx", repacked(xlsx(ROWS), xl__worksheets__sheet1_xml=xml + sheet + b"</sheetData></worksheet>")
        )
    assert time.monotonic() - begin < 2


def test_repeated_cells_of_an_open_document_are_counted() -> None:
    many = ods_cell("x", 'table:number-columns-repeated="1000"')
    row = f'<table:table-row table:number-rows-repeated="100000">{many}'
    with pytest.raises(BadInput, match="million cells"):
        read_table("deals.ods", ods(ods_row("Company", "Stage") + row + "</table:table-row>"))


@pytest.mark.parametrize("part", ["xl__worksheets__sheet1_xml", "xl__sharedStrings_xml"])
def test_entities_that_grow_are_refused(part: str) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(BadInput, match="XML entities"):
        read_table("deals.xlsx", repacked(xlsx(ROWS), **{part: laughs}))
