"""What was done, as pages: a line a change, a block a row with before and after."""

from datetime import date, datetime

from crm_engine.services.trail import ChangeDetail, ChangeLine, ChangeList, Page, RecordPast, Step
from crm_engine.services.trail_values import Money, Value
from handlers.command import Button, Reply
from handlers.show.figures import counted
from handlers.show.labels import shorten
from handlers.show.texts import Html, Texts, money
from storage.phrases import Term, listed, say

WORDS_SHOWN, VALUE_SHOWN, FIELDS_SHOWN = 60, 60, 14
TABLES = {
    "deal_history": say("history"),
    "contactpoint": say("contact's address"),
    "follow_up": say("follow-up"),
    "line_item": say("item"),
}
KINDS = {"made": say("new"), "removed": say("removed"), "erased": say("erased; nothing of it is kept")}
COLUMNS = {
    "hears_follow_ups": say("follow-ups"),
    "hears_notices": say("notices"),
    "text": say("words"),
    "rrule": say("recurring"),
}


def show_audit(shown: ChangeList | ChangeDetail | RecordPast, texts: Texts) -> Reply:
    """Whatever /audit answers."""
    if isinstance(shown, ChangeList):
        return _show_list(shown, texts)
    return _show_change(shown, texts) if isinstance(shown, ChangeDetail) else _show_record(shown, texts)


def _show_list(shown: ChangeList, texts: Texts) -> Reply:
    if not shown.lines:
        return Reply(texts("Nothing has been changed yet."))
    lines = [texts("<b>The latest changes</b>{page}", page=_place(shown.page))]
    lines += [_line(line, texts) for line in shown.lines]
    numbers = [Button(f"#{line.id}", f"audit #{line.id}") for line in shown.lines]
    rows = [numbers[start : start + 4] for start in range(0, len(numbers), 4)]
    return Reply("\n".join(lines), [*rows, *_turns("audit", shown.page)], replaces=True)


def _show_change(shown: ChangeDetail, texts: Texts) -> Reply:
    lines = [_line(shown.line, texts), *(_step(step, texts) for step in shown.steps)]
    if shown.page.pages > 1:
        lines.append(texts("{page}", page=texts.said(_place(shown.page)).strip()))
    if not (shown.line.undone_at or shown.line.undoes):
        lines.append(texts("To take it back: <code>undo #{id}</code>", id=shown.line.id))
    buttons = [*_turns(f"audit #{shown.line.id}", shown.page), [Button(say("All changes"), "audit")]]
    return Reply("\n\n".join(lines), buttons, replaces=True)


def _show_record(shown: RecordPast, texts: Texts) -> Reply:
    heading = texts("<b>All of {what}</b>{page}", what=_name(shown.table, shown.row), page=_place(shown.page))
    lines = [Html(f"{_line(line, texts)}\n{_step(step, texts)}") for line, step in shown.steps]
    again = f"audit {shown.table} #{shown.row}"
    return Reply("\n\n".join([heading, *lines]), _turns(again, shown.page), replaces=True)


def _line(line: ChangeLine, texts: Texts) -> Html:
    ending = (
        say(" · undone")
        if line.undone_at
        else say(" · takes back #{undoes}", undoes=line.undoes)
        if line.undoes
        else ""
    )
    return texts(
        "#{id} · {when} · <b>{who}</b>: <i>{what}</i> · {rows}{ending}",
        id=line.id,
        when=texts.moment(line.at),
        who=line.who or say("command line"),
        what=shorten(line.what, WORDS_SHOWN),
        rows=counted(line.rows, "row"),
        ending=ending,
    )


def _step(step: Step, texts: Texts) -> Html:
    heading = texts("▪ {what}{kind}", what=_name(step.table, step.row), kind=_kind(step))
    lines = [_field(step, *field, texts=texts) for field in step.fields[:FIELDS_SHOWN]]
    if len(step.fields) > FIELDS_SHOWN:
        lines.append(texts("… and {more} more", more=len(step.fields) - FIELDS_SHOWN))
    return Html("\n".join([heading, *lines]))


def _kind(step: Step) -> str:
    return say(": {kind}", kind=KINDS[step.kind]) if step.kind in KINDS else ""


def _field(step: Step, column: str, before: Value, after: Value, *, texts: Texts) -> Html:
    name = COLUMNS.get(column, Term(column.removesuffix("_id").replace("_", " ")))
    if step.kind != "changed":
        return texts("{name}: {value}", name=name, value=_said(after if step.kind == "made" else before, texts))
    return texts("{name}: {before} → {after}", name=name, before=_said(before, texts), after=_said(after, texts))


def _said(value: Value, texts: Texts) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, Money):
        return money(value.minor, value.currency)
    if isinstance(value, datetime):
        return texts.moment(value)
    return texts.day(value) if isinstance(value, date) else shorten(str(value), VALUE_SHOWN)


def _name(table: str, row: int) -> str:
    return listed([TABLES.get(table, Term(table)), f"#{row}"], " ")


def _place(page: Page) -> str:
    return say(" page {number} of {pages:,}", number=page.number, pages=page.pages) if page.pages > 1 else ""


def _turns(again: str, page: Page) -> list[list[Button]]:
    turns = []
    if page.number > 1:
        turns.append(Button(say("◀ Later"), f"{again} page {page.number - 1}"))
    if page.number < page.pages:
        turns.append(Button(say("Earlier ▶"), f"{again} page {page.number + 1}"))
    return [turns] if turns else []
