"""Contacts with their emails and phone numbers."""

import re
from dataclasses import dataclass

from sqlmodel import col, select

from crm_engine.services.imports.cells import quoted
from crm_engine.services.imports.companies import ensure_companies
from crm_engine.services.imports.people import known_owners, may_own
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import CHUNK, Values, rows_where, write_changes, write_new
from crm_engine.services.imports.source import Importing, SourceRow
from storage import scope
from storage.names import name_key
from storage.phrases import say
from storage.tables import Contact, ContactPoint
from storage.words import Role

Key = tuple[str, int | None]
Point = tuple[str, str]
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]+\.[^\s@,;<>.]{2,24}")


@dataclass(frozen=True, slots=True)
class Person:
    """What one row says of a contact. `points`: (email or phone, value); `facts`: the team's own fields."""

    row: SourceRow
    name: str
    company: str | None
    role: str | None
    owner: str | None
    points: tuple[Point, ...]
    facts: Values


def import_contacts(at: Importing, reader: Reader) -> None:
    """Bring contacts in.

    The same name at the same company is the same person, and so is the same name with the same email address. A contact
    that the actor may not see is as if it were not there.
    """
    people = [person for row in reader.rows() if (person := _read(at, reader, row)) is not None]
    owners = known_owners(at, [person.owner for person in people if person.owner])
    companies = ensure_companies(at, [person.company for person in people if person.company])
    known = _Known(at, people)
    changes: dict[int, tuple[Values, Values]] = {}
    news: dict[Key, Values] = {}
    reached: list[tuple[Key | int, tuple[Point, ...]]] = []
    for person in people:
        said, fault = _said(at, person, owners, companies)
        key = (name_key(person.name), said.get("company_id"))
        row = known.find(person, key)
        if fault:
            reader.skip(person.row, "owner", fault)
        elif row is not None:
            before = changes.get(row["id"], (row, {}))[1]
            said |= _with_facts(person, row, before)
            changes[row["id"]] = (row, {**before, **said})
            reached.append((row["id"], person.points))
        else:
            said |= _with_facts(person, news.get(key, {}))
            mine = {} if at.actor.role is Role.ADMIN else {"owner_id": at.actor.user_id}
            news[key] = {**mine, **news.get(key, {}), **said, "name_key": key[0], "created_at": at.now}
            reached.append((key, person.points))
    changed = {row["id"] for row in write_changes(at.session, Contact, list(changes.values()))}
    made = dict(zip(news, write_new(at.session, Contact, list(news.values())), strict=True))
    ids = [(who if isinstance(who, int) else made[who], points) for who, points in reached]
    changed |= _add_points(at, ids) & changes.keys()
    reader.report.created, reader.report.updated = len(made), len(changed)


def _with_facts(person: Person, *known: Values) -> Values:
    """The facts of a contact with those of a row, where it has any."""
    if not person.facts:
        return {}
    facts: Values = {}
    for values in known:
        facts |= values.get("facts") or {}
    return {"facts": facts | person.facts}


class _Known:
    """The contacts that may be meant: by name and company, or by name and email address."""

    def __init__(self, at: Importing, people: list[Person]) -> None:
        same = rows_where(at.session, Contact, "name_key", [name_key(person.name) for person in people])
        seen = _seen(at, [row["id"] for row in same])
        rows = [row for row in same if row["id"] in seen]
        self.by_id = {row["id"]: row for row in rows}
        self.by_key: dict[Key, Values] = {(row["name_key"], row["company_id"]): row for row in reversed(rows)}
        self.by_email = {
            (self.by_id[point["contact_id"]]["name_key"], point["value"].casefold()): point["contact_id"]
            for point in rows_where(at.session, ContactPoint, "contact_id", self.by_id)
        }

    def find(self, person: Person, key: Key) -> Values | None:
        """The contact that a row means, if it is known."""
        emails = (self.by_email.get((key[0], value.casefold())) for kind, value in person.points if kind == "email")
        by_email = next((found for found in emails if found is not None), None)
        return self.by_key.get(key) or (None if by_email is None else self.by_id[by_email])


def _read(at: Importing, reader: Reader, row: SourceRow) -> Person | None:
    parts = [reader.text(row, field) for field in ("first_name", "last_name")]
    name = reader.text(row, "name") or " ".join(part for part in parts if part)
    company, role, owner = (reader.text(row, field) for field in ("company", "role", "owner"))
    emails = _pieces(reader.text(row, "email"), r"[\s;,|]+")
    phones = _pieces(reader.text(row, "phone"), r"\s*[;|,]\s*")
    if reader.report.is_skipped(row.number):
        return None
    if not name:
        reader.skip(row, "name", say("there is no name"))
        return None
    for wrong in [email for email in emails if not _EMAIL.fullmatch(email)]:
        reader.remark(row, "email", say("{wrong} is not an email address; it was left out", wrong=quoted(wrong)))
        emails.remove(wrong)
    points = [("email", email) for email in emails] + [("phone", at.read_phone(phone)) for phone in phones]
    return Person(row, name, company, role, owner, tuple(points), reader.facts(row))


def _seen(at: Importing, ids: list[int]) -> set[int | None]:
    """Which of these contacts the actor may see; those of a rehearsal are the actor's own."""
    seen: set[int | None] = {row_id for row_id in ids if row_id < 0}
    for start in range(0, len(ids), CHUNK):
        some = col(Contact.id).in_(ids[start : start + CHUNK])
        seen |= set(at.session.exec(select(Contact.id).where(some, scope.contacts(at.actor))))
    return seen


def _pieces(said: str | None, between: str) -> list[str]:
    return [piece for piece in re.split(between, said or "") if piece]


def _said(
    at: Importing, person: Person, owners: dict[str, Values], companies: dict[str, int]
) -> tuple[Values, str | None]:
    """The row's values, and why it cannot be taken, if so."""
    values: Values = {"name": person.name, "role": person.role}
    values["company_id"] = companies[name_key(person.company)] if person.company else None
    if person.owner:
        owner = owners.get(name_key(person.owner))
        if owner is None or not may_own(at, owner):
            return values, say("{owner} is not in your team", owner=person.owner)
        values["owner_id"] = owner["id"]
    return {name: value for name, value in values.items() if value is not None}, None


def _add_points(at: Importing, reached: list[tuple[int, tuple[Point, ...]]]) -> set[int]:
    """Write the addresses and numbers that are new; the ids of the contacts that got one."""
    contacts = [contact for contact, _points in reached]
    seen = {
        (point["contact_id"], point["kind"], point["value"].casefold())
        for point in rows_where(at.session, ContactPoint, "contact_id", contacts)
    }
    fresh: list[Values] = []
    for contact, points in reached:
        for kind, value in points:
            if (place := (contact, kind, value.casefold())) not in seen:
                seen.add(place)
                fresh.append({"contact_id": contact, "kind": kind, "value": value})
    write_new(at.session, ContactPoint, fresh)
    return {point["contact_id"] for point in fresh}
