"""Workbooks for tests, made on the spot."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter

OPEN_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def xlsx(*sheets: Iterable[Sequence[Any]], formulas: dict[str, tuple[str, Any]] | None = None) -> bytes:
    """A workbook with these sheets; formulas as {cell: (formula, stored value)} go into the last one."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    dates = book.add_format({"num_format": "yyyy-mm-dd"})
    for rows in sheets:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, dates)
                elif cell is not None and cell != "":
                    sheet.write(row, column, cell)
    for place, (formula, value) in (formulas or {}).items():
        sheet.write_formula(place, formula, None, value)
    book.close()
    return stream.getvalue()


def ods(rows: str) -> bytes:
    """An OpenDocument spreadsheet whose one table has these rows, as XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", OPEN_DOCUMENT.format(rows=rows))
    return stream.getvalue()


def ods_row(*cells: str) -> str:
    """One row of texts."""
    return "<table:table-row>" + "".join(map(ods_cell, cells)) + "</table:table-row>"


def ods_cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A workbook with some of its parts replaced; `__` in a keyword stands for a slash, `_xml` for the ending."""
    stream = io.BytesIO()
    changed = {key.replace("__", "/").replace("_xml", ".xml"): value for key, value in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, changed.pop(item, old.read(item)))
        for item, value in changed.items():
            new.writestr(item, value)
    return stream.getvalue()
