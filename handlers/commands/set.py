"""/set WHO FIELD VALUE: fill a field of the team's own on a company, a contact or a deal."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from crm_engine.services.deal_cards import open_deals_of
from crm_engine.services.facts import Fact
from crm_engine.services.fields import FieldCard, FieldSet, fields_of, set_fact
from crm_engine.services.records import COMPANY, DEAL, Record
from handlers.asking import ask_day, ask_one_of, asking_for
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.commands.tag import record_of
from handlers.pick import row_number
from handlers.pick_who import Who, pick_who
from handlers.read.edit_words import means_nothing
from handlers.read.plain_numbers import read_number
from handlers.read.words import after, split
from handlers.show.facts import shown
from handlers.show.labels import deal_label
from handlers.show.texts import Texts
from storage.names import name_key
from storage.phrases import say
from storage.words import BadInput

CHOICES = 8


def run(session: Session, request: Request) -> FieldSet:
    """Read 'Acme "Contract length" 24' or '#12 Plan Pro'; 'none' empties it. What is missing is asked for."""
    who = pick_who(session, request, request.words)
    record = record_of(who)
    found = _begins_with(fields_of(session, record.kind), who.rest)
    if found is None and record.kind == COMPANY:  # 'set Acme "Contract length" 24' where that is a field of deals
        found = _begins_with(fields_of(session, DEAL), who.rest)
        record = Record(DEAL, _deal(session, request, who)) if found is not None else record
    if found is None:
        found = _asked(request, fields_of(session, record.kind), who.rest), ""
    field, said = found
    said = request.answers.get("value") or said
    return set_fact(session, request.actor, record, field, _value(request, field, said))


def _begins_with(fields: Sequence[FieldCard], words: str) -> tuple[FieldCard, str] | None:
    """The field whose name the words begin with, the longest such, and the words behind it."""
    parts = split(words)
    by_key = {name_key(field.name): field for field in fields}
    for count in range(len(parts), 0, -1):
        if (field := by_key.get(name_key(" ".join(parts[:count])))) is not None:
            return field, after(words, count)
    return None


def _asked(request: Request, fields: list[FieldCard], words: str) -> FieldCard:
    if not fields:
        raise BadInput('there are no such fields yet; an admin makes them: field deal "Contract length" number')
    names = [(field.name, str(field.id)) for field in fields]
    chosen = ask_one_of("field", request.answers.get("field") or words, names, "Which field?")
    return next(field for field in fields if str(field.id) == chosen)


def _deal(session: Session, request: Request, who: Who) -> int:
    """The company's one open deal; of several, one is asked for."""
    if (answer := row_number(request.answers.get("deal", ""))) is not None:
        return answer
    assert who.company_id is not None
    found = open_deals_of(session, request.actor, who.company_id)
    if not found:
        raise BadInput("that is a field of deals, and I see no open deal with {name}", name=who.name)
    if len(found) > 1:
        raise Missing("deal", "In which deal?", [(deal_label(deal), str(deal.id)) for deal in found[:CHOICES]])
    return found[0].id


def _value(request: Request, field: FieldCard, said: str) -> Fact | None:
    if means_nothing(said):
        return None
    if field.kind == "choice":
        pairs = [(choice, choice) for choice in field.choices]
        return ask_one_of("value", said, pairs, say("Which is it: {field}?", field=field.name))
    if not said:
        raise Missing("value", say("What is it: {field}?", field=field.name))
    with asking_for("value"):
        return _read(request, field, said)


def _read(request: Request, field: FieldCard, said: str) -> Fact:
    if field.kind == "number":
        return read_number(said)
    if field.kind == "date":
        day: date = ask_day(request, "value", said, "Which day is it?")
        return day
    return " ".join(split(said)) if said.startswith(('"', "“")) else said


def show(told: FieldSet, texts: Texts) -> Reply:
    """What stood there, and what stands there now."""
    before, after_ = (shown(value, texts) if value is not None else "–" for value in (told.before, told.after))
    line = texts(
        "<b>{name}</b> · {field}: {before} → <b>{after}</b>",
        name=told.name,
        field=told.field.name,
        before=before,
        after=after_,
    )
    opening = Button(say("Open"), f"{told.record.kind} #{told.record.id}")
    return Reply(line, [[Button(say("Undo"), f"undo {told.change}"), opening]], replaces=True)


COMMAND = Command(
    "set",
    help="Fill a field of your own",
    example='set Acme "Contract length" 24',
    run=run,
    show=show,
)
