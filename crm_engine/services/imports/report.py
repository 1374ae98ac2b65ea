"""What came of an import, file by file."""

import json
from dataclasses import dataclass, field
from typing import Any

from crm_engine.services.imports.source import SourceTable


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, and where: `row` as in the file (the header is row 1), `column` by its header.

    skips  the row was left out; else only the cell was
    """

    row: int | None
    column: str | None
    message: str
    skips: bool = False


@dataclass(slots=True)
class FileReport:
    """One file: what it was taken for, how its columns were read, and how many rows came of it.

    columns  each header of the file and the field that it became, None where it is not used
    notes    what was decided on the way, such as the order of day and month
    guessed  headers whose meaning is a guess
    """

    name: str
    kind: str | None = None
    read: int = 0
    created: int = 0
    updated: int = 0
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, str | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    guessed: tuple[str, ...] = ()
    _skipped: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, table: SourceTable) -> "FileReport":
        """The report on a table whose rows are still to be taken, with what its reader found."""
        report = cls(table.name, notes=list(table.notes), read=len(table.rows))
        for found in table.problems:
            report.problem(found.row, found.column, found.message, skips=found.skips)
            report.read += found.skips
        return report

    @classmethod
    def unreadable(cls, name: str, message: str) -> "FileReport":
        """The report on a file that could not be read at all."""
        return cls(name, problems=[Problem(None, None, message)])

    @property
    def skipped(self) -> int:
        """How many rows were left out."""
        return len(self._skipped)

    def problem(self, row: int | None, column: str | None, message: str, *, skips: bool = False) -> None:
        """Note something wrong; with `skips` its row is left out."""
        self.problems.append(Problem(row, column, message, skips))
        if skips and row is not None:
            self._skipped.add(row)

    def is_skipped(self, row: int) -> bool:
        return row in self._skipped

    def to_dict(self) -> dict[str, Any]:
        """As the command line prints it."""
        problems = [{"row": one.row, "column": one.column, "message": one.message} for one in self.problems]
        return {
            "name": self.name,
            "kind": self.kind,
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "skipped": self.skipped,
            "problems": problems,
            "mapping": self.columns,
            "guessed": list(self.guessed),
            "notes": self.notes,
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All files of one import, in the order given. `change` is what Undo takes back; None where nothing was written."""

    files: tuple[FileReport, ...]
    change: int | None = None

    @property
    def exit_code(self) -> int:
        """0 all rows taken, 1 some left out, 2 nothing read."""
        if not any(file.read for file in self.files):
            return 2
        refused = any(file.kind is None for file in self.files)
        return 1 if refused or any(file.skipped for file in self.files) else 0

    def to_dict(self) -> dict[str, Any]:
        return {"files": [file.to_dict() for file in self.files]}

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False)
