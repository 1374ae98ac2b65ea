"""How large a grid a sheet's XML asks for, and which of its formulas have no stored value."""

import re
from xml.parsers import expat

# A cell with something in it; an empty one that only has a format closes itself.
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_FORMULA = re.compile(
    rb'<c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>\s*'
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_TEXT_RESULT = re.compile(rb'\bt="str"')


def sheet_cells(xml: bytes) -> tuple[int, int]:
    """Rows and columns from A1 to the farthest cell that holds something."""
    rows = columns = 0
    for column, row in _CELL.findall(xml):
        rows, columns = max(rows, int(row)), max(columns, column_number(column) + 1)
    return rows, columns


def valueless_formulas(xml: bytes) -> list[tuple[int, int]]:
    """(row from 1, column from 0) of formulas that were saved without their value; an empty text is a value."""
    return [
        (int(found[2]), column_number(found[1]))
        for found in _FORMULA.finditer(xml)
        if not (_TEXT_RESULT.search(found[0]) and b"<v>" in found[0])
    ]


def column_number(letters: bytes) -> int:
    """Excel's column letters as a number from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


class _Enough(ValueError):
    """Counted to more than the limit."""


def open_document_cells(xml: bytes, limit: int) -> int:
    """Cells that an OpenDocument sheet has once its repeated rows and cells are written out; stops above `limit`."""
    total, row_cells, row_repeat, filled = 0, 0, 1, False

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row_cells, row_repeat, filled
        if tag.endswith(":table-row"):
            row_cells, row_repeat, filled = 0, int(attributes.get("table:number-rows-repeated", "1")), False
        elif tag.endswith((":table-cell", ":covered-table-cell")):
            # Trailing empty cells are repeated to the sheet's edge, and are not laid out.
            repeat = int(attributes.get("table:number-columns-repeated", "1"))
            held = any(key.startswith(("office:", "table:formula")) for key in attributes)
            filled = filled or held
            row_cells += repeat if held else min(repeat, 1_024)

    def end(tag: str) -> None:
        nonlocal total
        if tag.endswith(":table-row") and filled:
            total += row_cells * row_repeat
            if total > limit:
                raise _Enough

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(xml, True)
    except _Enough:
        return total
    except expat.ExpatError as error:
        raise ValueError("not well-formed") from error
    return total
