"""The import that a person is looking at: its files, what was chosen for each, and what the card shows of it."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from crm_engine.services.imports import ImportPreview, Mapping, remembered
from crm_engine.services.imports.fields import as_kind
from crm_engine.services.imports.run import first_cells
from handlers.command import Request, SentFile
from handlers.read.tables import Table, plain_name, read_table
from storage import drafts
from storage.drafts import WaitingFile
from storage.phrases import say
from storage.words import BadInput, NotFound

MOST_FILES = 10
MOST_BYTES = 40_000_000
OLD_CARD = say("these buttons are no longer good: the import is done, was cancelled, or has a newer card below")


@dataclass(frozen=True, slots=True)
class Draft:
    """What waits, under a token that its buttons carry."""

    token: str
    files: tuple[WaitingFile, ...]

    def with_choice(self, place: int, **choice: Any) -> "Draft":
        """The same with something chosen for one file; what is None is chosen no more."""
        kept = {name: value for name, value in {**self.files[place].choice, **choice}.items() if value is not None}
        files = list(self.files)
        files[place] = files[place]._replace(choice=kept)
        return replace(self, files=tuple(files))

    def without(self, place: int) -> "Draft":
        """The same without one file."""
        return replace(self, files=self.files[:place] + self.files[place + 1 :])


@dataclass(frozen=True, slots=True)
class ImportCard:
    """What is shown of a draft.

    mappings  for each table what its columns are taken for, where somebody has chosen that
    preview   what the import would do; None where a question comes first
    view      which question: sheet, columns, column, kind, or which file one of these is about; else the preview
    place     the file that it is about
    column    the column that it is about, or the first one shown
    """

    draft: Draft
    tables: tuple[Table, ...]
    mappings: tuple[Mapping | None, ...]
    preview: ImportPreview | None = None
    view: str = "preview"
    place: int = 0
    column: int = 0
    verb: str = ""


def with_file(session: Session, request: Request, file: SentFile) -> Draft:
    """The person's draft with one more file; one of the same name gives way to it. Raises BadInput."""
    found = drafts.find(session, request.actor.user_id, request.now)
    name = plain_name(file.name)
    others = [one for one in (found[1] if found else []) if one.name != name]
    if len(others) >= MOST_FILES or sum(len(one.content) for one in others) + len(file.content) > MOST_BYTES:
        raise BadInput(
            "{count} files wait already, which is as much as I can hold. Import or cancel them first", count=len(others)
        )
    return Draft(secrets.token_hex(3), (*others, WaitingFile(None, name, file.content, {})))


def waiting(session: Session, request: Request, token: str) -> Draft:
    """The draft whose buttons carry the token. Raises NotFound."""
    found = drafts.find(session, request.actor.user_id, request.now)
    if found is None or found[0] != token:
        raise NotFound(OLD_CARD)
    return Draft(token, tuple(found[1]))


def read_files(draft: Draft) -> tuple[Table, ...]:
    """The tables of a draft's files, of workbooks the sheets that were chosen. Raises BadInput."""
    return tuple(read_table(file.name, file.content, sheet=file.choice.get("sheet")) for file in draft.files)


def mapping_of(session: Session, request: Request, file: WaitingFile, table: Table) -> Mapping | None:
    """What was chosen for a file's columns now, or by the team before; None where nobody has chosen anything."""
    kind, fields = file.choice.get("kind"), file.choice.get("fields")
    if kind is None:
        return remembered(session, request.actor, table.headers)
    if fields is None:
        return as_kind(kind, table.headers, first_cells(table))
    places = {field: place for field, place in fields.items() if place < len(table.headers)}
    return Mapping(kind, places, table.headers)


def chosen_mappings(
    session: Session, request: Request, draft: Draft, tables: tuple[Table, ...]
) -> list[Mapping | None]:
    """For each file what was chosen for its columns."""
    pairs = zip(draft.files, tables, strict=True)
    return [mapping_of(session, request, file, table) for file, table in pairs]
