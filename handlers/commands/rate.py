"""/rate EUR USD 1.08 [DAY]: what a currency is worth in another; /rate currency EUR: the team's own."""

from decimal import Decimal, InvalidOperation

from sqlmodel import Session

from crm_engine.services.deals import local_day
from crm_engine.services.rates import OwnCurrency, Rates, RateSet, rates_of, set_own_currency, set_rate
from handlers.asking import ask_day
from handlers.command import Command, Reply, Request
from handlers.read.money import CURRENCIES
from handlers.read.words import split
from handlers.show.rates import show_own, show_rate_set, show_rates
from handlers.show.texts import Texts
from storage.rates import Rate
from storage.words import BadInput

OWN = "currency"


def run(session: Session, request: Request) -> Rates | RateSet | OwnCurrency:
    """Read nothing, 'EUR USD', 'EUR USD 1.08 2026-11-01' or 'currency EUR'."""
    today = local_day(request.now, request.actor)
    parts = split(request.words)
    if not parts:
        return rates_of(session, request.actor, today)
    if parts[0].casefold() == OWN and len(parts) == 2:
        return set_own_currency(session, request.actor, _code(parts[1]))
    if len(parts) < 2:
        raise BadInput("say two currencies and the rate")
    base, quote = _code(parts[0]), _code(parts[1])
    if len(parts) == 2:
        return rates_of(session, request.actor, today, (base, quote))
    said = " ".join(parts[3:])
    day = ask_day(request, "day", request.answers.get("day") or said, "Of which day?") if said else today
    return set_rate(session, request.actor, Rate(base, quote, _rate(parts[2]), day), request.now, today)


def _code(said: str) -> str:
    code = said.upper()
    if code not in CURRENCIES:
        raise BadInput("I do not know the currency {said}; say its three letters, such as EUR", said=said[:20])
    return code


def _rate(said: str) -> Decimal:
    try:
        return Decimal(said if "." in said else said.replace(",", "."))
    except InvalidOperation as error:
        raise BadInput("a rate is a number above zero, such as 1.08") from error


def show(told: Rates | RateSet | OwnCurrency, texts: Texts) -> Reply:
    """What holds, or what was kept."""
    if isinstance(told, Rates):
        return show_rates(told, texts)
    return show_own(told, texts) if isinstance(told, OwnCurrency) else show_rate_set(told, texts)


COMMAND = Command(
    "rate",
    help="Exchange rates by day, and the team's currency",
    example="rate EUR USD 1.08 2026-11-01",
    run=run,
    show=show,
)
