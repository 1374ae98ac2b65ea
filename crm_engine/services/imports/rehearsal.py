"""A rehearsal of an import: everything is read and decided as for an import, and nothing is written.

What an import would write is kept here instead, with numbers below zero, and found again beside the rows of the
database. So a rehearsal needs no lock, disturbs nobody, and tells exactly what the import would do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, SQLModel

from storage.tables import DealHistory

Values = dict[str, Any]
Model = type[SQLModel]
REHEARSAL = "rehearsal"


@dataclass(slots=True)
class Rehearsal:
    """What would have been written.

    rows   by model and number, the rows that would be new or changed; new ones without what `usual` says of all
    usual  by model, what a new row has where nothing else is said
    log    in order: (model, number, the changed values; None for a new row)
    """

    rows: dict[Model, dict[int, Values]] = field(default_factory=dict)
    usual: dict[Model, Values] = field(default_factory=dict)
    log: list[tuple[Model, int, Values | None]] = field(default_factory=list)
    last: int = 0

    def add(self, model: Model, rows: list[Values], usual: Values) -> list[int]:
        """Keep new rows, not copied; returns their numbers. Of rows that nobody looks for only these are made."""
        if model is DealHistory:
            self.last -= len(rows)
            return list(range(self.last + len(rows) - 1, self.last - 1, -1))
        known = self.rows.setdefault(model, {})
        self.usual[model] = usual
        ids = []
        for row in rows:
            self.last -= 1
            row["id"] = self.last
            known[self.last] = row
            self.log.append((model, self.last, None))
            ids.append(self.last)
        return ids

    def change(self, model: Model, changes: list[tuple[Values, Values]]) -> None:
        """Keep changed rows."""
        known = self.rows.setdefault(model, {})
        for row, news in changes:
            known[row["id"]] = {**row, **news}
            self.log.append((model, row["id"], news))

    def row(self, model: Model, row_id: int) -> Values:
        """The whole row as it would stand."""
        return {**self.usual.get(model, {}), **self.rows[model][row_id]}

    def beside(self, model: Model, column: str, keys: set[Any], found: list[Values]) -> list[Values]:
        """The rows of the database as they would stand, and the new ones whose `column` is among the keys."""
        known = self.rows.get(model)
        if not known:
            return found
        standing = [known.get(row["id"], row) for row in found]
        usual = self.usual.get(model, {}).get(column)
        new = [row_id for row_id, row in known.items() if row_id < 0 and row.get(column, usual) in keys]
        return standing + [self.row(model, row_id) for row_id in new]


def rehearsed(session: Session) -> Rehearsal | None:
    """The rehearsal that the session is in, if it is."""
    found: Rehearsal | None = session.info.get(REHEARSAL)
    return found


@contextmanager
def rehearsing(session: Session) -> Iterator[Rehearsal]:
    """Inside, imports on this session write nothing."""
    session.info[REHEARSAL] = kept = Rehearsal()
    try:
        yield kept
    finally:
        del session.info[REHEARSAL]
