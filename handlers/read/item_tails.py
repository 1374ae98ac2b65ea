"""What follows the price of a line item: each, per month, for 24 months, less 10 %."""

import re
from dataclasses import dataclass
from decimal import Decimal

from storage.words import ItemPeriod

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_SMALL, 1)} | {"a": 1, "an": 1}
_HAN = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_MONTH, _YEAR = r"months?|mos?|mth", r"years?|yrs?|annum"
_EACH = re.compile(rf" ?(?:each|apiece|a piece|a pop|a head|(?:per|/) ?(?!(?:{_MONTH}|{_YEAR}|cent)\b)[a-z]+)(?![a-z])")
_EVERY = re.compile(
    rf" ?(?:(?:per|a|an|each|every|/) ?(?:(?P<month>{_MONTH})|(?P<year>{_YEAR}))(?![a-z])"
    r"|(?P<monthly>monthly|p\.?m\.?)(?![a-z])|(?P<yearly>yearly|annually|p\.?a\.?)(?![a-z])"
    r"|[/每一](?P<yue>个?月)|[/每一](?P<nian>年))"
)
_TERM = re.compile(
    rf",? ?(?:for|over|x) (?:the )?(?:next |first )?(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})"
    rf"[ -]?(?:(?P<month>{_MONTH})|(?P<year>{_YEAR}))(?![a-z])"
    rf"|[，,]? ?(?:共|签|为期|合同期)? ?(?P<han>\d{{1,3}}|[{''.join(_HAN)}]) ?(?:(?P<yue>个月)|(?P<nian>年))"
)
_DISCOUNT = re.compile(
    r",? ?(?:(?:less|minus|with|-) ?(?:a )?(?P<less>\d{1,2}(?:\.\d{1,2})?) ?%(?: ?(?:off|discount|rebate))?"
    r"|(?P<off>\d{1,2}(?:\.\d{1,2})?) ?% ?(?:off|discount|rebate)"
    r"|(?:discount|off) ?:? ?(?P<discount>\d{1,2}(?:\.\d{1,2})?) ?%)"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What a price's tail says; `term` in months, `end` where it ends in the text."""

    each: bool
    period: ItemPeriod | None
    months: int | None
    discount: Decimal
    end: int

    def term_in(self, period: ItemPeriod) -> int | None:
        """The term in the item's own periods; None where it is not said, or is no whole number of them."""
        if self.months is None or period is ItemPeriod.ONCE:
            return None
        if period is ItemPeriod.MONTH:
            return self.months
        return self.months // 12 if self.months % 12 == 0 else None


def read_tail(folded: str, start: int, period: ItemPeriod | None = None) -> Tail:
    """Read on behind a price for as long as something of an item follows; `period` is one that stood before it."""
    each, months, discount, end = False, None, Decimal(0), start
    while True:
        if found := _EVERY.match(folded, end):
            period = ItemPeriod.MONTH if found["month"] or found["monthly"] or found["yue"] else ItemPeriod.YEAR
        elif found := _EACH.match(folded, end):
            each = True
        elif (found := _TERM.match(folded, end)) and period is not None:
            months = _months(found)
        elif found := _DISCOUNT.match(folded, end):
            discount = Decimal(found["less"] or found["off"] or found["discount"])
        else:
            return Tail(each, period, months, discount, end)
        end = found.end()


def _months(found: re.Match[str]) -> int:
    said = found["count"] or found["han"]
    count = int(said) if said.isdecimal() else _WORDS.get(said) or _HAN[said]
    return count * 12 if found["year"] or found["nian"] else count
