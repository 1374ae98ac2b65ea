"""What a customer's value is answered with, in plain numbers."""

from dataclasses import dataclass
from datetime import date

from storage.rates import Rate

# A quarter: long enough to matter to a salesperson, and as long as a young record can hold out to test itself on.
HORIZON_DAYS = 90


@dataclass(frozen=True, slots=True)
class CustomerWorth:
    """One customer: what they did so far, and what they are expected to do within the horizon; money in major units.

    orders, money     won deals and their sum
    rfm               scores of recency, frequency and money, 5 the best fifth, as "5-4-5"
    buys              chance of an order within 30 days
    expected, low, high   money within the horizon, and the range that should hold 80 % of such customers
    """

    company_id: int
    company: str
    orders: int
    money: float
    last_order: date
    recency_days: int
    rfm: str
    segment: str
    grade: str
    buys: float
    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """How far such numbers were off when the last `days` were held out: mean error in orders a customer.

    by_model  whether the model of buying answers; where not, past frequency does, and `why` says why
    error, baseline_error, coverage   NaN where the record is too short to hold a part out
    """

    by_model: bool
    why: str
    error: float
    baseline_error: float
    coverage: float
    customers: int
    days: int


@dataclass(frozen=True, slots=True)
class Worths:
    """Customers valued, the most valuable first.

    customers, orders  how many the figures stand on
    others             won deals in further currencies, not counted
    rates              at which money of other currencies is counted
    mrr                what the one customer pays a month (currency, minor units); not in any other figure
    """

    label: str
    as_of: date
    horizon: int
    currency: str
    found: tuple[CustomerWorth, ...]
    customers: int
    orders: int
    check: ValueCheck
    others: tuple[tuple[str, int], ...] = ()
    rates: tuple[Rate, ...] = ()
    mrr: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NoOrder:
    """A company without a won deal that the actor sees."""

    company: str
