"""Guided dialogues, for people who prefer tapping: a command without words asks for one piece after another."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session

from handlers.command import Missing, Request
from handlers.pick import row_number
from handlers.read.words import unquote
from handlers.show.days import Day
from handlers.show.labels import shorten
from storage import customers
from storage.words import NotFound

SKIP = "skip"
_SKIPPED = frozenset({SKIP, "-", "none", "跳过", "无"})
RECENT = 6
LONGEST_LABEL = 32


def is_guided(request: Request) -> bool:
    """Whether the command was said without a word, so that it asks for all that it can take."""
    return not request.words


def step(request: Request, piece: str, question: str, choices: Sequence[tuple[str, str]] = (), **facts: object) -> str:
    """What was answered at this step, "" where it was skipped. Raises Missing where it was not asked yet."""
    answer = request.answers.get(piece)
    if answer is None:
        raise Missing(piece, question, choices, **facts)
    return "" if answer.casefold().strip() in _SKIPPED else answer


def recent_companies(session: Session, request: Request) -> list[tuple[str, str]]:
    """The companies that were last done anything with, as choices."""
    found = customers.recent_companies(session, request.actor, RECENT)
    return [(shorten(name, LONGEST_LABEL), f"company #{row_id}") for row_id, name in found]


def company_named(session: Session, request: Request, answer: str) -> str:
    """The name of the company that was chosen or typed. Raises NotFound."""
    kind, _, number = answer.partition(" ")
    row_id = row_number(number) if kind == "company" and number.startswith("#") else None
    if row_id is None:
        return unquote(answer)
    company = customers.company(session, request.actor, row_id)
    if company is None:
        raise NotFound
    return company.name


def offered_days(today: date) -> list[tuple[str, str]]:
    """Days on which deals often close: in two weeks, and the ends of this and the next month and quarter."""
    ends = [_month_end(today, months) for months in (0, 1)]
    left = (3 - today.month) % 3
    ends += [_month_end(today, months) for months in (left, left + 3)]
    days = sorted({day for day in (today + timedelta(days=14), *ends) if day > today})
    return [(Day(day, "weekday"), day.isoformat()) for day in days]


def _month_end(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
