"""/forecast [PERIOD] [team|rep|region NAME] [as of DATE]: what will be won, with its range and its record."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from crm_engine.services.forecast_answers import Forecast, Window
from crm_engine.services.given import Given, given_of
from crm_engine.services.whose import Asked, Whose, whose
from handlers.asking import ask_day
from handlers.command import CALLBACK_BYTES, Button, Command, Reply, Request
from handlers.read.dates import read_period
from handlers.read.words import fields
from handlers.show.days import plain_day, window_name
from handlers.show.forecasts import forecast_text
from handlers.show.texts import Texts
from handlers.whom import WHOSE_WORDS, as_words, asked_in, shorter
from storage.phrases import say
from storage.words import CURRENCIES, BadInput, NotFound

KEYWORDS = (*WHOSE_WORDS, "as", "currency")
# A length from today on ("90d"), as the reader labels it; a named period is labelled by its number.
_LENGTH = re.compile(r"\d[\d.]*(?:wd|[dwmqy])")


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast, and the words that ask for the same people's again."""

    forecast: Forecast
    people: str


def run(session: Session, request: Request) -> Told:
    """Read 'next quarter team "North" as of 2026-04-01' and ask the engine."""
    # The engine loads pandas and the models, which the talking process does without.
    from crm_engine.services.forecasts import Question, forecast

    positional, values = fields(request.words, KEYWORDS)
    today = request.now.astimezone(ZoneInfo(request.actor.timezone)).date()
    as_of = _as_of(request, values, today)
    asked, people, period = _people(session, request, asked_in(values), positional)
    window = read_window(period, as_of, request.actor.timezone)
    question = Question(people, window, as_of, today, _currency(values))
    return Told(forecast(session, request.actor, question), as_words(asked))


def show(told: Told, texts: Texts) -> Reply:
    """The answer, its picture, and the next questions as buttons."""
    forecast = told.forecast
    photo = None
    if forecast.fan is not None:
        from handlers.show.charts import draw_fan  # matplotlib, as above

        photo = draw_fan(forecast, forecast.fan, texts)
    return Reply(forecast_text(forecast, texts), _buttons(told, texts.today), photo=photo)


def read_window(text: str, as_of: date, timezone: str) -> Window:
    """The days that the words mean, this quarter where there are none; a length begins on the day after as_of.

    Raises BadInput where they mean none.
    """
    said = re.sub(r"^(?:for|the) ", "", text.strip())
    period = read_period(said or "quarter", datetime.combine(as_of, time(12), ZoneInfo(timezone)))
    shift = timedelta(days=1) if period.start == as_of and _LENGTH.fullmatch(period.label) else timedelta()
    return Window(period.start + shift, period.end + shift - timedelta(days=1))


def _people(session: Session, request: Request, asked: Asked, period: str) -> tuple[Asked, Whose, str]:
    """Whose deals, and the period, which may stand behind the name as well: 'team North next quarter'."""
    try:
        return asked, whose(session, request.actor, asked), period
    except NotFound:
        for fewer, words in shorter(asked) if not period else ():
            try:
                people = whose(session, request.actor, fewer)
            except NotFound:
                continue
            return fewer, people, words
        raise


def _as_of(request: Request, values: dict[str, str], today: date) -> date:
    said = request.answers.get("as_of") or values.get("as")
    if said is None:
        return today
    said = said.removeprefix("of ").strip()
    if not said or said == "of":
        raise BadInput("say the day: as of 2026-04-01")
    day = ask_day(request, "as_of", said, "As of which day?")
    if day > today:
        raise BadInput("{day} is still to come; say a past day with its year", day=plain_day(day))
    return day


def _currency(values: dict[str, str]) -> str | None:
    said = values.get("currency", "").upper()
    if said and said not in CURRENCIES:
        raise BadInput("I do not know the currency {said}; say it like USD or EUR", said=said[:10])
    return said or None


def _buttons(told: Told, today: date) -> list[list[Button]]:
    forecast = told.forecast
    asks = [
        (say("Month"), "month"),
        (say("Quarter"), "quarter"),
        (say("Next quarter"), "next quarter"),
        (say("90 days"), "90d"),
    ]
    if forecast.days_left == 0 and forecast.window.end < today:
        start = forecast.window.start
        period = f"{window_name(start, forecast.window.end)} as of {start.isoformat()}"
        asks = [(say("What I would have said then"), period)]
    data = [(label, f"forecast {words}{told.people}") for label, words in asks]
    rows = [[Button(label, words) for label, words in data if len(words.encode()) <= CALLBACK_BYTES]]
    return rows + ([[Button(say("Why?"), f"why {forecast.code}")]] if forecast.outlook is not None else [])


def _given(told: Told) -> Given | None:
    return given_of(told.forecast)


COMMAND = Command(
    "forecast",
    help="What will be won, how sure that is, and how wrong it was before",
    example='forecast next quarter team "North"',
    run=run,
    show=show,
    aliases=("f",),
    heavy=True,
    keep=_given,
    refreshes=True,
)
