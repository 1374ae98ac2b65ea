"""A plain number: 24, 1,200, -3.5, 1 200 or 1.200,50; no money, no words."""

import re
from typing import Final

from storage.words import BadInput

_PLAIN: Final = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,6})?")
# Groups of three behind each other, all parted by one sign, and perhaps a rest behind another one.
_GROUPED: Final = re.compile(r"([-+]?\d{1,3})((?:([,.' ’])\d{3})(?:\3\d{3})*)(?:[.,](\d{1,6}))?")


def read_number(text: str) -> int | float:
    """The number; '1,200' is twelve hundred, '1,5' is one and a half. Raises BadInput where it is none."""
    said = text.strip()
    if found := _GROUPED.fullmatch(said):
        whole = found[1] + re.sub(r"\D", "", found[2])
        return float(f"{whole}.{found[4]}") if found[4] else int(whole)
    if not said.isascii() or _PLAIN.fullmatch(said) is None:
        raise BadInput("that is no plain number; write it like 24, 1,200 or 3.5")
    plain = said.replace(",", ".")
    return float(plain) if "." in plain else int(plain)
