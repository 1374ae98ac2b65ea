"""How many leads become customers: by source and by rep, with the range of each share, and how long it takes."""

from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from sqlmodel import Session

from crm_engine.services.shares import Share, share_of
from storage import leads
from storage.words import Actor

NEED_ENDED = 10  # leads that were converted or found unqualified, before a share is said
NEED_TIMES = 5  # converted leads, before a usual time is said


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Leads of one source or rep; `share` is converted of ended, None where too few have ended."""

    name: str | None
    leads: int
    ended: int
    converted: int
    share: Share | None


@dataclass(frozen=True, slots=True)
class Duration:
    """Days from coming to conversion: half took `median` or less, the middle half between `low` and `high`."""

    median: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """Every group, all together, and how long conversions took (None: too few, `converted` is how many)."""

    by_rep: bool
    since: date | None
    lines: tuple[GroupLine, ...]
    total: GroupLine
    duration: Duration | None


def conversion(session: Session, actor: Actor, by_rep: bool, since: date | None) -> Conversion:
    """Count the leads that the actor sees, of those that came since a day.

    Open leads are in no share: they may still become either. They are missing from the durations as well, so that
    these are of those that were quick enough to be converted by now.
    """
    groups = leads.grouped(session, actor, by_rep, since)
    lines = tuple(_line(group) for group in groups)
    total = leads.Group(
        None,
        sum(group.leads for group in groups),
        sum(group.ended for group in groups),
        sum(group.converted for group in groups),
    )
    return Conversion(by_rep, since, lines, _line(total), _duration(leads.days_to_convert(session, actor, since)))


def _line(group: leads.Group) -> GroupLine:
    share = share_of(group.converted, group.ended) if group.ended >= NEED_ENDED else None
    return GroupLine(group.name, group.leads, group.ended, group.converted, share)


def _duration(days: list[int]) -> Duration | None:
    if len(days) < NEED_TIMES:
        return None
    low, median, high = quantiles(days, n=4, method="inclusive")
    return Duration(median, low, high, len(days))
