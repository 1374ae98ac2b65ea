"""Sentences that say something anew of a deal that is there: "Acme deal is now 15k", "把 Acme 推到1月15日"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.read.dates import read_date
from handlers.read.folding import fold, is_chinese
from handlers.read.money import read_amount
from storage.words import BadInput

LONGEST: Final = 160  # characters; such sentences are short
NAME: Final = "\x01"
_DEAL: Final = rf"(?:the )?{NAME}(?:'s)?(?: (?:deal|opportunity|opp|contract))?"
_CHANGE: Final = r"(?:change|set|update|raise|lower|increase|reduce|cut|correct|bump|bring|adjust|revise)"
_MOVE: Final = r"(?:push|move|postpone|delay|reschedule|shift|slide|pull)"
_WORTH: Final = r"(?:amount|value|price|size)"
_CLOSING: Final = r"(?:expected |planned )?(?:close|closing|signing)(?: date)?"
_AMOUNTS: Final = [
    rf"{_DEAL} is now (?:worth |at )?(?P<amount>.+)",
    rf"{_DEAL} is (?:worth |at )?(?P<amount>.+) now",
    rf"{_DEAL} (?:went|grew|rose|shrank|dropped|fell|came)(?: up| down)? to (?P<amount>.+?)(?: now)?",
    rf"{_CHANGE} (?:the )?{_WORTH} (?:of|for) {_DEAL} to (?P<amount>.+)",
    rf"(?:{_CHANGE}|put) {_DEAL}(?: {_WORTH})?(?: up| down)? to (?P<amount>.+)",
    rf"make {_DEAL}(?: {_WORTH})? (?P<amount>.+)",
]
_CLOSES: Final = [
    rf"(?:{_MOVE}|{_CHANGE}) {_DEAL}(?: {_CLOSING})?(?: out| back| forward| in)? (?:to|until|till) (?P<close>.+)",
    rf"(?:{_MOVE}|{_CHANGE}) (?:the )?{_CLOSING} (?:of|for) {_DEAL} (?:to|until) (?P<close>.+)",
    rf"{_DEAL} (?:now )?(?:closes|will close|is closing|should close|is expected to close)(?: now)?"
    r"(?: on| in| by| at)? (?P<close>.+)",
    rf"{_DEAL} (?:has |is |was )?(?:slipped|slips|pushed|moved|delayed|postponed)(?: out| back)? to (?P<close>.+)",
]
_DEAL_ZH: Final = rf"(?:把|将)?\s*{NAME}\s*(?:的)?\s*(?:这个)?(?:单子|单|订单|商机|项目|交易|合同)?\s*(?:的)?\s*"
_CHINESE: Final = [
    _DEAL_ZH + r"(?:金额|价格|价值|总额)?\s*(?:现在)?(?:改成|改为|变成|变为|涨到|降到|调到|调整为|调整到|更新为|现在是)"
    r"\s*(?P<amount>.+?)了?",
    _DEAL_ZH + r"(?:预计)?(?:成交|签约|签单|关单|结单)?(?:日期|时间|日)?\s*"
    r"(?:推迟到|推到|延期到|延到|延后到|推后到|提前到|改到|改成|改为)\s*(?P<close>.+?)(?:成交|签约|签单|关单|签)?了?",
]
# "Push Acme to friday" is about a call rather than about the day of signing, where nothing names the deal.
_TELLS: Final = re.compile(r"deal|opportunity|opp\b|contract|clos|sign|slip|单|商机|项目|交易|合同|成交|签")
NEAR: Final = timedelta(days=14)
_ENDING: Final = " .!。！~"
# A bare number below a hundred after "to" may be a day of the month as well.
_CLEARLY_MONEY: Final = re.compile(r"\d{3}|\d[\d.,]*\s?[a-z$€£¥]|[$€£¥]|[万亿千百元块]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """Of the deal with `company`: `field` (amount or close) is now what the words `value` say."""

    company: str
    field: str
    value: str


def read_change(text: str, now: datetime, names: Iterable[str]) -> Change | None:
    """The change that the whole sentence says of a company among `names`; None where it says another thing."""
    said = fold(text).strip(_ENDING)
    if len(text) > LONGEST:
        return None
    start = len(fold(text)) - len(fold(text).lstrip(_ENDING))
    for name, place in _named(said, names):
        masked = said[:place] + NAME + said[place + len(name) :]
        for pattern in _CHINESE if is_chinese(masked) else [*_AMOUNTS, *_CLOSES]:
            found = re.fullmatch(pattern, masked)
            if found is None:
                continue
            field, span = next((key, found.span(key)) for key in found.groupdict())
            shift = len(name) - 1 if span[0] > place else 0
            value = text[start + span[0] + shift : start + span[1] + shift].strip()
            soonest = now + (timedelta() if _TELLS.search(masked) else NEAR)
            if _is_amount(value) if field == "amount" else _is_day(value, now, soonest):
                return Change(name, field, value)
    return None


def _named(said: str, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The names that stand in the words, the longest first, and where."""
    found = []
    for name in set(names):
        folded = fold(name)
        place = said.find(folded)
        if folded and place >= 0 and _stands_alone(said, place, place + len(folded)):
            found.append((name, place))
    yield from sorted(found, key=lambda pair: -len(pair[0]))


def _stands_alone(said: str, start: int, end: int) -> bool:
    before, after = said[:start][-1:], said[end:][:1]
    return not any(_is_latin(char) for char in (before, after))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_amount(value: str) -> bool:
    if not _CLEARLY_MONEY.search(value):
        return False
    try:
        read_amount(value)
    except BadInput:
        return False
    return True


def _is_day(value: str, now: datetime, soonest: datetime) -> bool:
    """Whether the words are a day from `soonest` on and nothing else; a time of day belongs to a meeting."""
    try:
        readings = read_date(value, now)
    except BadInput:
        return False
    if readings[0].grain in ("minute", "hour") or readings[0].start < soonest:
        return False
    start, end = readings[0].span
    return not (value[:start] + value[end:]).strip(" .,on在")
