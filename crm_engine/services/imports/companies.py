"""Companies: a list of them brings their facts; other tables only name them."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from crm_engine.services.imports.people import known_owners, may_own
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import CHUNK, Values, standing, write_changes, write_new
from crm_engine.services.imports.source import Importing, SourceRow
from storage import scope
from storage.names import name_key
from storage.tables import Company
from storage.words import Role


def import_companies(at: Importing, reader: Reader) -> None:
    """Bring a list of companies in. One that the actor may not see is not touched."""
    said = _read(reader)
    owners = known_owners(at, [name for _row, _values, name in said.values() if name])
    found = _standing(at, said)
    hidden = _hidden(at, found)
    changes, news = [], []
    for key, (row, values, owner) in said.items():
        if owner is not None:
            user = owners.get(name_key(owner))
            if user is None or not may_own(at, user):
                reader.skip(row, "owner", f"{owner} is not in your team")
                continue
            values["owner_id"] = user["id"]
        if key in hidden:
            reader.skip(row, "name", "this company is not yours to change")
        elif key in found and found[key]["name_key"] != key:
            reader.skip(row, "name", f"{values['name']} was merged into {found[key]['name']}")
        elif key in found:
            values["facts"] = {**found[key]["facts"], **values["facts"]}
            changes.append((found[key], values))
        else:
            news.append({**values, "name_key": key, "created_at": at.now})
    reader.report.updated = len(write_changes(at.session, Company, changes))
    reader.report.created = len(write_new(at.session, Company, news))


def ensure_companies(at: Importing, names: Iterable[str]) -> dict[str, int]:
    """Ids of companies by the key of their names; one that is missing is made: a rep's own, else without an owner."""
    by_key = {name_key(name): name for name in reversed(list(names))}
    found = {key: row["id"] for key, row in _standing(at, by_key).items()}
    fresh = sorted(by_key.keys() - found.keys())
    owner = at.actor.user_id if at.actor.role is Role.REP else None
    rows: list[Values] = [
        {"name": by_key[key], "name_key": key, "facts": {}, "owner_id": owner, "created_at": at.now} for key in fresh
    ]
    return {**found, **dict(zip(fresh, write_new(at.session, Company, rows), strict=True))}


def _standing(at: Importing, keys: Iterable[str]) -> dict[str, Values]:
    """The companies of these names, by key; for one that was merged into another, that one."""
    found = standing(at.session, Company, "name_key", keys)
    while into := {row["merged_into_id"] for row in found.values()} - {None}:
        survivors = standing(at.session, Company, "id", into)
        found = {key: survivors.get(row["merged_into_id"], row) for key, row in found.items()}
    return found


def _read(reader: Reader) -> dict[str, tuple[SourceRow, Values, str | None]]:
    """What the file says of each company: its row, the values that are not empty, and the owner's name."""
    said: dict[str, tuple[SourceRow, Values, str | None]] = {}
    for row in reader.rows():
        name = reader.text(row, "name", needed=True)
        owner = reader.text(row, "owner")
        values: Values = {
            "name": name,
            "sector": reader.text(row, "sector"),
            "location": reader.text(row, "location"),
            "employees": reader.whole(row, "employees"),
        }
        facts = _facts(reader, row)
        if name is None or reader.report.is_skipped(row.number):
            continue
        if name_key(name) in said:
            reader.skip(row, "name", f"{name} stands already in row {said[name_key(name)][0].number}")
            continue
        kept = {field: value for field, value in values.items() if value is not None}
        said[name_key(name)] = (row, {**kept, "facts": facts}, owner)
    return said


def _facts(reader: Reader, row: SourceRow) -> dict[str, Any]:
    revenue = reader.amount(row, "revenue", skips=False)
    facts: dict[str, Any] = {
        "revenue": None if revenue is None else float(revenue.value),
        "year_established": reader.whole(row, "year_established"),
        "subsidiary_of": reader.text(row, "subsidiary_of"),
        "website": reader.text(row, "website"),
    }
    return {**{name: fact for name, fact in facts.items() if fact is not None}, **reader.facts(row)}


def _hidden(at: Importing, found: dict[str, Values]) -> set[str]:
    if at.actor.role is Role.ADMIN:
        return set()
    ids = [row["id"] for row in found.values()]
    seen: set[int | None] = {row_id for row_id in ids if row_id < 0}  # the actor's own, in a rehearsal
    for start in range(0, len(ids), CHUNK):
        some = col(Company.id).in_(ids[start : start + CHUNK])
        seen |= set(at.session.exec(select(Company.id).where(some, scope.companies(at.actor))))
    return {key for key, row in found.items() if row["id"] not in seen}
