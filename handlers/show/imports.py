"""What came of an import, file by file."""

from crm_engine.services.imports import FileReport, ImportReport, Problem
from crm_engine.services.imports.fields import NAMES
from handlers.command import Button, Reply
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts
from storage.phrases import Term, listed, say

PROBLEMS_SHOWN = 5
COLUMNS_SHOWN = 12
NOTES_SHOWN = 6


def show_report(report: ImportReport, texts: Texts) -> Reply:
    """Say what each file was taken for, what came of its rows, and what was wrong where."""
    said = Html("\n\n".join(_file(file, texts) for file in report.files))
    buttons = [] if report.change is None else [[Button(say("Undo"), f"undo {report.change}")]]
    return Reply(said, buttons, replaces=True)


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
    lines += [show_problem(problem, texts) for problem in file.problems[:PROBLEMS_SHOWN]]
    if (rest := len(file.problems) - PROBLEMS_SHOWN) > 0:
        lines.append(texts("… and {rest} more problems", rest=f"{rest:,}"))
    return "\n".join(lines)


def _columns(file: FileReport, texts: Texts) -> list[str]:
    """How the columns were read, and which are not used."""
    if not file.columns:
        return []
    used = [(header, field) for header, field in file.columns.items() if field]
    shown = [listed([shorten(header, 24), field_label(field)], " → ") for header, field in used[:COLUMNS_SHOWN]]
    lines: list[str] = [texts("<i>Columns:</i> {shown}", shown=listed(shown))]
    unused = [shorten(header, 24) for header, field in file.columns.items() if not field]
    if file.guessed:
        guessed = [shorten(header, 24) for header in file.guessed]
        lines.append(texts("<i>Guessed</i> by words and values: {guessed}", guessed=listed(guessed)))
    if unused:
        lines.append(texts("<i>Not used:</i> {unused}", unused=listed(unused[:COLUMNS_SHOWN])))
    return lines


def field_label(field: str) -> Term:
    """A field as people call it."""
    return Term(NAMES.get(field, field).replace("_", " "))


def show_problem(problem: Problem, texts: Texts) -> str:
    """What is wrong, and in which row and column."""
    where = [
        say("row {row:,}", row=problem.row) if problem.row else "",
        shorten(problem.column, 24) if problem.column else "",
    ]
    place = listed([part for part in where if part])
    said = texts("{message}", message=shorten(problem.message, 250))
    return f"⚠ {texts('{place}', place=place)}: {said}" if place else f"⚠ {said}"
