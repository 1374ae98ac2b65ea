"""The made-up customers: what they are, how they buy, who works there."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from crm_engine.services.sample import cast

COMPANIES = 140


@dataclass(slots=True)
class Buyer:
    """A customer.

    known_from  the day from which deals with it are possible
    appetite    how often it looks at equipment, beside others
    refill_days mean days between orders of supplies, once it has equipment
    leaves      the chance at each order that it is the last
    fit         what the odds of each step forward are multiplied by
    rep         the place of its rep among all reps
    uses        the supplies that its equipment uses up; empty until it has any
    """

    name: str
    sector: str
    place: str
    employees: int
    known_from: date
    appetite: float
    refill_days: float
    leaves: float
    fit: float
    rep: int
    people: tuple["Person", ...]
    uses: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at a customer, at addresses and numbers that are reserved for examples."""

    name: str
    role: str
    email: str
    phone: str


def draw_buyers(draw: random.Random, start: date, reps: int) -> list[Buyer]:
    """All customers; two in five are known from the start, the others turn up over the years."""
    names = _names(draw)
    return [_buyer(draw, names[place], start, place, reps) for place in range(COMPANIES)]


def _buyer(draw: random.Random, named: tuple[str, str], start: date, place: int, reps: int) -> Buyer:
    name, sector = named
    appetite, thirst = cast.SECTORS[sector]
    known = 0 if place % 5 < 2 else draw.randrange(30, 1_000)
    employees = int(draw.lognormvariate(4.6, 1.0)) + 5
    return Buyer(
        name=name,
        sector=sector,
        place=draw.choice(cast.PLACES),
        employees=employees,
        known_from=start + timedelta(days=known),
        appetite=appetite * draw.gammavariate(1.6, 0.6) * (employees / 100) ** 0.2,
        refill_days=max(8.0, 40 / thirst / draw.gammavariate(2.0, 0.5)),
        leaves=draw.choice((0.005, 0.01, 0.03, 0.07)),
        fit=draw.lognormvariate(0, 0.3),
        rep=place % reps,
        people=tuple(_person(draw, name, place * 3 + number) for number in range(draw.choice((1, 2, 2, 3)))),
    )


def _names(draw: random.Random) -> list[tuple[str, str]]:
    """Pairs of name and sector, each name once."""
    halves = [(first, second) for first in cast.FIRST_HALVES for second in cast.SECOND_HALVES]
    names = []
    for first, second in draw.sample(halves, COMPANIES):
        sector = draw.choice(list(cast.SECTORS))
        names.append((f"{first}{second} {draw.choice(cast.ENDINGS[sector])}", sector))
    return names


def _person(draw: random.Random, company: str, number: int) -> Person:
    given, family = draw.choice(cast.GIVEN_NAMES), draw.choice(cast.FAMILY_NAMES)
    domain = company.lower().replace(" ", "-") + ".example"
    # Ofcom keeps 020 7946 0000 to 0999 for fiction; .example is reserved by RFC 2606.
    phone = f"+4420794{60_000 + number % 1_000}"
    return Person(f"{given} {family}", draw.choice(cast.CONTACT_ROLES), f"{given}.{family}@{domain}".lower(), phone)
