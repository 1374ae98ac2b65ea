"""/duplicates: companies and contacts that are likely the same."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.duplicates import Pair, duplicates, say_two
from handlers.command import Button, Command, Reply, Request
from handlers.pick import row_number
from handlers.show.duplicates import show_pairs
from handlers.show.texts import Html, Texts
from storage.pairs import COMPANY, CONTACT
from storage.phrases import say
from storage.words import BadInput


@dataclass(frozen=True, slots=True)
class Doubles:
    """The pairs, the place of the first to be shown, and the change where two were just said to be two."""

    pairs: list[Pair]
    start: int
    change: int | None = None


def run(session: Session, request: Request) -> Doubles:
    """Read nothing, the number of pairs to pass over ('3'), or 'not company 3 5'."""
    words = request.words.split(" ") if request.words else []
    change = None
    if words[:1] == ["not"]:
        change = say_two(session, request.actor, *two_records(words[1:]), request.now)
        words = []
    start = row_number(words[0]) if len(words) == 1 else 0 if not words else None
    if start is None:
        raise BadInput("write /duplicates alone, and press what is meant")
    pairs = duplicates(session, request.actor)
    return Doubles(pairs, min(start, max(0, len(pairs) - 1)), change)


def two_records(words: list[str]) -> tuple[str, int, int]:
    """The kind and the two numbers in 'company 3 5'. Raises BadInput."""
    numbers = [row_number(word) for word in words[1:3]]
    if len(words) != 3 or words[0] not in (COMPANY, CONTACT) or None in numbers:
        raise BadInput("press a button of /duplicates")
    return words[0], numbers[0] or 0, numbers[1] or 0


def show(found: Doubles, texts: Texts) -> Reply:
    """The list; after 'not the same' with its Undo."""
    reply = show_pairs(found.pairs, found.start, texts)
    if found.change is None:
        return reply
    said = Html(texts("Kept in mind: these are two.") + "\n\n" + reply.text)
    return Reply(said, [[Button(say("Undo"), f"undo {found.change}")], *reply.buttons], replaces=True)


COMMAND = Command(
    "duplicates", help="Companies and contacts that are likely the same", example="duplicates", run=run, show=show
)
