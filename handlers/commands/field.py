"""/field deal "Contract length" number: make a field of the team's own; /field shows them; /field remove ..."""

from sqlmodel import Session

from crm_engine.services.fields import ABOUT, KINDS, FieldCard, all_fields, make_field, remove_field
from handlers.asking import ask_one_of
from handlers.command import Button, Command, Missing, Reply, Request
from handlers.read.words import after, split
from handlers.show.texts import Html, Texts
from handlers.sure import ask_sure
from storage.phrases import Term, say
from storage.words import Role

REMOVE = "remove"


def run(session: Session, request: Request) -> FieldCard | list[FieldCard]:
    """Read 'deal "Contract length" number', 'company Plan choice Basic, Pro' or 'remove deal Plan'."""
    parts = split(request.words)
    if not parts:
        return all_fields(session)
    removing = parts[0].casefold() == REMOVE
    words = after(request.words, 1) if removing else request.words
    about = _about(request, split(words)[0] if words else "")
    rest = after(words, 1)
    if removing:
        name = " ".join(split(rest))
        ask_sure(
            request, say("Remove the field {name}? Its values are not shown any more.", name=name), say("Remove it")
        )
        return remove_field(session, request.actor, about, name)
    name, kind, choices = _read(request, rest)
    return make_field(session, request.actor, about, name, kind, choices, request.now)


def _about(request: Request, said: str) -> str:
    names = [(Term(about), about) for about in ABOUT]
    return ask_one_of("about", request.answers.get("about") or said, names, "A field of what?")


def _read(request: Request, words: str) -> tuple[str, str, list[str]]:
    """Name, kind and choices: 'Contract length number', '"Plan" choice Basic, Pro'."""
    parts = split(words)
    places = [place for place, word in enumerate(parts) if place and word.casefold() in KINDS]
    if not parts:
        raise Missing("name", 'How shall it be called? Such as: field deal "Contract length" number', wrong=True)
    place = places[0] if places else len(parts)
    said = parts[place] if places else ""
    names = [(Term(kind), kind) for kind in KINDS]
    kind = ask_one_of("kind", request.answers.get("kind") or said, names, "What is it?")
    listed = after(words, place + 1).replace("，", ",").split(",")
    choices = list(dict.fromkeys(choice.strip() for choice in listed if choice.strip()))
    return " ".join(parts[:place]), kind, choices if kind == "choice" else []


def show(told: FieldCard | list[FieldCard], texts: Texts) -> Reply:
    """The field, or all of them."""
    if isinstance(told, FieldCard):
        heading = {"made": say("New field: "), "changed": say("Field changed: "), "removed": say("Field removed: ")}
        line = Html(texts("{heading}", heading=heading[told.event]) + _line(told, texts))
        hint = texts('\nFill it: <code>set Acme "{name}" ...</code>', name=told.name) if told.event == "made" else ""
        return Reply(Html(line + hint), [[Button(say("Undo"), f"undo {told.change}")]], replaces=True)
    if not told:
        return Reply(texts('No fields of your own yet. Make one: <code>field deal "Contract length" number</code>'))
    return Reply(Html("\n".join([texts("<b>Fields of your own</b>"), *(_line(card, texts) for card in told)])))


def _line(card: FieldCard, texts: Texts) -> Html:
    kind = say("{kind}: {choices}", kind=Term(card.kind), choices=", ".join(card.choices))
    return texts(
        "<b>{name}</b> · {about} · {kind}",
        name=card.name,
        about=Term(card.about),
        kind=kind if card.choices else Term(card.kind),
    )


COMMAND = Command(
    "field",
    help="Fields of your own on companies, contacts, deals",
    example='field deal "Contract length" number',
    run=run,
    show=show,
    needs=Role.ADMIN,
)
