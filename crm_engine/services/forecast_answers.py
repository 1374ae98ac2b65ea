"""What a forecast answers with, in plain numbers: what a reply is worded from, without the engine's heavy parts."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from storage.rates import Rate

CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Window:
    """Days from start to end, both among them."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def left(self, as_of: date) -> int:
        """Days of the window still to come after a day."""
        return max(0, (self.end - as_of).days) if as_of >= self.start else self.days


@dataclass(frozen=True, slots=True)
class Check:
    """How wrong answers of this kind were on past days, each from what was known then.

    days      length of the tested windows
    wape      sum of absolute errors / sum of what came; naive_wape of the same window a quarter earlier (NaN: none)
    coverage  share of the 80 % ranges that held
    """

    origins: int
    days: int
    wape: float
    naive_wape: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Method:
    """One way to foresee the days to come: its past errors (mse in money squared) and its part in the answer.

    weight    in the combination, 0 to 1
    forecast  what it says of the days that were asked about, in major units; NaN where it cannot say
    """

    name: str
    origins: int
    wape: float
    mae: float
    mse: float
    weight: float
    chosen: bool
    forecast: float


@dataclass(frozen=True, slots=True)
class Leading:
    """An open deal in a forecast: its chance of being won in the days asked about, and what it brings (major units)."""

    deal_id: int
    chance: float
    brings: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """The number: revenue of the whole window, what is won already and what is still to come; money in major units.

    naive    what the plain baseline says: won, and the same days of the quarter before
    methods  every way that was tried, with its past errors
    leading  the open deals that bring most
    """

    expected: float
    low: float
    high: float
    from_open: float
    from_new: float
    method: str
    check: Check
    naive: float | None = None
    methods: tuple[Method, ...] = ()
    leading: tuple[Leading, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """The deals that the answer stands on: known by the day, and what they lack.

    outlived  open deals so old that none of that age was ever won
    undated   open deals without a start
    """

    closed: int
    won: int
    open: int
    outlived: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing for a number: so many `what`, where so many are needed."""

    have: int
    need: int
    what: str


@dataclass(frozen=True, slots=True)
class Came:
    """What was won in the window in truth, up to `until`; `whole` where the window was over by then."""

    amount: float
    until: date
    whole: bool


@dataclass(frozen=True, slots=True)
class Fan:
    """Revenue won a month or week, and how the series goes on by itself; money in major units.

    starts, actual   complete periods before the day (t,)
    ahead, mean      periods to come (h,); `ranges` level -> (low, high)
    came             what came in the periods to come where they are over by now, else None
    model            what answered
    """

    grain: str
    starts: tuple[date, ...]
    actual: tuple[float, ...]
    ahead: tuple[date, ...]
    mean: tuple[float, ...]
    ranges: dict[float, tuple[tuple[float, ...], tuple[float, ...]]]
    came: tuple[float | None, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What will be won in a window, as of a day; `outlook` is missing where `lack` says why, or the window is over.

    won     revenue won inside the window up to the day
    others  further currencies and their deals, not counted
    rates   at which money of other currencies is counted
    about   whose deals, as it is kept: all, team, person or region, and its row
    asked_on  the day on which it was asked, where that is known
    """

    label: str
    window: Window
    as_of: date
    currency: str
    won: float
    rows: Rows
    outlook: Outlook | None = None
    lack: Lack | None = None
    came: Came | None = None
    fan: Fan | None = None
    others: tuple[tuple[str, int], ...] = ()
    rates: tuple[Rate, ...] = ()
    about: tuple[str, int | None] = ("all", None)
    asked_on: date | None = None

    @property
    def code(self) -> str:
        """What the figure is called: the same question on the same data has the same code, whoever asks."""
        said = self.outlook
        numbers = (said.expected, said.low, said.high, said.from_open, said.from_new) if said else ()
        cents = [round(number, 2) for number in (self.won, *numbers)]
        counts = (self.rows.closed, self.rows.won, self.rows.open)
        told = (self.about, self.window.start, self.window.end, self.as_of, self.currency, counts, cents)
        digest = sha256(repr(told).encode()).digest()
        return "".join(CODE_SIGNS[byte % len(CODE_SIGNS)] for byte in digest[:CODE_LENGTH])

    @property
    def days_left(self) -> int:
        return self.window.left(self.as_of)

    @property
    def by_series(self) -> float | None:
        """What the series alone says of the window; None where the window is no whole number of its months."""
        if self.fan is None or self.fan.grain != "month":
            return None
        after = self.window.end + timedelta(days=1)
        starts = (*self.fan.starts, *self.fan.ahead)
        if self.window.start not in starts or after.day != 1 or self.fan.ahead[-1] != self.window.end.replace(day=1):
            return None
        every = zip(starts, (*self.fan.actual, *self.fan.mean), strict=True)
        return sum(amount for start, amount in every if self.window.start <= start < after)

    @property
    def ahead(self) -> bool:
        """Whether the window begins after the day that follows the as-of day."""
        return self.window.start > self.as_of + timedelta(days=1)
