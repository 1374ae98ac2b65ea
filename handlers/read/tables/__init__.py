"""Files to tables: CSV in any usual encoding and separator, workbooks of Excel and LibreOffice, and vCards."""

from handlers.read.tables.reading import LARGEST_IN_CHAT, LARGEST_ON_DISK, is_no_table, read_table
from handlers.read.tables.table import Cell, Row, Table, TableProblem, plain_name
from handlers.read.tables.vcard_lines import is_vcards
from handlers.read.tables.vcards import VCard, as_table, read_vcards

__all__ = [
    "LARGEST_IN_CHAT",
    "LARGEST_ON_DISK",
    "Cell",
    "Row",
    "Table",
    "TableProblem",
    "VCard",
    "as_table",
    "is_no_table",
    "is_vcards",
    "plain_name",
    "read_table",
    "read_vcards",
]
