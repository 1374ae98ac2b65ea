"""Which kind of table a file is, and which of its columns is what: both follow from the headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crm_engine.services.imports.guesses import AMOUNTS, guess_columns
from crm_engine.services.imports.headers import words_of
from storage.names import name_key
from storage.phrases import say
from storage.words import BadInput

OWNER = "owner, deal owner, opportunity owner, account owner, sales agent, agent, rep, sales rep, salesperson"
COMPANY = "account, account name, company, company name, customer, customer name, client, organisation, organization"
PRODUCT = "product, product name, item"

# For each kind, its fields and the headers that mean them, the surest first.
KINDS: dict[str, dict[str, str]] = {
    "rates": {
        "base": "base, base currency, from, from currency",
        "quote": "quote, quote currency, to, to currency",
        "day": "date, day, rate date, valid from",
        "rate": "rate, exchange rate, fx rate",
    },
    "teams": {
        "agent": "sales agent, agent, sales rep, rep, salesperson, owner, user, member, seller, name",
        "manager": "manager, sales manager, team lead, team leader, supervisor",
        "team": "team, team name, sales team",
        "region": "regional office, region, territory, office",
    },
    "products": {
        "name": f"{PRODUCT}, name",
        "series": "series, product series, product line, product family, family, line, category",
        "list_price": "sales price, list price, unit price, retail price, price",
        "currency": "currency, currency code",
    },
    "companies": {
        "name": f"{COMPANY}, name",
        "sector": "sector, industry, vertical, branch",
        "location": "office location, location, country, city, headquarters, address",
        "employees": "employees, number of employees, employee count, headcount, staff",
        "owner": f"{OWNER}, account manager",
        "revenue": "revenue, annual revenue, turnover",
        "year_established": "year established, established, founded, year founded",
        "subsidiary_of": "subsidiary of, parent, parent account, parent company",
        "website": "website, web site, url, domain",
    },
    "contacts": {
        "name": "contact, contact name, full name, name, person",
        "first_name": "first name, given name, forename",
        "last_name": "last name, surname, family name",
        "company": COMPANY,
        "role": "role, contact role, job title, title, position, function",
        "email": "email, e-mail, email address, mail, work email",
        "phone": "phone, phone number, telephone, tel, mobile, mobile phone, cell, work phone",
        "owner": f"{OWNER}, contact owner",
    },
    "deals": {
        "external_id": "opportunity id, deal id, record id, external id, id, opportunity number, deal number, ref",
        "title": "deal name, opportunity name, opportunity, deal, title, subject, name",
        "owner": f"{OWNER}, account executive, assigned to, seller, user",
        "company": COMPANY,
        "product": PRODUCT,
        "stage": "deal stage, sales stage, opportunity stage, stage, stage name, deal status, status",
        "created_on": "engage date, created, create date, created date, created on, created at, date created, "
        "open date, opened, start date",
        "closed_on": "close date, closed date, closed on, closed, date closed, closing date, actual close date",
        "expected_close": "expected close, expected close date, expected closing date, target date, forecast date",
        "close_value": "close value, amount, value, deal value, deal amount, deal size, opportunity amount, total",
        "list_price": "list price, list amount, list value, sales price, retail price",
        "currency": "currency, currency code, deal currency, currency iso code",
        "source": "lead source, source, deal source, channel",
        "lost_reason": "lost reason, loss reason, closed lost reason, reason lost, reason",
    },
    "orders": {
        "external_id": "order id, order number, order no, invoice, invoice number, invoice no, transaction id",
        "company": COMPANY,
        "ordered_on": "order date, ordered on, invoice date, transaction date, purchase date, date",
        "amount": "order amount, order total, order value, amount, total, value, revenue",
        "currency": "currency, currency code",
        "product": PRODUCT,
        "deal": "deal id, opportunity id",
        "owner": OWNER,
    },
}
ORDER = tuple(KINDS)

# Beside the fields that must all be there, one of the others must.
NEEDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "rates": ("rate", ("base", "quote")),
    "teams": ("agent", ("manager", "team")),
    "products": ("name", ("list_price", "series")),
    "companies": ("name", ()),
    "contacts": ("name", ("email", "phone", "role", "company")),
    "orders": ("external_id", ("ordered_on",)),
    "deals": ("stage", ("external_id", "company", "title", "product")),
}
# What fields are called to people, where that is not their own name.
NAMES = {"close_value": "amount", "external_id": "id", "agent": "sales agent", "list_price": "price"}


@dataclass(frozen=True, slots=True)
class Mapping:
    """The kind of a table and the place of each field's column. `guessed`: fields whose headers are not known words."""

    kind: str
    places: dict[str, int]
    headers: tuple[str, ...]
    guessed: frozenset[str] = frozenset()

    def header(self, name: str) -> str:
        """The field's header as the file has it."""
        return self.headers[self.places[name]]

    def currency(self, name: str) -> str | None:
        """The currency that the header of an amount names, as in Amount (EUR)."""
        return words_of(self.header(name)).currency if name in AMOUNTS and name in self.places else None

    @property
    def columns(self) -> dict[str, str | None]:
        """Each header and the field that it becomes; None where it is not used."""
        fields = {place: name for name, place in self.places.items()}
        found: dict[str, str | None] = {}
        for place, header in enumerate(self.headers):
            found.setdefault(header, fields.get(place))
        return found


