"""Forecasts that were given: kept as they were said, found again by their code, and held against what came."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from crm_engine.services.exchange import exchange
from crm_engine.services.forecast_answers import Forecast, Window
from crm_engine.services.whose import PART, Whose, once_meant
from storage import given
from storage.tables import GivenForecast
from storage.words import Actor, NotFound, minor_per_major

MOST_JUDGED = 5_000
HORIZONS = (31, 92, 731)  # days to go when it was said


@dataclass(frozen=True, slots=True)
class Given:
    """A forecast to be kept: the columns of its row, but for the person and the time."""

    code: str
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A forecast whose days are over, beside what came. Money in minor units; naive None where there was none."""

    code: str
    label: str
    window: Window
    as_of: date
    currency: str
    expected: int
    low: int
    high: int
    naive: int | None
    came: int

    @property
    def held(self) -> bool:
        """Whether the truth lies in the range."""
        return self.low <= self.came <= self.high

    @property
    def days_left(self) -> int:
        return self.window.left(self.as_of)


@dataclass(frozen=True, slots=True)
class Record:
    """How right the forecasts with so many days to go were.

    wape, naive_wape  sum of absolute errors / sum of what came; None where nothing came, or where no baseline spoke.
                      naive_wape and rival_wape, ours, stand on the forecasts for which the baseline spoke
    bias              sum of errors / sum of what came, above 0 where too much was said
    held              share of the 80 % ranges that held
    """

    longest: int
    forecasts: int
    wape: float | None
    naive_wape: float | None
    rival_wape: float | None
    bias: float | None
    held: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was said ahead of time, and what came.

    running, first_end  forecasts whose days are not over, and when the first of them is
    elsewhere           forecasts in other currencies, which are not counted
    """

    currency: str
    records: tuple[Record, ...]
    judged: tuple[Judged, ...]
    running: int
    first_end: date | None
    elsewhere: int = 0


def given_of(forecast: Forecast) -> Given | None:
    """What is kept of a forecast; None where no number was given, or for only some of somebody's deals."""
    said = forecast.outlook
    if said is None or forecast.about[0] == PART:
        return None
    unit = minor_per_major(forecast.currency)
    kind, row_id = forecast.about
    columns = {
        "about": kind,
        "about_id": row_id,
        "label": str(forecast.label),
        "as_of": forecast.as_of,
        "starts": forecast.window.start,
        "ends": forecast.window.end,
        "ahead": forecast.as_of == forecast.asked_on,
        "currency": forecast.currency,
        "won": round(forecast.won * unit),
        "expected": round(said.expected * unit),
        "low": round(said.low * unit),
        "high": round(said.high * unit),
        "naive": None if said.naive is None else round(said.naive * unit),
        "answer": {"method": said.method, "rows": asdict(forecast.rows), "from_open": said.from_open},
    }
    return Given(forecast.code, columns)


def keep(session: Session, person_id: int, told: Given, now: datetime) -> None:
    """Write it down as said to this person; the very same is written once."""
    given.keep(session, {"code": told.code, "person_id": person_id, "given_at": now, **told.columns})


def recall(session: Session, actor: Actor, code: str | None = None) -> tuple[GivenForecast, Whose]:
    """A forecast that the actor was given, the last one without a code, and whose deals it counts.

    Raises NotFound, also where the actor may not ask for them any more.
    """
    row = given.of_person(session, actor.user_id, code)
    if row is None:
        raise NotFound
    return row, once_meant(session, actor, row.about, row.about_id)


def accuracy(session: Session, actor: Actor, today: date) -> Accuracy:
    """Every forecast given ahead of time whose days are over, one a question and day, held against what came."""
    seen: dict[tuple[Any, ...], GivenForecast] = {}
    for row in given.ahead(session, actor, ended_before=today, most=MOST_JUDGED):
        seen.setdefault((row.about, row.about_id, row.starts, row.ends, row.currency, row.as_of), row)
    judged = [found for row in seen.values() if (found := _judge(session, actor, row)) is not None]
    currencies = [one.currency for one in judged]
    currency = max(currencies, key=currencies.count, default=actor.currency)
    counted = [one for one in judged if one.currency == currency]
    running, first_end = given.still_running(session, actor, today)
    return Accuracy(currency, _records(counted), tuple(counted), running, first_end, len(judged) - len(counted))


def _judge(session: Session, actor: Actor, row: GivenForecast) -> Judged | None:
    """None where the actor may not ask for these deals any more."""
    try:
        people = once_meant(session, actor, row.about, row.about_id)
    except NotFound:
        return None
    owners = [] if people.owners is None else [people.owners]
    won = given.won_between(session, actor, owners, row.starts, row.ends)
    # At the rates of the day on which it was said, as the forecast itself; what had none was not in it.
    rates = exchange(session, row.currency, row.as_of)
    came = sum(rates.convert(amount, currency) for currency, amount in won.items() if rates.knows(currency))
    window = Window(row.starts, row.ends)
    return Judged(
        row.code, people.label, window, row.as_of, row.currency, row.expected, row.low, row.high, row.naive, came
    )


def _records(judged: list[Judged]) -> tuple[Record, ...]:
    records, shortest = [], 0
    for longest in HORIZONS:
        some = [one for one in judged if shortest < one.days_left <= longest]
        shortest = longest
        if some:
            records.append(_record(longest, some))
    return tuple(records)


def _record(longest: int, some: list[Judged]) -> Record:
    came = sum(one.came for one in some)
    rivals = [(one, one.naive) for one in some if one.naive is not None]
    shared = sum(one.came for one, _naive in rivals)
    return Record(
        longest=longest,
        forecasts=len(some),
        wape=_share(sum(abs(one.expected - one.came) for one in some), came),
        naive_wape=_share(sum(abs(naive - one.came) for one, naive in rivals), shared),
        rival_wape=_share(sum(abs(one.expected - one.came) for one, _naive in rivals), shared),
        bias=_share(sum(one.expected - one.came for one in some), came),
        held=sum(one.held for one in some) / len(some),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None
