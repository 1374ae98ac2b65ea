"""What an import would do, told beforehand: counts, columns, first rows, problems, names that look like known ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel

from crm_engine.services.imports.fields import Mapping, nearest
from crm_engine.services.imports.rehearsal import Rehearsal, rehearsing
from crm_engine.services.imports.report import FileReport, ImportReport
from crm_engine.services.imports.run import bring_in, first_cells, importing, mapping_for
from crm_engine.services.imports.samples import Sample, samples_of
from crm_engine.services.imports.source import SourceTable
from crm_engine.services.likeness import alike_pairs, company_likeness, person_likeness
from crm_engine.services.people import Defaults
from storage import pairs
from storage.names import bare_key
from storage.pairs import COMPANY, CONTACT
from storage.tables import Company, Contact
from storage.words import Actor, BadInput

CLOSELY = 20_000  # names, above which only those are found that differ in signs, case and legal forms
_NAMED: tuple[tuple[str, type[SQLModel]], ...] = ((COMPANY, Company), (CONTACT, Contact))


@dataclass(frozen=True, slots=True)
class Alike:
    """A name that would be new, and a known one that may be the same."""

    kind: str
    new: str
    known: str
    why: str


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file: the report that its import would give, and what its columns are.

    mapping  the likeliest one where the file is not recognised
    cells    of each column, the first cell that is not empty
    samples  the first rows as they would be stored
    """

    report: FileReport
    mapping: Mapping
    cells: tuple[Any, ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All files of one import, and what would be new but looks like something known."""

    files: tuple[FilePreview, ...]
    alike: tuple[Alike, ...]

    def report(self, unreadable: Sequence[tuple[str, str]] = ()) -> ImportReport:
        """The report that the import would give, with what could not be read."""
        refused = [FileReport.unreadable(name, why) for name, why in unreadable]
        return ImportReport((*(file.report for file in self.files), *refused))


def preview_tables(
    session: Session,
    actor: Actor,
    tables: Sequence[SourceTable],
    now: datetime,
    defaults: Defaults | None = None,
    read_phone: Callable[[str], str] = str,
    chosen: Sequence[Mapping | None] = (),
) -> ImportPreview:
    """What `import_tables` would do with the same arguments; nothing is written. Raises NotAllowed for a rep."""
    reports = [FileReport.of(table) for table in tables]
    mappings = [_mapping(table, one) for table, one in zip(tables, chosen, strict=True)] if chosen else None
    samples: dict[int, tuple[Sample, ...]] = {}
    with rehearsing(session) as rehearsal:
        at, since = importing(session, actor, now, defaults, read_phone), 0
        for report in bring_in(at, tables, reports, chosen):
            if report.kind is not None:
                samples[id(report)] = samples_of(session, rehearsal, report.kind, since)
            since = len(rehearsal.log)
        alike = _alike(session, actor, rehearsal)
    found = mappings or [_mapping(table, None) for table in tables]
    return ImportPreview(
        tuple(
            FilePreview(report, mapping, _first_filled(table), samples.get(id(report), ()))
            for table, report, mapping in zip(tables, reports, found, strict=True)
        ),
        alike,
    )


def _mapping(table: SourceTable, chosen: Mapping | None) -> Mapping:
    if chosen is not None:
        return chosen
    try:
        return mapping_for(table, None)
    except BadInput:
        return nearest(table.headers, first_cells(table))


def _first_filled(table: SourceTable) -> tuple[Any, ...]:
    rows = first_cells(table)
    return tuple(
        next((row[place] for row in rows if row[place] is not None), None) for place in range(len(table.headers))
    )


def _alike(session: Session, actor: Actor, rehearsal: Rehearsal) -> tuple[Alike, ...]:
    """New companies and people that look like known ones which the actor may change."""
    found: list[Alike] = []
    for kind, model in _NAMED:
        new = {row_id: row for row_id, row in rehearsal.rows.get(model, {}).items() if row_id < 0}
        if not new:
            continue
        known = pairs.records(session, actor, kind)
        compare = company_likeness if kind == COMPANY else person_likeness
        names = [(row_id, row["name"]) for row_id, row in new.items()]
        for one, other in _candidates(names, [(record.id, record.name) for record in known.values()]):
            at, record = new[one].get("company_id"), known[other]
            elsewhere = kind == CONTACT and at and record.company_id and at != record.company_id
            likeness = compare(new[one]["name"], record.name)
            if likeness and not elsewhere:
                found.append(Alike(kind, new[one]["name"], record.name, likeness.why))
    return tuple(found)


def _candidates(new: list[tuple[int, str]], known: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Pairs of (new, known) whose names may be alike."""
    if len(new) + len(known) <= CLOSELY:
        return [(one, other) for one, other in alike_pairs([*new, *known]) if one < 0 < other]
    by_key = {bare_key(name): row_id for row_id, name in known}
    return [(row_id, by_key[key]) for row_id, name in new if (key := bare_key(name)) in by_key]
