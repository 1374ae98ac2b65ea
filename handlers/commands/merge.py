"""/merge A into B: make two companies or two contacts one, after a look at what it does."""

import re

from sqlmodel import Session

from crm_engine.services.merging import REFUSAL, Merge, merge, preview_merge
from handlers.command import Command, Missing, Request
from handlers.commands.duplicates import two_records
from handlers.pick import marked_number
from handlers.pick_who import label_of
from handlers.read.words import unquote
from handlers.show.duplicates import show_merge
from storage import search
from storage.name_index import EXACT
from storage.pairs import COMPANY, CONTACT
from storage.words import BadInput, Choice, NotFound

_INTO = re.compile(r" into | 合并到", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:company|contact) \d+ \d+(?: yes)?")
YES = " yes"
CHOICES = 6


def run(session: Session, request: Request) -> Merge:
    """Read 'Acme Inc into Acme' and show what merging does; the button's 'company 3 5 yes' does it."""
    if _NUMBERS.fullmatch(request.words):
        two = two_records(request.words.removesuffix(YES).split(" "))
        act = merge if request.words.endswith(YES) else preview_merge
        return act(session, request.actor, *two)
    names = _INTO.split(request.words)
    if len(names) != 2 or not all(name.strip() for name in names):
        raise BadInput("say which into which; both names stay until you have seen what it does")
    kind, into = _record(session, request, "into", names[1], None)
    _kind, source = _record(session, request, "source", names[0], (kind, into))
    return preview_merge(session, request.actor, kind, source, into)


def _record(session: Session, request: Request, piece: str, said: str, into: tuple[str, int] | None) -> tuple[str, int]:
    """The kind and number of the record that is named: of the kind of `into` where that is known, and not that one.

    Raises Missing, NotFound.
    """
    kind = into[0] if into else None
    said = request.answers.get(piece, "") or said
    first, _, second = said.partition(" ")
    number = marked_number(second.strip())
    if number is not None and first in (COMPANY, CONTACT) and kind in (first, None):
        return first, number
    name = unquote(said)
    companies = [] if kind == CONTACT else search.companies(session, request.actor, name, CHOICES)
    contacts = [] if kind == COMPANY else search.contacts(session, request.actor, name, CHOICES)
    found = [(COMPANY, one) for one in companies] + [(CONTACT, one) for one in contacts]
    found = [(what, one) for what, one in found if (what, one.id) != into]
    exact = [(what, one) for what, one in found if float(one.facts["score"]) >= EXACT]
    if not found:
        raise NotFound(REFUSAL)
    if len(exact or found) == 1:  # a look at it is no risk
        what, one = (exact or found)[0]
        return what, one.id
    raise Missing(
        piece, "Which {name}?", [_choice(what, one) for what, one in (exact or found)[:CHOICES]], name=name[:60]
    )


def _choice(kind: str, one: Choice) -> tuple[str, str]:
    label = one.label if kind == COMPANY else f"👤 {label_of(one)}"
    return label, f"{kind} #{one.id}"


COMMAND = Command(
    "merge",
    help="Make two companies or contacts one",
    example="merge Acme Inc into Acme",
    run=run,
    show=show_merge,
)
