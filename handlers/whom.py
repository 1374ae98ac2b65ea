"""Whose figures a command is asked for: team, rep and region as they stand in its words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crm_engine.services.whose import Asked
from storage.words import BadInput

WHOSE_WORDS = ("team", "rep", "region")


def asked_in(values: Mapping[str, str]) -> Asked:
    """The team, rep or region named in a command's fields. Raises BadInput where there are two of them."""
    named = [word for word in WHOSE_WORDS if values.get(word)]
    if len(named) > 1:
        raise BadInput("say a {named} or a {named_2}, not both", named=named[0], named_2=named[1])
    return Asked(values.get("team"), values.get("rep"), values.get("region"))


def shorter(asked: Asked, most: int = 4) -> Iterator[tuple[Asked, str]]:
    """The name without its last words, and these words: 'North next quarter' may be North, next quarter."""
    for word in WHOSE_WORDS:
        parts = (getattr(asked, word) or "").split()
        for count in range(min(most, len(parts) - 1), 0, -1):
            yield replace(asked, **{word: " ".join(parts[:-count])}), " ".join(parts[-count:])


def as_words(asked: Asked) -> str:
    """The same as words of a command, for its buttons: ' team "North"', or nothing."""
    for word, name in (("team", asked.team), ("rep", asked.rep), ("region", asked.region)):
        if name:
            return f' {word} "{name}"'
    return ""
