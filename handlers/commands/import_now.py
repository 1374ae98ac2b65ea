"""import_now TOKEN: the word by which the files that wait are imported, as one change."""

from sqlmodel import Session

from crm_engine.services.imports import ImportReport, import_tables, remember
from crm_engine.services.people import Defaults
from handlers.command import Command, Request
from handlers.import_draft import chosen_mappings, read_files, waiting
from handlers.read.contacts import phone_as_said
from handlers.show.imports import show_report
from handlers.show.labels import shorten
from storage import audit, drafts
from storage.words import Role


def run(session: Session, request: Request) -> ImportReport:
    """Import what the card has shown, and remember for the team which columns were chosen."""
    draft = waiting(session, request, request.words)
    tables = read_files(draft)
    mappings = chosen_mappings(session, request, draft, tables)
    names = shorten(", ".join(file.name for file in draft.files), 150)
    audit.begin(session, request.actor, f"import {names}", request.now)  # which is what Undo will call it
    house = request.house
    defaults = Defaults(house.currency, house.timezone, house.locale)
    report = import_tables(
        session, request.actor, tables, request.now, defaults, read_phone=phone_as_said, chosen=mappings
    )
    for file, mapping in zip(draft.files, mappings, strict=True):
        if mapping is not None and "kind" in file.choice:
            remember(session, request.actor, mapping, request.now)
    drafts.forget(session, request.actor.user_id)
    return report


COMMAND = Command(
    "import_now",
    help="Import the files that wait",
    example="import_now (the Import button of the card that a sent file gives)",
    run=run,
    show=show_report,
    needs=Role.MANAGER,
    hidden=True,
)
