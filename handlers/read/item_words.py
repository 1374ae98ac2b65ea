"""Line items in words: 20 x "GTX Pro" at 49, 20 seats at 49 each less 10%, 49 per month, 20 个账号，每个 49 元."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.read.amount_context import is_count, is_unit_price_between
from handlers.read.amount_scan import Number, scan
from handlers.read.amount_words import MEASURES
from handlers.read.folding import Span, fold, hide_names
from handlers.read.item_tails import Tail, read_tail
from handlers.read.words import unquote
from storage.words import ItemPeriod

MOST_PIECES = 1_000_000
_NAME = r"(?P<name>\"[^\"]{1,200}\"|“[^”]{1,200}”|[^\W\d][^,;@]{0,60}?)"
_WHOM = r"(?: (?:to|for|with) (?P<whom>[^\d,;@]{1,60}?))?"
_AT = r" ?(?P<at>at|@|à|for|je|zu) ?$"
_TIMES = re.compile(rf" ?[x*] ?{_NAME}{_WHOM}{_AT}")
_COUNTED = re.compile(rf"[ -](?P<name>[^\W\d][\w-]{{1,25}}(?: [a-z-]{{2,25}})?){_WHOM}{_AT}")
_MEASURE = "|".join(MEASURES)
_CHINESE = re.compile(
    rf" ?(?:{_MEASURE})(?P<name>[^\d，,。；; ]{{0,12}}?)[，, ]*(?:每|单价|均价|一|各)(?:{_MEASURE})?"
    r"[，, ]*(?P<per>每月|每年)?[是为：: ]*$"
)
_CHINESE_EVERY = re.compile(r"(?:每个?月|每年|月费|年费)[是为：: ]*$")
_BY_PRICE_LIST = re.compile(
    r"(?<![\w.,])(?P<count>\d{1,6}) ?[x*] ?(?P<name>\"[^\"]{1,200}\"|“[^”]{1,200}”|[^\W\d][^,;@\d\"]{0,60}?)"
    r"(?= ?(?:$|[,;+])| and \d)"
)
_JOINTS = re.compile(r"^[\s,;+&]*(?:and |plus |以及|和)?|[\s,;+&]+$")


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One line item as said; `price` (major units) is None where only the price list can say it, `name` may be empty.

    discount  in percent
    term      months or years, where it was said
    span      its place in the text
    whom      to whom it is sold, where that stands inside: 20 seats to Acme at 49
    """

    quantity: int
    name: str
    price: Decimal | None
    currency: str | None
    discount: Decimal
    period: ItemPeriod
    term: int | None
    span: Span
    whom: str = ""

    @property
    def value(self) -> Decimal | None:
        """What it comes to, once or a month or year."""
        return None if self.price is None else self.price * self.quantity * (1 - self.discount / 100)


def read_items(text: str, *, listed: bool = False) -> list[ItemWords]:
    """The line items that a text says, in order.

    A count beside a unit price is one, and a price a month or year is one by itself; a bare sum or "400 x 25" is none.

    listed  also '20 x "GTX Pro"' without a price, for the words of a command
    """
    plain = fold(text)
    bare = hide_names(plain)
    numbers = scan(bare, text)
    items: list[ItemWords] = []
    for place, price in enumerate(numbers):
        if price.vague or price.negative or price.value <= 0 or any(_inside(price, item) for item in items):
            continue
        item = _item(text, plain, numbers[place - 1] if place else None, price)
        if item is not None:
            items.append(item)
    if listed:
        open_air = (match for match in _BY_PRICE_LIST.finditer(plain) if bare[match.start()] == plain[match.start()])
        found = [_listed(text, match) for match in open_air]
        items += [item for item in found if not any(_overlap(item.span, other.span) for other in items)]
    return sorted(items, key=lambda item: item.span)


def without_items(text: str, items: list[ItemWords]) -> str:
    """The text without its items, and without what joined them."""
    kept, end = [], 0
    for item in items:
        kept.append(_JOINTS.sub("", text[end : item.span[0]]))
        end = item.span[1]
    kept.append(_JOINTS.sub("", text[end:]))
    return " ".join(part.strip() for part in kept if part.strip())


def _item(text: str, plain: str, count: Number | None, price: Number) -> ItemWords | None:
    tail = read_tail(plain, price.span[1])
    if count is not None and (found := _pieces(plain, count, price, tail)):
        name = unquote(text[slice(*(count.span[1] + end for end in found.span("name")))])
        period = _chinese_period(found.groupdict().get("per"))
        whom = (
            text[slice(*(count.span[1] + end for end in found.span("whom")))] if found.groupdict().get("whom") else ""
        )
        item = _made(int(count.value), name, price, read_tail(plain, price.span[1], period), count.span[0])
        return replace(item, whom=unquote(whom))
    if (every := _CHINESE_EVERY.search(plain[: price.span[0]])) is not None:
        return _made(1, "", price, read_tail(plain, price.span[1], _chinese_period(every[0])), every.start())
    return None if tail.period is None else _made(1, "", price, tail, price.span[0])


def _pieces(plain: str, count: Number, price: Number, tail: Tail) -> re.Match[str] | None:
    """What stands between a count and the price of one piece; None where they are no such pair."""
    whole = count.value == count.value.to_integral_value() and 0 < count.value <= MOST_PIECES
    if not whole or count.currency or count.vague or count.negative:
        return None
    between = plain[count.span[1] : price.span[0]]
    if found := _TIMES.match(between):
        return found
    if found := _CHINESE.match(between):
        return found
    found = _COUNTED.match(between)
    if found is None or not is_count(count, plain):
        return None
    apiece = tail.each or (tail.period is not None and found["at"] != "for")
    return found if apiece or (found["at"] in ("at", "@") and is_unit_price_between(count, price, plain)) else None


def _made(count: int, name: str, price: Number, tail: Tail, start: int) -> ItemWords:
    period = tail.period or ItemPeriod.ONCE
    return ItemWords(
        count, name.strip(), price.value, price.currency, tail.discount, period, tail.term_in(period), (start, tail.end)
    )


def _listed(text: str, match: re.Match[str]) -> ItemWords:
    name = unquote(text[slice(*match.span("name"))])
    return ItemWords(int(match["count"]), name, None, None, Decimal(0), ItemPeriod.ONCE, None, match.span())


def _chinese_period(said: str | None) -> ItemPeriod | None:
    if not said:
        return None
    return ItemPeriod.MONTH if "月" in said else ItemPeriod.YEAR


def _inside(number: Number, item: ItemWords) -> bool:
    return _overlap(number.span, item.span)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
