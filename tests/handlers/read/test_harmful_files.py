"""Files that are made to do harm, or that came to some: cases 28 and 41 to 44."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.read.tables import Table, read_table
from handlers.read.tables.table import FORMULA_STARTS
from storage.words import BadInput
from tests.handlers.read.workbooks import repacked, xlsx

ROOT = Path(__file__).parents[3]
ROWS = [["Company", "Stage", "Amount"], ["Acme", "Won", 1200]]
# Reads the file named in a process that may not have more room than this, and says what came of it.
BOUNDED = """
import resource, sys
from handlers.read.tables import read_table
from storage.words import BadInput
pages = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (pages + {room}, pages + {room}))
try:
    print(len(read_table("sent.xlsx", open(sys.argv[1], "rb").read()).rows))
except BadInput as refusal:
    print(refusal)
"""


def read_bounded(path: Path, room: int) -> str:
    """What is said of a file by a process with that much room for it, in bytes."""
    command = [sys.executable, "-c", BOUNDED.format(room=room), str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def lying_bomb(path: Path, size: int) -> None:
    """A workbook with one sheet of so many spaces, which says of itself that it is small."""
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as honest, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for part in honest.namelist():
            made.writestr(part, honest.read(part))
        with made.open("xl/worksheets/sheet2.xml", "w") as stream:
            for _piece in range(size // 1_000_000):
                stream.write(b" " * 1_000_000)
    content = path.read_bytes()
    true, said = struct.pack("<I", size), struct.pack("<I", 9_000)
    assert true in content
    path.write_bytes(content.replace(true, said))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds the room of a process as Linux does")
def test_case_41_a_bomb_that_lies_about_its_size_is_refused_in_little_room(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    lying_bomb(path, 200_000_000)

    assert path.stat().st_size < 500_000
    assert "unpacks to more than" in read_bounded(path, room=100_000_000)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds the room of a process as Linux does")
def test_case_44_one_endless_line_is_refused_in_little_room(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes(b"a,b\n" + b"x" * 19_000_000)

    assert "is not a table that I can read" in read_bounded(path, room=300_000_000)


def nested() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.zip", xlsx(ROWS))
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CASES_43 = {
    "a nested archive": (nested(), "is an archive, not a table"),
    "an encrypted workbook": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "an old workbook that is none": (OLE + b"\0" * 3_000, "cannot be read as a workbook"),
    "a truncated workbook": (xlsx(ROWS)[:2_000], "damaged or cut short"),
    "more rows than a sheet has": (b"a,b\n" + b"1,2\n" * 1_048_577, "more than 500,000 rows; split it"),
    "a sheet of nothing": (xlsx([]), "has no data in any visible sheet"),
}


@pytest.mark.parametrize("case", CASES_43)
def test_case_43_what_cannot_be_read_is_refused_with_a_reason(case: str) -> None:
    content, why = CASES_43[case]

    with pytest.raises(BadInput, match=why):
        read_table("deals.xlsx", content)


def test_case_43_macros_other_names_and_wide_sheets_are_read() -> None:
    wide = [[f"column {place}" for place in range(16_384)], list(range(16_384))]

    assert len(read_table("deals.xlsm", repacked(xlsx(ROWS), xl__vbaProject=b"\0" * 100)).rows) == 1
    assert read_table("deals.csv", xlsx(ROWS)).headers == ("Company", "Stage", "Amount")
    assert len(read_table("wide.xlsx", xlsx(wide)).headers) == 16_384


def test_case_43_hidden_sheets_are_never_read() -> None:
    book = xlsx([["Salaries", "Secret"], ["Jane", 1]], ROWS)
    names = b'<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        part = archive.read("xl/workbook.xml")
    assert names in part
    hidden = repacked(book, xl__workbook_xml=part.replace(names, names.replace(b" r:id", b' state="hidden" r:id')))
    table = read_table("book.xlsx", hidden)

    assert table.headers == ("Company", "Stage", "Amount")
    assert (table.sheet, table.sheets) == ("Sheet2", ("Sheet2",))
    with pytest.raises(BadInput, match="no data in any visible sheet"):
        read_table("book.xlsx", hidden, sheet="Sheet1")


def test_case_43_the_sheet_that_is_named_is_read() -> None:
    book = xlsx(ROWS, [["Product", "Price"], ["Pump", 5], ["Valve", 6]])

    assert read_table("book.xlsx", book).sheets == ("Sheet1", "Sheet2")
    named = read_table("book.xlsx", book, sheet="Sheet2")
    assert (named.headers, len(named.rows), named.notes) == (("Product", "Price"), 2, ())


def test_case_43_headers_merged_over_others_are_still_a_table() -> None:
    table = read_table("d.csv", b"Customer,,Deal,\nName,City,Stage,Amount\nAcme,Rome,Won,5\n")

    assert table.headers == ("Customer", "column 2", "Deal")
    assert [problem.row for problem in table.problems if problem.skips] == [2, 3]


CELL = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(start=st.sampled_from(FORMULA_STARTS.replace("\t", "").replace("\r", "")), rest=CELL)
def test_case_28_what_an_export_has_kept_from_being_a_formula_comes_back_as_it_was(start: str, rest: str) -> None:
    said = (start + rest).strip()
    content = f'Company,Stage\n"\'{said.replace(chr(34), chr(34) * 2)}",Won\n'.encode()

    assert only_cell(read_table("d.csv", content)) == said
    assert only_cell(read_table("d.xlsx", xlsx([["Company", "Stage"], ["'=1+1", "Won"]]))) == "=1+1"


def test_case_28_an_apostrophe_of_its_own_stays() -> None:
    assert only_cell(read_table("d.csv", b"Company,Stage\n't Hof,Won\n")) == "'t Hof"


def only_cell(table: Table) -> object:
    return table.rows[0].cells[0]
