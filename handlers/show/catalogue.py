"""The catalogue of each language, read when its first reader comes; English needs none."""

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

DOMAIN = "crmbot"
FOLDER = Path(__file__).parent.parent / "locale"
TERM = "term"  # the context of the words of the trade
ENGLISH = "en"


def po_path(locale: str) -> Path:
    """Where a language's catalogue stands. It is read as it is written, so nothing compiled can be out of date."""
    return FOLDER / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(locale: str) -> NullTranslations:
    """What the language says for each English text; in English, and where there is no such language, the same."""
    if locale == ENGLISH or not po_path(locale).is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # a tenth of a second, which English readers need not wait for
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with po_path(locale).open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale, domain=DOMAIN))
    compiled.seek(0)
    return GNUTranslations(compiled)
