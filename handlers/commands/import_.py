"""/import with a file: bring companies, products, teams, contacts and deals in from a table."""

from sqlmodel import Session

from crm_engine.services.imports import FileReport, ImportReport, Problem, import_tables
from crm_engine.services.people import Defaults
from handlers.command import Button, Command, Reply, Request
from handlers.read.contacts import phone_as_said
from handlers.read.tables import read_table
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.phrases import Term, listed, say
from storage.words import BadInput, Role

PROBLEMS_SHOWN = 5
COLUMNS_SHOWN = 12
NOTES_SHOWN = 6


def run(session: Session, request: Request) -> ImportReport:
    """Take the file that was sent, whatever it is called."""
    if request.file is None:
        raise BadInput("send me the file itself: CSV, XLSX, XLS or ODS, with the names of its columns in the first row")
    table = read_table(request.file.name, request.file.content)
    house = request.house
    defaults = Defaults(house.currency, house.timezone, house.locale)
    return import_tables(session, request.actor, [table], request.now, defaults, read_phone=phone_as_said)


def show(report: ImportReport, texts: Texts) -> Reply:
    """Say what each file was taken for, what came of its rows, and what was wrong where."""
    said = Html("\n\n".join(_file(file, texts) for file in report.files))
    buttons = [] if report.change is None else [[Button(say("Undo"), f"undo {report.change}")]]
    return Reply(said, buttons)


def _file(file: FileReport, texts: Texts) -> str:
    lines: list[str] = [
        texts(
            "<b>{name}</b>: {kind}",
            name=shorten(file.name, 60),
            kind=Term(file.kind) if file.kind else say("not imported"),
        )
    ]
    if file.kind is not None:
        lines.append(
            texts(
                "{read:,} read, {created:,} created, {updated:,} updated, {skipped:,} skipped",
                read=file.read,
                created=file.created,
                updated=file.updated,
                skipped=file.skipped,
            )
        )
        lines += _columns(file, texts)
    lines += [texts("· {note}", note=shorten(note, 200)) for note in file.notes[:NOTES_SHOWN]]
    lines += [_problem(problem, texts) for problem in file.problems[:PROBLEMS_SHOWN]]
    if (rest := len(file.problems) - PROBLEMS_SHOWN) > 0:
        lines.append(texts("… and {rest} more problems", rest=f"{rest:,}"))
    return "\n".join(lines)


def _columns(file: FileReport, texts: Texts) -> list[str]:
    """How the columns were read, and which are not used."""
    if not file.columns:
        return []
    used = [(header, field) for header, field in file.columns.items() if field]
    shown = [
        listed([shorten(header, 24), Term(field.replace("_", " "))], " → ") for header, field in used[:COLUMNS_SHOWN]
    ]
    lines: list[str] = [texts("<i>Columns:</i> {shown}", shown=listed(shown))]
    unused = [shorten(header, 24) for header, field in file.columns.items() if not field]
    if unused:
        lines.append(texts("<i>Not used:</i> {unused}", unused=listed(unused[:COLUMNS_SHOWN])))
    return lines


def _problem(problem: Problem, texts: Texts) -> str:
    where = [
        say("row {row:,}", row=problem.row) if problem.row else "",
        shorten(problem.column, 24) if problem.column else "",
    ]
    place = listed([part for part in where if part])
    said = texts("{message}", message=shorten(problem.message, 250))
    return f"⚠ {texts('{place}', place=place)}: {said}" if place else f"⚠ {said}"


COMMAND = Command(
    "import",
    help="Bring in companies, products, teams, contacts or deals: send the file",
    example="import (as the caption of a CSV or XLSX file)",
    run=run,
    show=show,
    needs=Role.MANAGER,
    reads_files=True,
)
