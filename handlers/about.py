"""A reply to a card, or words beside it: they are about the record that the card shows."""

from sqlmodel import Session

from crm_engine.services.pipelines import stages_of
from crm_engine.services.reminders import card_of as reminder_of
from handlers import registry
from handlers.command import CALLBACK_BYTES, Button, Reply, Request
from handlers.perform import texts_of
from handlers.read.reply_words import BEGINNINGS, DONE, UNDO, first_word, is_day, read_deal_edit, stage_meant
from handlers.telling import Told, hear
from storage.phrases import say
from storage.shown import Shown
from storage.words import NotFound

COMPANY_FACTS = ("sector", "place", "location", "city", "employees", "name")
HINTS = {
    "deal": "<code>15k</code>, <code>close 15 Dec</code>, <code>proposal</code>, <code>won</code>, "
    "<code>lost price</code>, <code>note: …</code> or <code>remind me friday</code>",
    "reminder": "<code>done</code>, <code>friday 9:00</code> or <code>undo</code>",
    "company": "<code>note: …</code>, <code>remind me friday</code> or <code>sector Retail</code>",
    "contact": "<code>note: …</code>, <code>called, wants a demo</code> or <code>remind me friday</code>",
}


def about_card(session: Session, request: Request) -> Request | Told | None:
    """The request with the record named in it; steps, or a hint; None where the words stand for themselves."""
    shown = request.shown
    if shown is None or request.pressed or request.file is not None:
        return None
    line = _line(session, request, shown)
    if line is not None:
        return request.with_words(line)
    if registry.find(first_word(request.words)[0]) is not None:
        return None
    told = hear(session, request)
    if told.steps:
        reference = _reference(session, request, shown)
        steps = tuple(_with_reference(step, reference) for step in told.steps) if reference else told.steps
        return Told(steps, note=told.note)
    texts = texts_of(request)
    hint = texts(
        "I did not understand that. In reply to this card you can say {hints}.", hints=texts(HINTS[shown.kind])
    )
    reference = _reference(session, request, shown)
    note = f"note {reference} {request.words}"
    keep = [[Button(say("Keep as a note"), note)]] if reference and len(note.encode()) <= CALLBACK_BYTES else []
    return Told(answer=Reply(hint, keep))


def _line(session: Session, request: Request, shown: Shown) -> str | None:
    """The command with the record named; None where these words are not about it by themselves."""
    words = request.words
    if words.casefold() in UNDO:
        return shown.undo
    if shown.kind == "reminder":
        line = _about_reminder(request, shown)
        if line is not None:
            return line
    reference = _reference(session, request, shown)
    if reference is None:
        return None
    line = _with_command(words, reference)
    if line is None and reference.startswith("#"):
        line = _about_deal(session, request, reference)
    if line is None and reference.startswith("company ") and first_word(words)[0] in COMPANY_FACTS:
        line = f"company {reference.removeprefix('company ')} {words}"
    return line


def _about_reminder(request: Request, shown: Shown) -> str | None:
    said = request.words.casefold().strip(" .!")
    if said in DONE:
        return f"done reminder {shown.id}"
    when = request.words[len("snooze ") :] if said.startswith("snooze ") else request.words
    is_time = is_day(when, texts_of(request).local(request.now))
    return f"snooze reminder {shown.id} {when}" if is_time else None


def _about_deal(session: Session, request: Request, reference: str) -> str | None:
    local = texts_of(request).local(request.now)
    if (edit := read_deal_edit(request.words, local)) is not None:
        return f"edit {reference} {edit}"
    try:
        stages = [name for _id, name in stages_of(session, request.actor, int(reference.removeprefix("#")))]
    except NotFound:
        return None
    stage = stage_meant(request.words, stages)
    return None if stage is None else f"stage {reference} {stage}"


def _with_command(words: str, reference: str) -> str | None:
    """'note: call her' as 'note #7 call her', where the command takes such a record."""
    first, rest = first_word(words)
    name, _, kind = BEGINNINGS.get(first, first).partition(" ")
    command = registry.find(name)
    if command is None or _kind_of(reference) not in command.about:
        return None
    if command.name == "log" and not kind:
        kind, _, rest = rest.partition(" ")
    if command.name == "remind":
        rest = rest.removeprefix("me ").removeprefix("to ")
    return " ".join(part for part in (command.name, kind, reference, rest) if part)


def _reference(session: Session, request: Request, shown: Shown) -> str | None:
    """How commands name the record; a reminder stands for what it hangs on."""
    if shown.kind != "reminder":
        return f"#{shown.id}" if shown.kind == "deal" else f"{shown.kind} #{shown.id}"
    try:
        card = reminder_of(session, request.actor, shown.id)
    except NotFound:
        return None
    return f"#{card.deal.id}" if card.deal is not None else None


def _kind_of(reference: str) -> str:
    return "deal" if reference.startswith("#") else reference.partition(" ")[0]


def _with_reference(step: str, reference: str) -> str:
    """A step that names nobody, about the record."""
    name, _, rest = step.partition(" ")
    command = registry.find(name)
    if command is None or _kind_of(reference) not in command.about or '"' in rest or "#" in rest:
        return step
    if name == "log":
        kind, _, rest = rest.partition(" ")
        name = f"log {kind}"
    return f"{name} {reference} {rest.strip()}"
