"""Companies and contacts that are likely the same: suggested with a reason, never merged by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from sqlmodel import Session

from crm_engine.services.likeness import Likeness, alike_pairs, company_likeness, person_likeness
from storage import audit, pairs, search
from storage.names import bare_key
from storage.pairs import COMPANY, CONTACT, Record
from storage.phrases import say
from storage.tables import NotSame
from storage.words import Actor, Already, NotFound

LEAST = 75
REACHED, DOMAIN, BOTH = 88, 76, 4  # one address or number, one mail domain, what a second reason adds
SHARED_BY = 5  # people who share an address or number, above which it is a switchboard
NEAR = 5
# Mail domains that people of many companies have.
_FREE_MAIL = """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net
web.de t-online.de orange.fr qq.com foxmail.com 163.com 126.com sina.com proton.me protonmail.com mail.ru yandex.ru
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are likely one: `into` is the one with more to it, and would stay."""

    kind: str
    source: Record
    into: Record
    score: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resembling:
    """A new record, and a known one that it is very likely the same as."""

    kind: str
    new_id: int
    known: Record


def duplicates(session: Session, actor: Actor) -> list[Pair]:
    """Pairs among what the actor may change, the likeliest first; not those that were said to be two."""
    two = pairs.said_to_be_two(session)
    found = [*_companies(session, actor), *_contacts(session, actor)]
    kept = [pair for pair in found if _key(pair) not in two]
    return sorted(kept, key=lambda pair: (-pair.score, pair.kind, pair.into.name, pair.source.id))


def resembling(session: Session, actor: Actor, kind: str, row_id: int, name: str) -> Resembling | None:
    """What a new record is very likely the same as, among those that the actor may change."""
    two = pairs.said_to_be_two(session, row_id)
    look = search.companies if kind == COMPANY else search.contacts
    near = [one.id for words in dict.fromkeys((bare_key(name), name)) for one in look(session, actor, words, NEAR)]
    near += [] if kind == COMPANY else pairs.reached_alike(session, actor, row_id)
    own = pairs.records(session, actor, kind, [row_id, *near])
    new = own.pop(row_id, None)
    found = [pair for other in own.values() if new and (pair := _pair(kind, new, other)) is not None]
    likely = [pair for pair in found if _key(pair) not in two]
    best = max(likely, key=lambda pair: pair.score, default=None)
    if best is None:
        return None
    return Resembling(kind, row_id, best.into if best.source.id == row_id else best.source)


def say_two(session: Session, actor: Actor, kind: str, one: int, other: int, now: datetime) -> int:
    """Remember that the two are not the same; returns the change. Raises NotFound, Already."""
    if len(pairs.records(session, actor, kind, [one, other])) < 2:
        raise NotFound
    small, large = sorted((one, other))
    if (kind, small, large) in pairs.said_to_be_two(session, small):
        raise Already("that these are two is known already")
    row = NotSame(kind=kind, one_id=small, other_id=large, person_id=actor.user_id, at=now)
    session.add(row)
    session.flush()
    return audit.record(session, row, None)


def _companies(session: Session, actor: Actor) -> Iterator[Pair]:
    return _among(COMPANY, pairs.records(session, actor, COMPANY))


def _contacts(session: Session, actor: Actor) -> Iterator[Pair]:
    return _among(CONTACT, pairs.records(session, actor, CONTACT))


def _among(kind: str, known: dict[int, Record]) -> Iterator[Pair]:
    may = set(alike_pairs((record.id, record.name) for record in known.values()))
    by_mark: dict[str, list[int]] = {}
    for record in known.values():
        for mark in _marks(kind, record):
            by_mark.setdefault(mark, []).append(record.id)
    for rows in by_mark.values():
        if len(rows) <= SHARED_BY:
            may.update((min(pair), max(pair)) for pair in combinations(rows, 2))
    for one, other in sorted(may):
        if (pair := _pair(kind, known[one], known[other])) is not None:
            yield pair


def _pair(kind: str, one: Record, other: Record) -> Pair | None:
    """The two as a pair, where they are likely one."""
    reasons = list(_reasons(kind, one, other))
    score = min(99, max((reason.score for reason in reasons), default=0) + BOTH * (len(reasons) - 1))
    if score < LEAST:
        return None
    into, source = sorted((one, other), key=lambda record: (-record.weight, record.id))
    return Pair(kind, source, into, score, tuple(reason.why for reason in reasons))


def _reasons(kind: str, one: Record, other: Record) -> Iterator[Likeness]:
    likeness = (company_likeness if kind == COMPANY else person_likeness)(one.name, other.name)
    elsewhere = kind == CONTACT and one.company_id and other.company_id and one.company_id != other.company_id
    shared = _marks(kind, one) & _marks(kind, other)
    if likeness and (not elsewhere or shared):
        yield likeness
    if shared and (likeness or kind == COMPANY or _first_names(one.name) & _first_names(other.name)):
        mark = min(shared)
        yield Likeness(DOMAIN if kind == COMPANY and "@" in mark else REACHED, say("both have {mark}", mark=mark))


def _marks(kind: str, record: Record) -> set[str]:
    """What two records that are one share: addresses and numbers; of companies, the domain of their people's mail."""
    if kind == CONTACT:
        return {point.casefold() for point in record.points}
    domains = {point.rpartition("@")[2].casefold() for point in record.points if "@" in point}
    return {f"@{domain}" for domain in domains - FREE_MAIL} | {point for point in record.points if "@" not in point}


def _first_names(name: str) -> set[str]:
    return {word for word in bare_key(name).split(" ") if len(word) > 1}


def _key(pair: Pair) -> tuple[str, int, int]:
    return (pair.kind, min(pair.source.id, pair.into.id), max(pair.source.id, pair.into.id))
