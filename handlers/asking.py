"""Pieces that several commands ask for in the same way: a day, a time, one of several names."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from rapidfuzz import fuzz, process

from handlers.command import Missing, Request
from handlers.perform import texts_of
from handlers.read.dates import DateReading, read_date
from handlers.show.texts import Texts
from storage.names import name_key
from storage.words import BadInput

MOST_BUTTONS = 12


def ask_day(request: Request, piece: str, text: str, question: str) -> date:
    """The day that the text says, the last one of a week, month or quarter; two readings become two buttons.

    Raises BadInput, Missing.
    """
    return _last_day(_one(request, piece, read_date(text, _local(request)), question))


def ask_moment(request: Request, piece: str, text: str, question: str) -> DateReading:
    """The time ahead that the text says. Raises BadInput for one that is past, Missing for two readings."""
    return _one(request, piece, read_date(text, _local(request), future=True), question)


@contextmanager
def asking_for(piece: str) -> Iterator[None]:
    """What is wrong inside becomes the question for that piece, so that only it has to be said again."""
    try:
        yield
    except BadInput as refusal:
        raise Missing(piece, refusal.said, wrong=True) from refusal


def ask_one_of(piece: str, said: str, names: Sequence[tuple[str, str]], question: str) -> str:
    """The value whose label was said, in full or by its beginning; else the labels as buttons.

    names  (label, value) pairs
    """
    wanted = said.casefold().strip()
    for label, value in names:
        if wanted and (wanted in (label.casefold(), value.casefold()) or name_key(label) == name_key(said)):
            return value
    begins = [value for label, value in names if wanted and label.casefold().startswith(wanted)]
    if len(begins) == 1:
        return begins[0]
    raise Missing(piece, question, _likeliest(said, names))


def _likeliest(said: str, names: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """As many names as a phone shows at once, in their order; of more, those that resemble what was said."""
    if len(names) <= MOST_BUTTONS:
        return list(names)
    hits = process.extract(said, [label for label, _value in names], scorer=fuzz.WRatio, limit=MOST_BUTTONS)
    return [names[place] for _label, _score, place in hits]


def _local(request: Request) -> datetime:
    return texts_of(request).local(request.now)


def _one(request: Request, piece: str, readings: list[DateReading], question: str) -> DateReading:
    if not readings:
        raise BadInput("I cannot read a date there. Write it like tomorrow 9:00, fri, 15 Dec or 2026-12-15")
    if len(readings) == 1:
        return readings[0]
    texts = texts_of(request)
    raise Missing(piece, question, [_choice(reading, texts) for reading in readings])


def _choice(reading: DateReading, texts: Texts) -> tuple[str, str]:
    """How a reading is shown, and how it is read again without a doubt: a bare day stays one."""
    if reading.grain in ("minute", "hour"):
        return texts.moment(reading.start), reading.start.isoformat(timespec="minutes")
    day = texts.local(reading.start).date()
    return texts.day(day), day.isoformat()


def _last_day(reading: DateReading) -> date:
    """The day itself; of a week its Friday, of a longer period its last day."""
    first = reading.start.date()
    months = {"month": 1, "quarter": 3, "year": 12}.get(reading.grain)
    if months is None:
        return first + timedelta(days=4) if reading.grain == "week" else first
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1) - timedelta(days=1)
