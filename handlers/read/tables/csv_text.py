"""Text to records: the separator found by trying, quotes and line breaks inside them as the format has them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from handlers.read.tables.table import MOST_ROWS, Cell, plain_text
from storage.words import BadInput

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 40
SAMPLE_LENGTH = 200_000

csv.field_size_limit(1_000_000)  # a cell of a million characters is no cell

Record = tuple[int, list[Cell]]


def read_records(name: str, text: str) -> tuple[list[Record], str]:
    """The records of a CSV text with their row numbers, at most one too many, and the separator.

    Raises BadInput where a quote stays open.
    """
    separator = find_separator(text)
    try:
        return list(islice(_records(text, separator, strict=True), MOST_ROWS + 1)), separator
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise BadInput('a quotation mark (") in {file} is opened and never closed', file=name) from error
    try:
        return list(islice(_records(text, separator, strict=False), MOST_ROWS + 1)), separator
    except csv.Error as error:
        raise BadInput("the file {file} is not a table that I can read ({error})", file=name, error=error) from error


def find_separator(text: str) -> str:
    """The separator by which the first records fall into the same number of columns, the more the better."""
    sample = text[:SAMPLE_LENGTH]
    scores = {separator: _score(sample, separator, len(text) > SAMPLE_LENGTH) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best] > (0.0, 0) else ","


def _score(sample: str, separator: str, cut: bool) -> tuple[float, int]:
    widths: list[int] = []
    try:
        for _number, cells in _records(sample, separator, strict=False):
            if any(cell is not None for cell in cells):
                widths.append(len(cells))
            if len(widths) == SAMPLE_RECORDS:
                break
    except csv.Error:
        return 0.0, 0
    if cut and len(widths) < SAMPLE_RECORDS:
        widths = widths[:-1]
    if not widths:
        return 0.0, 0
    width, count = Counter(widths).most_common(1)[0]
    return (round(count / len(widths), 1), width) if width > 1 else (0.0, 0)


def _records(text: str, separator: str, strict: bool) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    for number, cells in enumerate(reader, start=1):
        yield number, [plain_text(cell) for cell in cells]
