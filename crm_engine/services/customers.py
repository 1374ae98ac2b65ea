"""Companies: found by name, made at first mention."""

from datetime import datetime

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from sqlmodel import Session

from storage import audit, customers
from storage.names import MAX_NAME, name_key
from storage.phrases import say
from storage.tables import Company
from storage.words import Actor, BadInput, Choice

LIKELY = 86  # of 100: at and above this, a typed name most likely means the known one
POSSIBLE = 60


def checked_name(name: str, what: str = "name") -> str:
    """A name that can be kept. Raises BadInput where it is empty or longer than 200 characters."""
    if not name.strip():
        raise BadInput("the {what} is missing", what=what)
    if len(name) > MAX_NAME:
        raise BadInput(
            "the {what} has {length} characters; {most} are the most I keep. Please shorten it",
            what=what,
            length=len(name),
            most=MAX_NAME,
        )
    return name.strip()


def company_for(session: Session, actor: Actor, name: str, now: datetime) -> Company:
    """The company of that name; a new one, owned by the actor, where there is none."""
    name = checked_name(name, say("company name"))
    found = customers.company_named(session, name)
    if found is not None:
        return found
    row = Company(name=name, name_key=name_key(name), owner_id=actor.user_id, created_at=now)
    session.add(row)
    session.flush()
    audit.record(session, row, None)
    return row


def similar_companies(session: Session, actor: Actor, name: str, limit: int = 8) -> list[Choice]:
    """Visible companies whose names resemble `name`, the likeliest first; `facts["score"]` is 0-100."""
    return similar(name, customers.visible_companies(session, actor), limit)


def similar(name: str, known: list[tuple[int, str]], limit: int) -> list[Choice]:
    """Fuzzy matches of a name among (id, name) pairs, the likeliest first."""
    names = dict(known)
    exact = name_key(name)
    hits = process.extract(
        name, names, scorer=fuzz.WRatio, processor=default_process, limit=limit, score_cutoff=POSSIBLE
    )
    choices = [
        Choice(row_id, label, {"score": 100.0 if name_key(label) == exact else score}) for label, score, row_id in hits
    ]
    return sorted(choices, key=lambda choice: -float(choice.facts["score"]))
