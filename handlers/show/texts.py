"""Words, money and times as one person reads them; every value is escaped here and nowhere else."""

import html
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from storage.words import EXPONENTS, minor_per_major

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """One reader's language, zone and now."""

    locale: str = "en"
    timezone: str = "UTC"
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def __call__(self, template: str, **values: object) -> Html:
        """Fill a template; values are escaped, the template is not."""
        return Html(template.format_map({name: escape(value) for name, value in values.items()}))

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))

    def day(self, day: date) -> str:
        """A day as 'Tue 15 Dec 2026'."""
        return f"{day:%a} {day.day} {day:%b %Y}"

    def moment(self, moment: datetime) -> str:
        """A time in the reader's zone as 'Tue 15 Dec 2026 09:00'."""
        local = self.local(moment)
        return f"{self.day(local.date())} {local:%H:%M}"

    @property
    def today(self) -> date:
        return self.local(self.now).date()


def escape(value: object) -> str:
    """A value as HTML text, unless it is HTML already."""
    return value if isinstance(value, Html) else html.escape(str(value), quote=False)


def money(minor: int, currency: str) -> str:
    """Minor units as '$12,500' or '12,500.50 EUR'-like text with the currency's sign; no cents where there are none."""
    exponent = EXPONENTS.get(currency, 2)
    whole, rest = divmod(abs(minor), minor_per_major(currency))
    digits = f"{whole:,}" + (f".{rest:0{exponent}d}" if rest else "")
    sign = "-" if minor < 0 else ""
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{digits}" if symbol else f"{sign}{digits} {currency}"


def short_money(minor: float, currency: str) -> str:
    """A rounded amount for tables and headlines: '$1.24M', '$12.5k'."""
    value = minor / minor_per_major(currency)
    sign = "-" if value < 0 else ""
    text = _short(abs(value))
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{text}" if symbol else f"{sign}{text} {currency}"


def _short(value: float) -> str:
    for size, mark in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size * 0.9995:
            return f"{value / size:,.0f}{mark}" if value >= size * 999.5 else f"{value / size:.3g}{mark}"
    return f"{value:,.0f}"
