"""Amounts as people read them: in English with thousands and millions, in Chinese with 万 and 亿."""

from storage.phrases import Spoken, Tongue
from storage.words import EXPONENTS, minor_per_major

ENGLISH = "en"
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
UNITS = {
    ENGLISH: ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
}


class Amount(Spoken):
    """An amount of money in minor units, in full or rounded."""

    __slots__ = ("currency", "minor", "short")
    minor: float
    currency: str
    short: bool

    def __new__(cls, minor: float, currency: str, *, short: bool) -> "Amount":
        made = super().__new__(cls, _amount(minor, currency, ENGLISH, short=short))
        made.minor, made.currency, made.short = minor, currency, short
        return made

    def __reduce__(self) -> tuple[object, tuple[float, str]]:
        return (short_money if self.short else money), (self.minor, self.currency)

    def said_in(self, tongue: Tongue) -> str:
        return _amount(self.minor, self.currency, tongue.locale, short=self.short)


def money(minor: float, currency: str) -> Amount:
    """Minor units as '$12,500' or '12,500.50 CHF'; no cents where there are none."""
    return Amount(minor, currency, short=False)


def short_money(minor: float, currency: str) -> Amount:
    """A rounded amount for tables and headlines: '$1.24M', '$12.5k'."""
    return Amount(minor, currency, short=True)


def _amount(minor: float, currency: str, locale: str, *, short: bool) -> str:
    sign = "-" if minor < 0 else ""
    digits = _short(abs(minor) / minor_per_major(currency), locale) if short else _full(abs(minor), currency)
    symbol = _symbol(currency, locale)
    return f"{sign}{symbol}{digits}" if symbol else f"{sign}{digits} {currency}"


def _full(minor: float, currency: str) -> str:
    whole, rest = divmod(int(minor), minor_per_major(currency))
    return f"{whole:,}" + (f".{rest:0{EXPONENTS.get(currency, 2)}d}" if rest else "")


def _short(value: float, locale: str) -> str:
    for size, mark in UNITS.get(locale, UNITS[ENGLISH]):
        if value >= size * 0.9995:
            return f"{value / size:,.0f}{mark}" if value >= size * 999.5 else f"{value / size:.3g}{mark}"
    return f"{value:,.0f}"


def _symbol(currency: str, locale: str) -> str | None:
    """The currency's sign; None where its code stands behind the number."""
    if locale == ENGLISH:
        return SYMBOLS.get(currency)
    from babel.numbers import get_currency_symbol  # a tenth of a second, which only readers of other languages wait for

    symbol = get_currency_symbol(currency, locale)
    return symbol if symbol != currency else None
