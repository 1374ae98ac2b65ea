"""Values of a team's own fields, as people read them."""

from collections.abc import Iterable
from datetime import date

from crm_engine.services.facts import Fact
from handlers.show.texts import Html, Texts

LONGEST = 60


def shown(value: Fact, texts: Texts) -> str:
    """A number with its thousands, a day in full, a text cut to a line."""
    if isinstance(value, date):
        return texts.day(value)
    if isinstance(value, str):
        return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
    return f"{value:,}"


def fact_line(facts: Iterable[tuple[str, Fact]], texts: Texts) -> list[Html]:
    """All of a record's own fields on a line; none where there are none."""
    said = [texts("{name}: {value}", name=name, value=shown(value, texts)) for name, value in facts]
    return [Html("▫ " + " · ".join(said))] if said else []
