"""How large a grid a sheet asks for, and which of its formulas have no stored value."""

import re
from abc import ABC, abstractmethod
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_EMPTY_RUN = 1_024  # repeated empty cells up to here count: beyond, they only fill a row to the sheet's edge


class TooManyCells(ValueError):
    """The grid has more cells than may be laid out."""


class Entities(ValueError):
    """The part declares a document type, and with it perhaps entities that grow without end."""


class GridScan(ABC):
    """One pass over a sheet's XML as it is unpacked, piece by piece, of which none is kept.

    Raises TooManyCells above `limit`, Entities, or ValueError where it is not well-formed.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.valueless: list[tuple[int, int]] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Look at the next piece; the last one may be empty."""
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise ValueError("not well-formed") from error

    @abstractmethod
    def _begin(self, tag: str, attributes: dict[str, str]) -> None: ...

    @abstractmethod
    def _end(self, tag: str) -> None: ...

    def _refuse(self, *_declared: object) -> None:
        raise Entities


class SheetScan(GridScan):
    """One pass over an Excel sheet's XML: the cells that hold something may not span more than `limit` from A1.

    valueless  (row from 1, column from 0) of formulas saved without their value; an empty text is a value
    """

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.rows = self.columns = 0
        self.row, self.column = 0, -1
        self.filled = self.formula = self.valued = self.text = False

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = -1
        elif tag == "c":
            self._place(attributes.get("r"))
            self.filled = self.formula = self.valued = False
            self.text = attributes.get("t") == "str"
        elif tag == "f":
            self.filled = self.formula = True
        elif tag in ("v", "is"):
            self.filled = True
            self.valued = self.valued or self.text
            self.parser.CharacterDataHandler = self._value

    def _place(self, reference: str | None) -> None:
        found = _REFERENCE.fullmatch(reference) if reference else None
        if reference and not found:
            raise ValueError("a cell without a place")
        self.column = column_number(found[1]) if found else self.column + 1
        self.row = int(found[2]) if found else self.row

    def _value(self, text: str) -> None:
        self.valued = self.valued or bool(text.strip())

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "is"):
            self.parser.CharacterDataHandler = None
        elif tag == "c" and self.filled:
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column + 1)
            if self.rows * self.columns > self.limit:
                raise TooManyCells
            if self.formula and not self.valued:
                self.valueless.append((self.row, self.column))


def column_number(letters: str) -> int:
    """Excel's column letters as a number from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class OpenDocumentScan(GridScan):
    """One pass over an OpenDocument's content: counts its cells with the repeated ones written out."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.cells = self.row_cells = 0
        self.repeat = 1
        self.filled = False

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(":table-row"):
            self.repeat = int(attributes.get("table:number-rows-repeated", "1"))
            self.row_cells, self.filled = 0, False
        elif tag.endswith(":table-cell"):
            repeat = int(attributes.get("table:number-columns-repeated", "1"))
            holds = any(name.startswith("office:") for name in attributes)
            self.filled = self.filled or holds
            self.row_cells += repeat if holds else min(repeat, _EMPTY_RUN)

    def _end(self, tag: str) -> None:
        if tag.endswith(":table-row") and self.filled:
            self.cells += self.row_cells * self.repeat
            if self.cells > self.limit:
                raise TooManyCells
