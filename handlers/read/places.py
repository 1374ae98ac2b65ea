"""A place in a command's words: its degrees, and its name where it has one."""

import re

from handlers.read.words import clean
from storage.words import BadInput, Place

LONGEST_NAME = 100
_DEGREES = r"[+-]?\d{1,3}\.\d{1,15}"
# The name stands in brackets, which clean names cannot close.
_PLACE = re.compile(rf"(?:^|(?<= ))({_DEGREES}) ?, ?({_DEGREES})(?: \(([^()]{{1,{LONGEST_NAME}}})\))?(?: |$)")


def read_place(text: str) -> tuple[Place, str] | None:
    """The first place in a text, '52.52,13.405 (Café Einstein) ...', and the rest of the text; None for none.

    Raises BadInput for degrees that are nowhere on earth.
    """
    found = _PLACE.search(text)
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadInput(
            "there is no such place: degrees north lie between -90 and 90, degrees east between -180 and 180"
        )
    return Place(latitude, longitude, found[3]), f"{text[: found.start()]}{text[found.end() :]}".strip()


def say_place(place: Place) -> str:
    """The place as `read_place` reads it, to six decimals: 11 cm."""
    name = clean(re.sub(r"[()]", " ", place.name or ""))[:LONGEST_NAME].strip()
    return f"{place.latitude:.6f},{place.longitude:.6f}" + (f" ({name})" if name else "")
