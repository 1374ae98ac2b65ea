"""Files to tables: CSV in any usual encoding and separator, and workbooks of Excel and LibreOffice."""

from handlers.read.tables.reading import LARGEST_IN_CHAT, read_table
from handlers.read.tables.table import Cell, Row, Table, TableProblem

__all__ = ["LARGEST_IN_CHAT", "Cell", "Row", "Table", "TableProblem", "read_table"]
