"""/audit: who did what, for admins: the latest changes, the rows of one, or the past of one record."""

from sqlmodel import Session

from crm_engine.services.trail import (
    RECORDS,
    ChangeDetail,
    ChangeList,
    RecordPast,
    latest_changes,
    one_change,
    record_past,
)
from handlers.command import Command, Request
from handlers.pick import row_number
from handlers.show.audit import show_audit
from storage.words import BadInput, Role


def run(session: Session, request: Request) -> ChangeList | ChangeDetail | RecordPast:
    """Read nothing, '#12', 'deal #7', each with 'page 2' behind it."""
    words, _, said = request.words.partition("page ")
    page = row_number(said.strip()) or 1
    parts = words.split()
    if not parts:
        return latest_changes(session, request.actor, page)
    number = row_number(parts[-1])
    if len(parts) == 1 and number is not None:
        return one_change(session, request.actor, number, page)
    kind = parts[0].casefold()
    if len(parts) == 2 and number is not None and kind in RECORDS:
        return record_past(session, request.actor, RECORDS[kind] or kind, number, page)
    raise BadInput("name a change, as #12, or a record, as deal #7; nothing at all shows the latest")


COMMAND = Command(
    "audit",
    help="Who did what, and when",
    example="audit deal #7",
    run=run,
    show=show_audit,
    needs=Role.ADMIN,
)
