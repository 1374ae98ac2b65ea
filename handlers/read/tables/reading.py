"""One file to one table, whatever it is by its content: the name is only shown, never trusted or opened."""

from dataclasses import replace

from handlers.read.tables.csv_text import read_records
from handlers.read.tables.encodings import decode
from handlers.read.tables.table import Table, plain_name, to_table
from handlers.read.tables.vcard_lines import is_vcards
from handlers.read.tables.vcards import as_table, read_vcards
from handlers.read.tables.workbooks import OLE, ZIP, read_workbook
from storage.words import BadInput

LARGEST_IN_CHAT = 20_000_000  # what Telegram lets a bot fetch
LARGEST_ON_DISK = 300_000_000  # more rows than are taken fit into this
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
# The parts that make an office file a text or slides; their names stand plainly in an archive.
_DOCUMENTS = (b"word/document.xml", b"ppt/presentation.xml", b"opendocument.textPK", b"opendocument.presentationPK")


def read_table(name: str, content: bytes, largest: int | None = LARGEST_IN_CHAT, sheet: str | None = None) -> Table:
    """The table in a file: CSV in any usual encoding, or the first sheet with data of an XLSX, XLSM, XLS or ODS.

    The people of a vCard file are a table of contacts.

    largest  bytes that are taken; None for no limit
    sheet    of a workbook, the sheet to read instead of the first with data

    Raises BadInput, with what to do instead, where the file is too large, empty, protected, damaged or no table.
    """
    name = plain_name(name)
    if largest is not None and len(content) > largest:
        raise BadInput(
            "the file {file} has {length:.0f} MB; {largest:.0f} MB are the most that a chat takes. "
            "Split it, or ask your admin to run: crmbot import FILE",
            file=name,
            length=len(content) / 1e6,
            largest=largest / 1e6,
        )
    if not content.strip():
        raise BadInput("the file {file} is empty", file=name)
    if content.startswith((ZIP, OLE)):
        read = read_workbook(name, content, sheet)
        table = to_table(name, read.records, read.notes)
        return replace(table, problems=(*table.problems, *read.problems), sheets=read.sheets, sheet=read.sheet)
    if is_vcards(content):
        return as_table(name, read_vcards(name, content))
    return _read_text(name, content)


def is_no_table(content: bytes) -> bool:
    """Whether a file is plainly something else: a picture, a PDF, a text document, slides, an archive, a program."""
    document = content.startswith(ZIP) and any(part in content for part in _DOCUMENTS)
    return document or content.startswith(tuple(_OTHERS))


def _read_text(name: str, content: bytes) -> Table:
    for start, what in _OTHERS.items():
        if content.startswith(start):
            raise _no_table(name, what)
    if content[:200].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise _no_table(name, "a web page or XML")
    text, guessed = decode(name, content)
    if _is_binary(text):
        raise _no_table(name, "binary data")
    records, separator = read_records(name, text)
    notes = [f"read as {guessed}"] if guessed else []
    if separator != ",":
        notes.append(f"columns are separated by {'tabs' if separator == chr(9) else separator}")
    if "\0" in text:
        notes.append("NUL characters were taken out")
    return to_table(name, records, notes)


def _is_binary(text: str) -> bool:
    """More than a few stray control characters."""
    sample = text[:100_000]
    return sum(char < " " and char not in "\t\r\n\f" for char in sample) > 3 + len(sample) // 100


def _no_table(name: str, what: str) -> BadInput:
    return BadInput(
        "the file {file} is {what}, not a table. Save the table as CSV or XLSX and send that",
        file=name,
        what=what,
    )
