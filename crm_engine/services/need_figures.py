"""The most asked: which needs, by how many customers, how often they buy, and what each sector asks for."""

from dataclasses import dataclass

from sqlmodel import Session

from crm_engine.services.shares import Share, share_of
from storage import needs
from storage.words import Actor

TOP = 6
LEAST_DEALS = 5  # closed deals on each side before a win rate is told
LEAST_COMPANIES = 5  # of a sector, whose needs are known, before it is said to prefer anything
SECTORS = 4
WORDINGS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One need over all customers.

    text      its most usual wording;  also  the other wordings that were counted with it
    rate      of the closed deals of companies that want it, those that were won; None where there are too few
    others    the same of all other companies
    closed    how many deals of theirs are closed
    """

    text: str
    also: tuple[str, ...]
    customers: int
    rate: Share | None
    others: Share | None
    closed: int


@dataclass(frozen=True, slots=True)
class Preference:
    """What the companies of a sector ask for most; `share` is of those that have said what they want."""

    sector: str
    text: str
    share: Share


@dataclass(frozen=True, slots=True)
class TopNeeds:
    """The most asked, and what each sector prefers; `thin` sectors have said too little."""

    asked: tuple[Asked, ...]
    preferences: tuple[Preference, ...]
    thin: int


def top_needs(session: Session, actor: Actor) -> TopNeeds:
    """Count what the actor sees; the database adds it up."""
    counted = needs.by_topic(session, actor, TOP)
    said = needs.by_sector(session, actor)
    sizes = needs.sectors(session, actor)
    large = [sector for sector, size in sorted(sizes.items(), key=lambda pair: -pair[1]) if size >= LEAST_COMPANIES]
    firsts = {sector: next(line for line in said if line[0] == sector) for sector in large[:SECTORS]}
    topics = [topic for topic, _customers in counted]
    words = _wordings(session, actor, [*topics, *(topic for _sector, topic, _count in firsts.values())])
    preferences = tuple(
        Preference(sector, words[topic][0], share_of(count, sizes[sector])) for sector, topic, count in firsts.values()
    )
    return TopNeeds(_asked(session, actor, counted, words), preferences, len(sizes) - len(large))


def _asked(
    session: Session, actor: Actor, counted: list[tuple[str, int]], words: dict[str, list[str]]
) -> tuple[Asked, ...]:
    won_of_all, all_closed = needs.outcomes(session, actor)
    outcomes = needs.outcomes_by_topic(session, actor, [topic for topic, _customers in counted])
    asked = []
    for topic, customers in counted:
        won, closed = outcomes.get(topic, (0, 0))
        enough = min(closed, all_closed - closed) >= LEAST_DEALS
        rate = share_of(won, closed) if enough else None
        others = share_of(won_of_all - won, all_closed - closed) if enough else None
        first, *also = words[topic]
        asked.append(Asked(first, tuple(also[:WORDINGS]), customers, rate, others, closed))
    return tuple(asked)


def _wordings(session: Session, actor: Actor, topics: list[str]) -> dict[str, list[str]]:
    """How each topic is said, the most usual wording first; those that differ in case alone are one."""
    found: dict[str, dict[str, str]] = {}
    for topic, text, _times in needs.wordings(session, actor, sorted(set(topics))):
        found.setdefault(topic, {}).setdefault(text.casefold(), text)
    return {topic: list(texts.values()) for topic, texts in found.items()}
