"""Names as keys: what counts as the same name."""

import unicodedata

MAX_NAME = 200


def name_key(name: str) -> str:
    """A name without case, accents, spacing and punctuation: 'GTX Pro' and 'GTXPro' are one, Müller and Mueller two."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in decomposed if letter.isalnum())
    return (kept or name.casefold().strip())[:MAX_NAME]
