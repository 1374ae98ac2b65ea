"""/why [ID]: what a forecast stands on, and the same asked again; /why since DAY: why it has moved."""

import re
from datetime import date, timedelta

from sqlmodel import Session

from crm_engine.services.deal_cards import cards_numbered
from crm_engine.services.forecast_answers import Window
from crm_engine.services.given import recall
from crm_engine.services.whose import whose
from handlers.asking import ask_day
from handlers.command import Command, Request
from handlers.commands.forecast import KEYWORDS, read_window
from handlers.perform import texts_of
from handlers.read.dates import read_dates
from handlers.read.words import fields
from handlers.show.reasons import Moved, Replayed, show_reasons
from handlers.whom import asked_in
from storage.words import BadInput

_CODE = re.compile(r"[2-9A-HJKMNP-Z]{6}", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?P<rest>.+?)\??$", re.IGNORECASE)
SHOWN = 5


def run(session: Session, request: Request) -> Replayed | Moved:
    """Read 'K7M2QX', 'since monday next quarter team "North"', or nothing for the last forecast given."""
    if since := _SINCE.search(request.words.strip()):
        return _moved(session, request, since["rest"])
    code = request.words.strip().removeprefix("#").upper()
    if code and not _CODE.fullmatch(code):
        raise BadInput("say the six signs that stand beside a forecast, or: why since monday")
    return _replayed(session, request, code or None)


def _replayed(session: Session, request: Request, code: str | None) -> Replayed:
    # The engine loads pandas and the models, which the talking process does without.
    from crm_engine.services.forecasts import Question, forecast

    row, people = recall(session, request.actor, code)
    today = texts_of(request).today
    window = Window(row.starts, row.ends)
    again = forecast(session, request.actor, Question(people, window, row.as_of, today, row.currency))
    leading = again.outlook.leading[:SHOWN] if again.outlook is not None else ()
    cards = cards_numbered(session, request.actor, [one.deal_id for one in leading])
    return Replayed(
        code=row.code,
        given_at=row.given_at,
        said=(row.expected, row.low, row.high),
        again=again,
        deals=tuple((cards[one.deal_id], one) for one in leading if one.deal_id in cards),
    )


def _moved(session: Session, request: Request, words: str) -> Moved:
    from crm_engine.services.forecast_moves import moved
    from crm_engine.services.forecasts import Question

    positional, values = fields(words, KEYWORDS)
    people = whose(session, request.actor, asked_in(values))
    today = texts_of(request).today
    since, period = _since(request, positional, today)
    window = read_window(period, today, request.actor.timezone)
    currency = values.get("currency", "").upper() or None
    move = moved(session, request.actor, Question(people, window, today, today, currency), since)
    cards = cards_numbered(session, request.actor, [cause.deal_id for cause in move.causes])
    return Moved(move, tuple((cards[one.deal_id], one) for one in move.causes if one.deal_id in cards))


def _since(request: Request, words: str, today: date) -> tuple[date, str]:
    """The day, and the period that may follow it: 'monday next quarter'."""
    parts = words.split(" ")
    length = next((n for n in (3, 2, 1) if len(parts) >= n and _is_day(" ".join(parts[:n]), request)), 1)
    rest = " ".join(parts[length:])
    said = request.answers.get("since") or " ".join(parts[:length])
    day = ask_day(request, "since", said, "Since which day?")
    return _past(day, today, dated=any(sign.isdigit() for sign in said)), rest


def _past(day: date, today: date, *, dated: bool) -> date:
    """The latest such day before today: a weekday, and a date without its year, are read as those to come."""
    if day < today:
        return day
    if not dated:
        return day - timedelta(days=7)
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day - timedelta(days=366)


def _is_day(words: str, request: Request) -> bool:
    """Whether all of the words are a day, in one reading or two."""
    found = read_dates(words, texts_of(request).local(request.now))
    return bool(found) and all(reading.span == (0, len(words)) for reading in found)


COMMAND = Command(
    "why",
    help="What a forecast stands on, and why it has moved",
    example="why since monday",
    run=run,
    show=show_reasons,
    heavy=True,
)
