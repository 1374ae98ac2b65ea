"""A list of exchange rates, a row a day and pair."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from crm_engine.services.imports.reading import Reader
from crm_engine.services.imports.rows import CHUNK, Values, rewrite, table_of, write_new
from crm_engine.services.imports.source import Importing
from crm_engine.services.rates import check_rate
from storage.rates import Rate
from storage.tables import ExchangeRate
from storage.words import BadInput, NotAllowed, Role

Key = tuple[str, str, date]


def import_rates(at: Importing, reader: Reader) -> None:
    """Bring rates in; one that is there for its day becomes what the file says. Raises NotAllowed but for admins."""
    if at.actor.role is not Role.ADMIN:
        raise NotAllowed("rates are given by admins: every total depends on them")
    said: dict[Key, Decimal] = {}
    for row in reader.rows():
        base, quote = (reader.text(row, name, needed=True) for name in ("base", "quote"))
        day, worth = reader.day(row, "day"), reader.decimal(row, "rate")
        if reader.report.is_skipped(row.number) or base is None or quote is None:
            continue
        if day is None or worth is None:
            reader.skip(row, "day" if day is None else "rate", "this is empty")
            continue
        rate = Rate(base.upper(), quote.upper(), worth, day)
        try:
            check_rate(rate, at.now.date())
        except BadInput as refusal:
            reader.skip(row, "rate", str(refusal))
            continue
        said[rate.base, rate.quote, day] = worth
    found = _standing(at, said)
    news = [
        (found[key], {"rate": f"{rate:f}"})
        for key, rate in said.items()
        if key in found and Decimal(found[key]["rate"]) != rate
    ]
    made = [
        {"base": base, "quote": quote, "day": day, "rate": f"{rate:f}", "at": at.now}
        for (base, quote, day), rate in said.items()
        if (base, quote, day) not in found
    ]
    reader.report.created, reader.report.updated = (
        len(write_new(at.session, ExchangeRate, made)),
        len(rewrite(at.session, ExchangeRate, news)),
    )


def _standing(at: Importing, said: dict[Key, Decimal]) -> dict[Key, Values]:
    table, days = table_of(ExchangeRate), sorted({day for _base, _quote, day in said})
    found: dict[Key, Values] = {}
    for start in range(0, len(days), CHUNK):
        rows = at.session.execute(select(table).where(table.c.day.in_(days[start : start + CHUNK]))).mappings()
        found |= {(row["base"], row["quote"], row["day"]): dict(row) for row in rows}
    return found
