"""Which company, which deal: what a person named, found among the rows that they may see."""

from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from sqlmodel import Session

from crm_engine.services.customers import LIKELY, similar
from crm_engine.services.deal_cards import DealCard, card_of, open_deals_of
from handlers.command import Missing, Request
from handlers.fresh import check_fresh
from handlers.read.words import after, split
from handlers.show.labels import deal_label
from storage import customers
from storage.names import MAX_NAME, name_key
from storage.words import NotFound, StageKind

MOST_WORDS = 6  # of a company's name, where it is followed by other words
CHOICES = 8
ALIKE = 75  # of 100: below this, what was typed is no misspelling of the name
SHORTEST_BEGINNING = 4
WORDS_READ = 40
JOINTS = frozenset({"with", "at", "to", "from", "for", "about", "of"})  # 'meeting with Acme'
LAST_NUMBER = 2**63 - 1  # of any row, in either database


@dataclass(frozen=True, slots=True)
class Picked:
    """The company that was named, and the words that follow its name."""

    company_id: int
    company: str
    rest: str


def row_number(word: str) -> int | None:
    """The row meant by '12' or '#12'; None where it is no number. One with too many digits finds no row."""
    digits = word.removeprefix("#")
    if not digits.isdecimal():
        return None
    return int(digits) if len(digits) < len(str(LAST_NUMBER)) else LAST_NUMBER


def marked_number(word: str) -> int | None:
    """The row meant by '#12', with its mark, where a bare number could mean something else."""
    return row_number(word) if word.startswith("#") else None


def pick_company(session: Session, request: Request, words: str) -> Picked:
    """The visible company whose name the words begin with, exactly or nearly.

    Raises Missing where nothing is named or several fit, NotFound where none does.
    """
    known = customers.visible_companies(session, request.actor)
    answer = request.answers.get("customer", "")
    if (number := None if answer.startswith("#") else row_number(answer)) is not None:
        chosen = next((name for found, name in known if found == number), None)
        if chosen is None:
            raise NotFound
        return Picked(number, chosen, after_name(words, chosen))
    said = answer or words
    if not split(said):
        raise Missing("customer", "Which company?")
    picked = _exact(known, said) or _near(known, said)
    return replace(picked, rest=picked.rest or after_name(words, picked.company)) if answer else picked


def likely_company(session: Session, request: Request, words: str) -> Picked | None:
    """The visible company that the words most likely begin with; None where none is that near.

    Raises Missing where several are.
    """
    try:
        return pick_company(session, request, words)
    except NotFound:
        return None
    except Missing as several:
        if several.facts.get("likely") or not words:
            raise
        return None


def mentioned_company(session: Session, request: Request, words: str) -> Picked | None:
    """The visible company whose whole name stands somewhere in the words, which all stay as they are."""
    keys = _keys(customers.visible_companies(session, request.actor))
    found = (_begins_with(keys, words, start) for start in range(min(len(split(words)), WORDS_READ)))
    picked = next((each for each in found if each is not None), None)
    return None if picked is None else Picked(picked.company_id, picked.company, words)


def pick_deal(session: Session, request: Request) -> tuple[DealCard, str]:
    """The visible deal that is to be changed, by #number or by its company, and the words that follow.

    Raises Missing where several open deals fit, NotFound where none does, and Outdated where somebody has changed it
    since the person saw it.
    """
    deal, rest = find_deal(session, request)
    check_fresh(session, request, deal)
    return deal, rest


def find_deal(session: Session, request: Request) -> tuple[DealCard, str]:
    """The visible deal that is meant, as in `pick_deal`, to be looked at."""
    answer = request.answers.get("deal", "")
    first, _, rest = request.words.partition(" ")
    chosen, named = row_number(answer), marked_number(first)
    if chosen is not None and named is None:
        rest = _rest_after_company(session, request)
    if (number := named if chosen is None else chosen) is not None:
        return card_of(session, request.actor, number), rest.strip()
    picked = pick_company(session, request, answer or request.words)
    found = open_deals_of(session, request.actor, picked.company_id)
    if not found:
        raise NotFound("there is no open deal with {company}", company=picked.company)
    if len(found) > 1:
        choices = [(deal_label(deal), str(deal.id)) for deal in found[:CHOICES]]
        raise Missing(
            "deal", "{company} has {length} open deals. Which one?", choices, company=picked.company, length=len(found)
        )
    return found[0], picked.rest


def open_deal_of(session: Session, request: Request, company_id: int) -> DealCard | None:
    """The company's open deal, where it has exactly one."""
    found = [deal for deal in open_deals_of(session, request.actor, company_id) if deal.status is StageKind.OPEN]
    return found[0] if len(found) == 1 else None


def _rest_after_company(session: Session, request: Request) -> str:
    try:
        return pick_company(session, request, request.words).rest
    except (Missing, NotFound):
        return ""


def _exact(known: list[tuple[int, str]], words: str) -> Picked | None:
    keys, parts = _keys(known), split(words)
    start = parts[0].casefold() in JOINTS
    return _begins_with(keys, words, 0) or (_begins_with(keys, words, 1) if start else None)


def _keys(known: list[tuple[int, str]]) -> dict[str, tuple[int, str]]:
    return {name_key(name): (row_id, name) for row_id, name in known}


def _begins_with(keys: dict[str, tuple[int, str]], words: str, start: int) -> Picked | None:
    """The company whose whole name stands in the words from number `start` on: the longest such name."""
    parts = split(words)[start : start + MOST_WORDS]
    for count in range(len(parts), 0, -1):
        whole = count == 1 or any(char.isalnum() for char in parts[count - 1])  # a sign alone is what follows
        found = keys.get(name_key(" ".join(parts[:count]))) if whole else None
        if found is not None:
            return Picked(*found, after(words, start + count))
    return None


def _near(known: list[tuple[int, str]], words: str) -> Picked:
    best: tuple[float, str, list[tuple[str, str]], Picked] | None = None
    parts = split(words)
    for count in range(1, min(len(parts), MOST_WORDS) + 1):
        said = " ".join(parts[:count])
        hits = similar(said, known, CHOICES)
        if not hits:
            continue
        score = float(hits[0].facts["score"])
        choices = [(hit.label, str(hit.id)) for hit in hits if float(hit.facts["score"]) > score - 3]
        if best is None or score >= best[0]:
            best = (score, said, choices, Picked(hits[0].id, hits[0].label, after(words, count)))
    if best is None:
        raise NotFound('I know no company like "{known}"', known=" ".join(parts[:3])[:MAX_NAME])
    score, said, choices, picked = best
    likely = score >= LIKELY and _is_form_of(said, picked.company)
    if not likely or len(choices) > 1:
        raise Missing("customer", "Which company do you mean?", choices, likely=likely)
    return picked


def _is_form_of(said: str, name: str) -> bool:
    """Whether the words are the name misspelled, or its beginning: 'me' is alike a part of Acme, and means no Acme."""
    short, whole = name_key(said), name_key(name)
    begins = len(short) >= SHORTEST_BEGINNING and whole.startswith(short)
    return begins or fuzz.ratio(short, whole) >= ALIKE


def after_name(words: str, name: str) -> str:
    """What follows the name in words that began with some form of it: those of the first words that are most alike."""
    parts, wanted = split(words), name_key(name)
    counts = range(1, min(len(parts), MOST_WORDS) + 1)
    alike = {count: fuzz.ratio(name_key(" ".join(parts[:count])), wanted) for count in counts}
    return after(words, max(alike, key=lambda count: alike[count])) if alike else ""
