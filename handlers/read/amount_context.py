"""What stands around a number decides whether it is money, a count of things, or the price of one of them."""

import re

from handlers.read.amount_scan import Number
from handlers.read.amount_words import (
    ASKS_FOR_MONEY,
    BARE_MEASURES,
    CHINESE_ASKS_FOR_MONEY,
    COUNTED,
    GOES_ON,
    MEASURES,
    NAMED_BY_NUMBER,
)

_COUNTED_WORD = "|".join(COUNTED)
_MEASURE = "|".join(MEASURES)
_COUNT_AFTER = re.compile(rf"[ -]?(?:[a-z-]{{2,20}} )?(?:{_COUNTED_WORD})(?![a-z])")
_MANY_AFTER = re.compile(
    rf"[ -]?(?:(?:new|more|extra|additional|annual|user|active|paid) )?(?:{_COUNTED_WORD})(?![a-z])"
)
_WORD_AFTER = re.compile(r"[ -]?([a-z]+)")
_PERIODS = "month|year|annum|week|day|quarter|mo|yr|y|cent"
_UNIT_MARK = re.compile(
    rf" ?(?:(?:a|per) (?:{_PERIODS}) )?(?:each|apiece|a piece|a pop|a head|(?:per|/) ?(?!(?:{_PERIODS})\b)[a-z]+)"
)
_CHINESE_COUNT = re.compile(f" ?[多余]?(?:{_MEASURE})")
_CHINESE_BARE_COUNT = re.compile(f" ?(?:{'|'.join(BARE_MEASURES)})")

_ID_BEFORE = re.compile(
    rf"(?:#|(?<![a-z])(?:{'|'.join(NAMED_BY_NUMBER)})[.:#]? ?#?|[单编型工合同票]号[:： ]?|号码[:： ]?|房间 ?)$"
)
_ASKS = "|".join(ASKS_FOR_MONEY)
_STRONG = re.compile(
    rf"(?:(?<![a-z])(?:{_ASKS})(?: (?:at|of|is|to|them|him|her))?|=|~|≈|{'|'.join(CHINESE_ASKS_FOR_MONEY)})[ :]? ?"
    r"(?:about |around |approx\.? |[是为约了]|大约|大概)?$"
)
_WEAK = re.compile(
    r"(?:(?<![a-z])(?:for|at|to|of|is|about|around|approx\.?|roughly|only)|[:@]"
    r"|合同|订单|签了?|总?共|合计|约|大约|大概|是|为) ?$"
)
_DEAL_SENTENCE = re.compile(
    r"[/ ]?(?:(?:new|add|create|log|update) )?(?:deal|d|won|sold|order|opportunity|opp|closed?)\b"
    r"|.{0,20}(?:成交|签了|签单|商机|卖)"
)
_PRODUCT_OF_PIECES = re.compile(rf" ?(?:{'|'.join(MEASURES)}) ?[x*] ?")
_UNIT_PRICE_BEFORE = re.compile(rf"(?:单价|均价|每(?:{'|'.join(MEASURES)}))(?:是|为|[:：约 ])*$")
_PRODUCT = re.compile(r" ?[x*] ?|(?: [a-z-]{2,20}){1,2} [x*] ")
_AT_BETWEEN = re.compile(r"(?:[ -](?!(?:to|from|by|with|in|on)\b)[a-z-]{2,25}){1,3} ?(?:at|@|à|je|zu) ?| ?@ ?")
_CHINESE_UNIT_BETWEEN = re.compile(
    rf" ?(?:{_MEASURE})[^\d。；]{{0,12}}?(?:每|单价|均价|一|各)(?:{_MEASURE})?(?:是|为|：|:| )?"
)
_CHINESE_UNIT_AFTER = re.compile(rf" ?[/一每](?:{_MEASURE})")


def is_count(number: Number, folded: str) -> bool:
    """Whether the number counts things: 20 seats, 一百个账号."""
    after = folded[number.span[1] : number.span[1] + 40]
    if number.currency is not None:
        return False
    if _CHINESE_COUNT.match(after) or (not number.scaled and _CHINESE_BARE_COUNT.match(after)):
        return True
    if number.scaled or number.formatted:
        return bool(_MANY_AFTER.match(after))
    if _UNIT_MARK.match(after):
        return False
    if _COUNT_AFTER.match(after):
        return True
    word = _WORD_AFTER.match(after)
    return word is not None and word[1] not in GOES_ON


def is_price(number: Number, folded: str, bare: bool) -> bool:
    """Whether the number is money: it has a currency, a magnitude, the look of a price, or a word before it that asks
    for one.
    """
    start, end = number.span
    before, after = folded[max(0, start - 32) : start], folded[end : end + 40]
    if number.currency is not None:
        return True
    if is_count(number, folded) or (not number.scaled and _ID_BEFORE.search(before)):
        return False
    if number.scaled or _UNIT_MARK.match(after) or _CHINESE_UNIT_AFTER.match(after):
        return True
    if bare or _STRONG.search(before):
        return True
    return _looks_like_price(number, before, folded)


def _looks_like_price(number: Number, before: str, folded: str) -> bool:
    """A bare number without a clear word for money: large or written like a price, no year, no serial number."""
    value = number.value
    whole = value == value.to_integral_value()
    if not number.formatted and whole and 1990 <= value < 2050 and value != 2000:
        return False
    if number.formatted and value >= 1:
        return True
    if _WEAK.search(before):
        return value >= 25
    if value >= 10**8:
        return False
    return value >= 1000 or (value >= 100 and bool(_DEAL_SENTENCE.match(folded)))


def is_product_sign(between: str) -> bool:
    """Whether the text between two numbers multiplies them: 400 x 25."""
    return bool(_PRODUCT.fullmatch(between) or _PRODUCT_OF_PIECES.fullmatch(between))


def is_unit_price_between(count: Number, price: Number, folded: str) -> bool:
    """Whether the price, said after the count, is the price of one: 20 seats at 49, 20 seats for 49 each,
    100个账号，每个500元.
    """
    between = folded[count.span[1] : price.span[0]]
    # "3 people at 10" is a time: a bare price has to be more than an hour can be.
    priced = price.currency is not None or price.scaled or price.formatted or price.value > 24
    # "200 units @ 15" is a price all the same; people meet at 15.
    priced = priced or ("@" in between and not re.search("people|persons|guests|of us", between))
    if (priced and _AT_BETWEEN.fullmatch(between)) or _CHINESE_UNIT_BETWEEN.fullmatch(between):
        return True
    return len(between) <= 60 and not re.search("[.;。；]", between) and has_unit_mark(price, folded)


def has_unit_mark(price: Number, folded: str) -> bool:
    """Whether "each", "per seat" or 一套 stands after the price, or 单价 before it."""
    if _UNIT_PRICE_BEFORE.search(folded[max(0, price.span[0] - 8) : price.span[0]]):
        return True
    after = folded[price.span[1] : price.span[1] + 30]
    return bool(_UNIT_MARK.match(after) or _CHINESE_UNIT_AFTER.match(after))
