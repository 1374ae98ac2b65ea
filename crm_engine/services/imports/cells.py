"""Cells to text and whole numbers."""

from typing import Any

from storage.words import BadInput

LONGEST = 200


def text(cell: Any, longest: int = LONGEST) -> str | None:
    """A cell as text, None where it is empty. Raises BadInput where it is too long to be kept."""
    if cell is None:
        return None
    said = " ".join(str(cell).split())
    if len(said) > longest:
        raise BadInput(
            "this has {length} characters; {most} are the most that are kept", length=len(said), most=longest
        )
    return said or None


def whole(cell: Any) -> int | None:
    """A count, such as of employees: 1200 or 1,200; None where the cell is empty. Raises BadInput."""
    if cell is None:
        return None
    digits = str(cell).replace(",", "").replace(" ", "")
    if isinstance(cell, bool) or not digits.isdecimal() or len(digits) > 9:
        raise BadInput("{cell} is not a whole number", cell=quoted(cell))
    return int(digits)


def quoted(cell: Any) -> str:
    """The cell as it is shown in a problem, cut to a length."""
    said = str(cell)
    return f'"{said[:40]}{"…" if len(said) > 40 else ""}"'