def recognise(name: str, headers: Sequence[str], rows: Sequence[Sequence[Any]] = ()) -> Mapping:
    """What the table is and what its columns are; what no known header says is guessed.

    rows  cells of the first rows, by which a guess is checked

    Raises BadInput, naming what is missing, where it is none of the known kinds.
    """
    sure = {kind: as_kind(kind, headers) for kind in KINDS}
    likeliest = _likeliest(sure)
    if lacks(likeliest) is None:
        return as_kind(likeliest.kind, headers, rows)
    guessed = nearest(headers, rows)
    if lacks(guessed) is None:
        return guessed
    if len(likeliest.places) < 2:
        raise _unknown(name, headers)
    raise BadInput(
        "the file {file} looks like {kind}, but {lack}", file=name, kind=likeliest.kind, lack=lacks(likeliest)
    )


def nearest(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> Mapping:
    """The likeliest kind with its columns, known and guessed, even where it lacks some."""
    return _likeliest({kind: as_kind(kind, headers, rows) for kind in KINDS})


def as_kind(kind: str, headers: Sequence[str], rows: Sequence[Sequence[Any]] | None = None) -> Mapping:
    """The columns of a table of a known kind: those with known headers, and with `rows` those that can be guessed."""
    places = _places(kind, [name_key(header) for header in headers])
    if rows is None:
        return Mapping(kind, places, tuple(headers))
    guessed = guess_columns(kind, KINDS[kind], headers, rows, places)
    return Mapping(kind, {**places, **guessed}, tuple(headers), frozenset(guessed))


def _likeliest(tries: dict[str, Mapping]) -> Mapping:
    """The one that places the most columns, and lacks nothing where another places as many."""
    most = max(len(mapping.places) for mapping in tries.values())
    best = [tries[kind] for kind in reversed(ORDER) if len(tries[kind].places) == most]
    return next((mapping for mapping in best if lacks(mapping) is None), best[0])


def _places(kind: str, keys: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, words in KINDS[kind].items():
        for word in words.split(", "):
            key = name_key(word)
            if key in keys and keys.index(key) not in places.values():
                places[field] = keys.index(key)
                break
    return places


def lacks(mapping: Mapping) -> str | None:
    """What a table of this kind must have and has not."""
    must, one_of = NEEDS[mapping.kind]
    named = must in mapping.places or (must == "name" and {"first_name", "last_name"} & mapping.places.keys())
    if not named:
        words = KINDS[mapping.kind][must].split(", ")[:3]
        return say(
            "has no column for the {get} (such as {known}); add it or rename the column",
            get=NAMES.get(must, must),
            known=", ".join(words),
        )
    if one_of and not any(field in mapping.places for field in one_of):
        return say("has none of these columns: {known}", known=", ".join(NAMES.get(field, field) for field in one_of))
    alone = mapping.kind == "companies" and len(mapping.places) == 1 and name_key(mapping.header("name")) == "name"
    return say("has no column beside the name; call it Company") if alone else None


def _unknown(name: str, headers: Sequence[str]) -> BadInput:
    return BadInput(
        "I do not recognise the columns of {file} ({found}). The first row has to name them, such as:"
        " Company, Owner, Stage, Amount, Close date (deals); Company, Sector (companies); Product, Price (products);"
        " Agent, Manager (teams); From, To, Date, Rate (rates); Name, Email, Phone (contacts)",
        file=name,
        found=", ".join(headers[:8])[:200],
    )
