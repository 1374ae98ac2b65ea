"""One import of one or more tables: what each is, in which order they are taken, and the report."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services.imports.companies import import_companies
from crm_engine.services.imports.contacts import import_contacts
from crm_engine.services.imports.deals import import_deals
from crm_engine.services.imports.fields import ORDER, Mapping, lacks, recognise
from crm_engine.services.imports.guesses import LOOKED_AT
from crm_engine.services.imports.orders import import_orders
from crm_engine.services.imports.own import own_columns
from crm_engine.services.imports.people import import_teams
from crm_engine.services.imports.products import import_products
from crm_engine.services.imports.rates import import_rates
from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.report import FileReport, ImportReport
from crm_engine.services.imports.source import Importing, SourceTable
from crm_engine.services.people import Defaults
from storage import audit
from storage.words import Actor, BadInput, CrmError, NotAllowed, Role

TAKE: dict[str, Callable[[Importing, Reader], None]] = {
    "rates": import_rates,
    "teams": import_teams,
    "products": import_products,
    "companies": import_companies,
    "contacts": import_contacts,
    "deals": import_deals,
    "orders": import_orders,
}


def import_tables(
    session: Session,
    actor: Actor,
    tables: Sequence[SourceTable],
    now: datetime,
    defaults: Defaults | None = None,
    unreadable: Sequence[tuple[str, str]] = (),
    read_phone: Callable[[str], str] = str,
    chosen: Sequence[Mapping | None] = (),
) -> ImportReport:
    """Bring tables in, whatever their order: teams, products, companies and contacts before deals.

    The session's change must have begun as "import ...": by that word an import knows what earlier ones have said.

    tables      as `handlers.read.tables.read_table` makes them
    defaults    what new users start with; its currency is that of amounts which say none
    unreadable  (name, why) of files that could not be read, which the report is to name too
    read_phone  a phone number as it is kept, such as `handlers.read.contacts.phone_as_said`
    chosen      for each table what a person has chosen its columns to be; None, or left out, where nobody has

    A file that is no known kind of table, or not the actor's to import, is reported and nothing of it written.
    Raises NotAllowed for a rep.
    """
    at = importing(session, actor, now, defaults, read_phone)
    reports = [FileReport.of(table) for table in tables]
    for _report in bring_in(at, tables, reports, chosen):
        pass
    session.expire_all()
    refused = [FileReport.unreadable(name, why) for name, why in unreadable]
    return ImportReport((*reports, *refused), audit.current(session))


def bring_in(
    at: Importing, tables: Sequence[SourceTable], reports: Sequence[FileReport], chosen: Sequence[Mapping | None] = ()
) -> Iterator[FileReport]:
    """Bring in table after table in the order that they need, each when the next is asked for. Raises NotAllowed."""
    if at.actor.role is Role.REP:
        raise NotAllowed("importing is for managers and admins")
    known: list[tuple[Mapping, SourceTable, FileReport]] = []
    for table, report, mapping in zip(tables, reports, [*chosen, *[None] * (len(tables) - len(chosen))], strict=True):
        try:
            known.append((mapping_for(table, mapping), table, report))
        except BadInput as refusal:
            _refuse(report, refusal)
    for mapping, table, report in sorted(known, key=lambda one: ORDER.index(one[0].kind)):
        _take(at, mapping, table, report)
        yield report


def mapping_for(table: SourceTable, chosen: Mapping | None) -> Mapping:
    """What the table's columns are: as a person has chosen, else as they are recognised. Raises BadInput."""
    if chosen is None:
        return recognise(table.name, table.headers, first_cells(table))
    if (lacking := lacks(chosen)) is not None:
        raise BadInput("as {kind}, {file} {lack}", kind=chosen.kind, file=table.name, lack=lacking)
    return chosen


def import_address_book(
    session: Session,
    actor: Actor,
    table: SourceTable,
    now: datetime,
    defaults: Defaults | None = None,
    read_phone: Callable[[str], str] = str,
) -> ImportReport:
    """Bring in the people of somebody's own address book, as `import_tables` does: for reps too, whose own they become.

    table  as `handlers.read.tables.as_table` makes it of vCards, which name no owner
    """
    report = FileReport.of(table)
    _take(importing(session, actor, now, defaults, read_phone), recognise(table.name, table.headers), table, report)
    report.columns = {}  # a card has none that anybody could wonder about
    session.expire_all()
    return ImportReport((report,), audit.current(session))


def importing(
    session: Session, actor: Actor, now: datetime, defaults: Defaults | None, read_phone: Callable[[str], str]
) -> Importing:
    """Who imports, with what a new user starts with."""
    given = defaults or Defaults(actor.currency, actor.timezone, actor.locale)
    return Importing(session, actor, now, given, read_phone)


def _take(at: Importing, mapping: Mapping, table: SourceTable, report: FileReport) -> None:
    report.kind, report.columns = mapping.kind, mapping.columns
    report.guessed = tuple(sorted(mapping.header(name) for name in mapping.guessed))
    own = own_columns(at.session, mapping)
    report.columns |= {mapping.headers[place]: field.name for place, field in own.items()}
    try:
        TAKE[mapping.kind](at, Reader(table, mapping, report, at.defaults.currency, own=own))
    except (NotAllowed, BadInput) as refusal:
        _refuse(report, refusal)


def first_cells(table: SourceTable) -> list[Sequence[Any]]:
    """The cells by which guesses are checked."""
    return [row.cells for row in table.rows[:LOOKED_AT]]


def _refuse(report: FileReport, refusal: CrmError) -> None:
    report.kind, report.read = None, 0
    report.problem(None, None, refusal.said)
