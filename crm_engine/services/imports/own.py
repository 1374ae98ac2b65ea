"""Columns that are fields of the team's own: known by the field's name, read by its kind."""

from typing import Any

from sqlmodel import Session

from crm_engine.services.imports import days
from crm_engine.services.imports.cells import decimal, quoted, text
from crm_engine.services.imports.fields import Mapping
from storage import fields
from storage.names import name_key
from storage.pairs import COMPANY, CONTACT
from storage.tables import CustomField
from storage.words import BadInput

RECORDS = {"companies": COMPANY, "contacts": CONTACT, "deals": "deal"}


def own_columns(session: Session, mapping: Mapping) -> dict[int, CustomField]:
    """The places of columns that are called like a field, and mean nothing else."""
    if mapping.kind not in RECORDS:
        return {}
    by_key = {field.name_key: field for field in fields.about(session, RECORDS[mapping.kind])}
    taken = set(mapping.places.values())
    keys = {place: name_key(header) for place, header in enumerate(mapping.headers) if place not in taken}
    found: dict[int, CustomField] = {}
    for place, key in keys.items():
        if key in by_key and by_key[key] not in found.values():
            found[place] = by_key[key]
    return found


def own_value(field: CustomField, cell: Any) -> str | int | float | None:
    """The cell as a record's facts keep it; None where it is empty. Raises BadInput."""
    if field.kind == "number":
        number = decimal(cell if cell != "" else None)
        return None if number is None else int(number) if number == number.to_integral_value() else float(number)
    if field.kind == "date":
        day = days.day(cell, False)
        return day.isoformat() if day else None
    said = text(cell)
    if said is None or field.kind == "text":
        return said
    choice = next((choice for choice in field.choices or () if name_key(choice) == name_key(said)), None)
    if choice is None:
        known = ", ".join(field.choices or ())
        raise BadInput("{cell} is none of {known}", cell=quoted(cell), known=known)
    return choice
