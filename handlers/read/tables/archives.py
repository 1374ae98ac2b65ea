"""What is inside a workbook's archive, measured before it is read.

A workbook is a ZIP archive. Its declared sizes may lie, so each part is unpacked piece by piece and counted; a reader
lays a sheet out as a full grid, so two cells in opposite corners would ask for gigabytes: the grid is measured too.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from handlers.read.tables.grids import Entities, GridScan, OpenDocumentScan, SheetScan, TooManyCells
from storage.words import BadInput

LARGEST_UNPACKED = 150_000_000
LARGEST_PART = 100_000_000
LARGEST_GRID = 6_000_000
PARTS = 2_000
PIECE = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")


def look_through(name: str, content: bytes) -> dict[int, list[tuple[int, int]]]:
    """Refuse what is no workbook, unpacks to too much, or declares entities; find the formulas without a value.

    Returns, by the sheet's place in the workbook, (row from 1, column from 0) of such formulas. Raises BadInput.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _look(name, content, archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, KeyError) as error:
        raise BadInput("the file {file} is damaged or cut short; save it again as XLSX or CSV", file=name) from error


def _look(name: str, content: bytes, archive: zipfile.ZipFile) -> dict[int, list[tuple[int, int]]]:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names and not {"content.xml", "mimetype"} <= names:
        raise BadInput(
            "the file {file} is an archive, not a table. Send the tables in it one by one, as CSV or XLSX",
            file=name,
        )
    if len(parts) > PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _too_much(name)
    total = 0
    scans: dict[str, GridScan] = {}
    for part in parts:
        scan = _scan_of(part.filename)
        for place, piece in enumerate(_unpacked(content, part)):
            total += len(piece)
            if total > LARGEST_UNPACKED:
                raise _too_much(name)
            if place == 0:
                _refuse_entities(name, part.filename, piece)
            _scan(name, scan, piece)
        _scan(name, scan, b"", last=True)
        if scan is not None:
            scans[part.filename] = scan
    if "content.xml" in scans:
        return {}
    order = _sheet_order(archive)
    return {order[part]: scan.valueless for part, scan in scans.items() if part in order}


def _scan_of(part: str) -> GridScan | None:
    if part == "content.xml":
        return OpenDocumentScan(LARGEST_GRID)
    return SheetScan(LARGEST_GRID) if _SHEET.fullmatch(part) else None


def _scan(name: str, scan: GridScan | None, piece: bytes, *, last: bool = False) -> None:
    if scan is None:
        return
    try:
        scan.feed(piece, last=last)
    except TooManyCells as error:
        raise _too_wide(name) from error
    except Entities as error:
        raise _entities(name) from error


def _unpacked(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's real content in pieces of a megabyte, whatever size it declares."""
    fields = _LOCAL_HEADER.unpack_from(content, part.header_offset)
    start = part.header_offset + _LOCAL_HEADER.size + fields[9] + fields[10]
    packed = memoryview(content)[start : start + part.compress_size]
    if part.flag_bits & 1:
        raise BadInput(
            "{filename} in this file is protected by a password; save a copy without one", filename=part.filename
        )
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[place : place + PIECE]) for place in range(0, len(packed), PIECE))
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("a compression that workbooks do not use")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes = bytes(packed)
    while rest and not unpacker.eof:
        yield unpacker.decompress(rest, PIECE)
        rest = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise zlib.error("cut short")


def _refuse_entities(name: str, part: str, start: bytes) -> None:
    if part.lower().endswith((".xml", ".rels")) and (b"<!DOCTYPE" in start or b"<!ENTITY" in start):
        raise _entities(name)


def _entities(name: str) -> BadInput:
    return BadInput(
        "the file {file} declares XML entities, which no spreadsheet needs; save it again as XLSX", file=name
    )


def _sheet_order(archive: zipfile.ZipFile) -> dict[str, int]:
    """The file of each sheet to its place among the workbook's tabs."""
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets: dict[str, str] = {}
    for relation in re.findall(r"<Relationship\b[^>]*>", relations):
        known, target = re.search(r'\bId="([^"]*)"', relation), re.search(r'\bTarget="([^"]*)"', relation)
        if known and target:
            path = target[1].removeprefix("/")
            targets[known[1]] = path if path.startswith("xl/") else f"xl/{path}"
    sheets = re.findall(r"<sheet\b[^>]*\br:id=\"([^\"]*)\"", archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    return {targets[sheet]: place for place, sheet in enumerate(sheets) if sheet in targets}


def _too_much(name: str) -> BadInput:
    return BadInput(
        "the file {file} unpacks to more than {most} MB. Save the table as CSV",
        file=name,
        most=LARGEST_UNPACKED // 1_000_000,
    )


def _too_wide(name: str) -> BadInput:
    return BadInput(
        "the file {file} spans more than {most} million cells (a stray cell far outside?). "
        "Copy the table alone into a new file, or save it as CSV",
        file=name,
        most=LARGEST_GRID // 1_000_000,
    )
