"""What an import reads: tables of cells, whoever made them, and the row at hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from crm_engine.services.people import Defaults
from storage.words import Actor


class SourceRow(Protocol):
    """One record: its row number in the file, and a cell for each header (str, number, bool, date, datetime, None)."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Sequence[Any]: ...


class SourceProblem(Protocol):
    """Something wrong that the reader found; `skips` where it has left the row out."""

    @property
    def row(self) -> int | None: ...
    @property
    def column(self) -> str | None: ...
    @property
    def message(self) -> str: ...
    @property
    def skips(self) -> bool: ...


class SourceTable(Protocol):
    """A table as `handlers.read.tables.read_table` makes it."""

    @property
    def name(self) -> str: ...
    @property
    def headers(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[SourceRow]: ...
    @property
    def problems(self) -> Sequence[SourceProblem]: ...
    @property
    def notes(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Importing:
    """Who imports, into which database, when, and what a new user starts with (the house's currency among it).

    read_phone  a phone number as it is kept: E.164 where its country is known
    """

    session: Session
    actor: Actor
    now: datetime
    defaults: Defaults
    read_phone: Callable[[str], str] = str
