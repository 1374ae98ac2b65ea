"""Currencies: the ISO 4217 codes, how people write them, and how many decimals each has."""

import re
from decimal import Decimal
from fractions import Fraction

from storage.words import CURRENCIES, EXPONENTS, BadInput

LARGEST = Decimal(10) ** 15

# Codes that are words of a sentence too: read as money only in capitals.
_WORDLIKE_CODES = "all bam bob cop cup gel lak mad mop nad pen ron sos top try"
_WORDLIKE = frozenset(_WORDLIKE_CODES.split())

SYMBOLS = {
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "au$": "AUD",
    "ca$": "CAD",
    "nz$": "NZD",
    "a$": "AUD",
    "c$": "CAD",
    "s$": "SGD",
    "r$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "฿": "THB",
    "₪": "ILS",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
}
WORDS = {
    **dict.fromkeys(("dollar", "dollars", "buck", "bucks", "dolar", "dolars", "doller", "dollers", "dollas"), "USD"),
    **dict.fromkeys(("euro", "euros", "eruo", "eruos", "euor", "eurp", "eurs"), "EUR"),
    **dict.fromkeys(("quid", "sterling", "pound", "pounds", "punds", "pouds"), "GBP"),
    **dict.fromkeys(("rs", "rs.", "rupee", "rupees", "rupes", "ruppees"), "INR"),
    **dict.fromkeys(("yuan", "rmb", "renminbi"), "CNY"),
    **dict.fromkeys(("franken", "sfr", "sfr."), "CHF"),
    "yen": "JPY",
    "zł": "PLN",
    "zloty": "PLN",
    "reais": "BRL",
}
CHINESE = {
    **dict.fromkeys(("人民币", "元", "块钱", "块", "圆"), "CNY"),
    **dict.fromkeys(("美元", "美金", "美刀"), "USD"),
    **dict.fromkeys(("港币", "港元"), "HKD"),
    **dict.fromkeys(("日元", "日币"), "JPY"),
    **dict.fromkeys(("新台币", "台币"), "TWD"),
    "欧元": "EUR",
    "英镑": "GBP",
    "韩元": "KRW",
    "卢布": "RUB",
    "卢比": "INR",
    "新加坡元": "SGD",
    "澳元": "AUD",
    "加元": "CAD",
    "瑞士法郎": "CHF",
}


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_CODES = [code.lower() for code in CURRENCIES]
BEFORE = (
    rf"{_alternatives([*SYMBOLS, '¥'])}|(?<![a-z])(?:{_alternatives([*_CODES, 'rmb', 'rs.', 'rs', 'sfr.', 'sfr'])})"
)
AFTER = (
    rf"(?:{_alternatives([*SYMBOLS, '¥'])})(?!\d)|(?:{_alternatives([*WORDS, *_CODES])})(?![a-z])"
    rf"|{_alternatives(list(CHINESE))}"
)


def currency_of(said: str, as_typed: str, chinese: bool) -> str | None:
    """The ISO code for a currency as said (folded) and as typed; None where the word is a word of the sentence."""
    if said == "¥":
        return "CNY" if chinese else "JPY"
    if said in _WORDLIKE and not as_typed.isupper():
        return None
    code = SYMBOLS.get(said) or WORDS.get(said) or CHINESE.get(said)
    if code is None and said.upper() in CURRENCIES:
        code = said.upper()
    return code


def minor_units(value: Decimal, currency: str) -> int:
    """The value in the currency's smallest unit, exactly: 12.50 EUR is 1250, 12 JPY is 12.

    Raises BadInput: `unknown_currency` for a code that ISO 4217 does not have, `too_many_decimals` for more
    decimals than the currency has, `infinite` for NaN and infinity, `too_large` above 10^15.
    """
    code = currency.upper()
    if code not in CURRENCIES:
        raise BadInput("I do not know the currency {currency}.", reason="unknown_currency", currency=currency)
    if not value.is_finite():
        raise BadInput("An amount has to be a finite number.", reason="infinite", currency=code)
    decimals = EXPONENTS.get(code, 2)
    if abs(value) > LARGEST:
        raise BadInput("That amount is too large to be one.", reason="too_large", currency=code)
    units = Fraction(value) * 10**decimals
    if units.denominator != 1:
        raise BadInput(
            "{code} has {decimals} decimals, and {value} has more.",
            reason="too_many_decimals",
            currency=code,
            decimals=decimals,
            code=code,
            value=value,
        )
    return int(units.numerator)


def major_units(units: int, currency: str) -> Decimal:
    """The value in major units: 1250 of EUR is 12.50, 12 of JPY is 12. The inverse of `minor_units`."""
    return Decimal(units).scaleb(-EXPONENTS.get(currency.upper(), 2))
