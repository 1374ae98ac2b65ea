"""Which company, which deal: what a person named, found among the rows that they may see."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.customers import LIKELY, similar
from crm_engine.services.deal_cards import DealCard, card_of, open_deals_of
from handlers.command import Missing, Request
from handlers.read.words import split
from handlers.show.labels import deal_label
from storage import customers
from storage.names import name_key
from storage.words import NotFound, StageKind

MOST_WORDS = 6  # of a company's name, where it is followed by other words
CHOICES = 8


@dataclass(frozen=True, slots=True)
class Picked:
    """The company that was named, and the words that follow its name."""

    company_id: int
    company: str
    rest: str


def pick_company(session: Session, request: Request, words: str) -> Picked:
    """The visible company whose name the words begin with, exactly or nearly.

    Raises Missing where nothing is named or several fit, NotFound where none does.
    """
    known = customers.visible_companies(session, request.actor)
    if (answer := request.answers.get("customer", "")).isdigit():
        chosen = next((name for found, name in known if found == int(answer)), None)
        if chosen is None:
            raise NotFound
        return Picked(int(answer), chosen, _after_name(words, chosen))
    parts = split(answer or words)
    if not parts:
        raise Missing("customer", "Which company?")
    return _exact(known, parts) or _near(known, parts)


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


def pick_deal(session: Session, request: Request) -> tuple[DealCard, str]:
    """The visible deal that is meant, by #number or by its company, and the words that follow.

    Raises Missing where several open deals fit, NotFound where none does.
    """
    answer = request.answers.get("deal", "")
    first, _, rest = request.words.partition(" ")
    number = answer if answer.isdigit() else first.removeprefix("#") if _is_number(first) else ""
    if number:
        if answer.isdigit() and not _is_number(first):
            rest = _rest_after_company(session, request)
        return card_of(session, request.actor, int(number)), rest.strip()
    picked = pick_company(session, request, answer or request.words)
    found = open_deals_of(session, request.actor, picked.company_id)
    if not found:
        raise NotFound(f"there is no open deal with {picked.company}", company=picked.company)
    if len(found) > 1:
        choices = [(deal_label(deal), str(deal.id)) for deal in found[:CHOICES]]
        raise Missing("deal", f"{picked.company} has {len(found)} open deals. Which one?", choices)
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


def _is_number(word: str) -> bool:
    return word.removeprefix("#").isdecimal() and word.startswith("#")


def _exact(known: list[tuple[int, str]], parts: list[str]) -> Picked | None:
    keys = {name_key(name): (row_id, name) for row_id, name in known}
    for count in range(min(len(parts), MOST_WORDS), 0, -1):
        found = keys.get(name_key(" ".join(parts[:count])))
        if found is not None:
            return Picked(*found, " ".join(parts[count:]))
    return None


def _near(known: list[tuple[int, str]], parts: list[str]) -> Picked:
    best: tuple[float, int, list[tuple[str, str]], Picked] | None = None
    for count in range(1, min(len(parts), MOST_WORDS) + 1):
        hits = similar(" ".join(parts[:count]), known, CHOICES)
        if not hits:
            continue
        score = float(hits[0].facts["score"])
        choices = [(hit.label, str(hit.id)) for hit in hits if float(hit.facts["score"]) > score - 3]
        if best is None or score >= best[0]:
            best = (score, count, choices, Picked(hits[0].id, hits[0].label, " ".join(parts[count:])))
    if best is None:
        raise NotFound(f'I know no company like "{" ".join(parts[:3])}"')
    score, _count, choices, picked = best
    if score < LIKELY or len(choices) > 1:
        raise Missing("customer", "Which company do you mean?", choices, likely=score >= LIKELY)
    return picked


def _after_name(words: str, name: str) -> str:
    """What follows the name in words that began with some form of it: the first words that resemble it are dropped."""
    parts = split(words)
    wanted = name_key(name)
    count = 0
    while count < len(parts) and name_key(parts[count]) and name_key(parts[count])[:3] in wanted:
        count += 1
    return " ".join(parts[max(count, 1) :])
