"""Cells to text and whole numbers."""

from decimal import Decimal, InvalidOperation
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


def decimal(cell: Any) -> Decimal | None:
    """A plain number such as 1.0825 or 1,0825, which parts no thousands; None where the cell is empty.

    Raises BadInput.
    """
    if cell is None:
        return None
    said = str(cell).strip()
    try:
        value = Decimal(said.replace(",", ".") if said.count(",") == 1 and "." not in said else said)
    except InvalidOperation as error:
        raise BadInput("{cell} is not a number", cell=quoted(cell)) from error
    if isinstance(cell, bool) or not value.is_finite():
        raise BadInput("{cell} is not a number", cell=quoted(cell))
    return value


def quoted(cell: Any) -> str:
    """The cell as it is shown in a problem, cut to a length."""
    said = str(cell)
    return f'"{said[:40]}{"…" if len(said) > 40 else ""}"'
