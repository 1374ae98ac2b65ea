"""The values of a team's own fields in the facts of a record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from storage.tables import CustomField
from storage.tables.fields import fact_key

Fact = str | int | float | date


def facts_in(fields: Sequence[CustomField], facts: dict[str, Any] | None) -> tuple[tuple[str, Fact], ...]:
    """(name, value) of each field that the record has, in the fields' order."""
    if not facts:
        return ()
    found = ((field.name, fact(field.kind, facts.get(fact_key(field.id)))) for field in fields)
    return tuple((name, value) for name, value in found if value is not None)


def fact(kind: str, kept: Any) -> Fact | None:
    """A value as it is meant, of one as it is kept."""
    if kept is None or kind != "date":
        value: Fact | None = kept
        return value
    return date.fromisoformat(str(kept))
