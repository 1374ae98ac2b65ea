"""What was done, by whom and when: the changes, the rows of one, and the past of one record, as people read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from crm_engine.services.trail_values import Names, Value, kept, meaning
from storage import trail
from storage.tables import Audit, Change, User
from storage.words import Actor, NotAllowed, NotFound, Role

Kind = Literal["made", "changed", "removed", "erased"]
CHANGES_A_PAGE, ROWS_A_PAGE = 8, 5
# What people call the tables whose records can be asked for.
RECORDS = {
    **dict.fromkeys(("deal", "contact", "company", "reminder", "activity", "team", "product"), ""),
    **dict.fromkeys(("person", "user", "member", "rep"), "person"),
    **dict.fromkeys(("note", "call", "meeting"), "activity"),
    **dict.fromkeys(("account", "customer", "organisation", "client"), "company"),
    "opportunity": "deal",
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One message that wrote something: when, who (None: the command line), their words, how many rows."""

    id: int
    at: datetime
    who: str | None
    what: str
    rows: int
    undone_at: datetime | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One row written: (column, before, after) of what it changed. Of one that is erased nothing is told but that."""

    table: str
    row: int
    kind: Kind
    fields: tuple[tuple[str, Value, Value], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Where something stands among all there is of its kind."""

    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class ChangeList:
    lines: tuple[ChangeLine, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class ChangeDetail:
    line: ChangeLine
    steps: tuple[Step, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class RecordPast:
    """Each writing of one record, the latest first, with the message that did it."""

    table: str
    row: int
    steps: tuple[tuple[ChangeLine, Step], ...]
    page: Page


def latest_changes(session: Session, actor: Actor, page: int) -> ChangeList:
    """The latest changes of everybody. Raises NotAllowed for all but admins."""
    _admins_only(actor)
    where, offset = _page(trail.count_changes(session), page, CHANGES_A_PAGE)
    return ChangeList(tuple(_lines(session, trail.changes(session, offset, CHANGES_A_PAGE))), where)


def one_change(session: Session, actor: Actor, change_id: int, page: int) -> ChangeDetail:
    """One change with its rows, before and after. Raises NotAllowed, NotFound."""
    _admins_only(actor)
    change = trail.change(session, change_id)
    if change is None:
        raise NotFound
    (line,) = _lines(session, [change])
    where, offset = _page(line.rows, page, ROWS_A_PAGE)
    rows = trail.rows_of(session, change_id, offset, ROWS_A_PAGE)
    return ChangeDetail(line, tuple(_steps(session, rows)), where)


def record_past(session: Session, actor: Actor, table: str, row_id: int, page: int) -> RecordPast:
    """All that was done to one record, also to one that is gone. Raises NotAllowed, NotFound."""
    _admins_only(actor)
    count = trail.count_of_record(session, table, row_id)
    if not count:
        raise NotFound("nothing is written down of {table} #{row_id}", table=table, row_id=row_id)
    where, offset = _page(count, page, ROWS_A_PAGE)
    found = trail.of_record(session, table, row_id, offset, ROWS_A_PAGE)
    lines = {line.id: line for line in _lines(session, [change for _row, change in found])}
    steps = _steps(session, [row for row, _change in found])
    pairs = tuple((lines[row.change_id], step) for (row, _change), step in zip(found, steps, strict=True))
    return RecordPast(table, row_id, pairs, where)


def _admins_only(actor: Actor) -> None:
    if actor.role is not Role.ADMIN:
        raise NotAllowed("this is for admins")


def _page(count: int, number: int, size: int) -> tuple[Page, int]:
    pages = max(1, -(-count // size))
    number = min(max(number, 1), pages)
    return Page(number, pages), (number - 1) * size


def _lines(session: Session, changes: list[Change]) -> list[ChangeLine]:
    counts = trail.counts(session, [change.id for change in changes if change.id])
    people = trail.names(session, User, (change.person_id for change in changes if change.person_id))
    lines = []
    for change in changes:
        assert change.id is not None
        rows, erased = counts.get(change.id, (0, 0))
        # The words of a message repeat the values of its rows.
        what = f"{change.command.split(' ')[0]} (erased)" if erased else change.command
        who = people.get(change.person_id or 0)
        lines.append(ChangeLine(change.id, change.at, who, what, rows, change.undone_at, change.undoes_id))
    return lines


def _steps(session: Session, rows: list[Audit]) -> list[Step]:
    told = [row for row in rows if row.salt]
    names = Names.of(session, [values for row in told for values in (row.before, row.after) if values])
    return [_step(row, names) for row in rows]


def _step(row: Audit, names: Names) -> Step:
    if not row.salt:
        return Step(row.table_name, row.row_id, "erased", ())
    before, after = row.before or {}, row.after or {}
    kind: Kind = "changed" if row.before and row.after else "made" if row.after else "removed"
    columns = [name for name in (after or before) if kept(name) and before.get(name) != after.get(name)]
    fields = ((name, meaning(name, before, names), meaning(name, after, names)) for name in columns)
    return Step(row.table_name, row.row_id, kind, tuple(field for field in fields if field[1] != field[2]))
