"""Money, counts and chances of a sentence."""

import re
from decimal import Decimal
from typing import Any, Final

from handlers.read.amount_context import is_count
from handlers.read.numerals import read_chinese_number
from handlers.read.sentences.said import Said

_PERCENT: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?:\.\d+)? ?(?:%|percent\b|pct\b)")
_NO_CHANCE: Final = re.compile(
    r"\b(?:discount|off|margin|vat|tax|commission|cheaper|more|less|growth|increase|interest|"
    r"rebate|raise|deposit|upfront|down payment)\b|折|优惠|税|佣金|利润|定金|首付|涨|降"
)
_CHANCE_ZH: Final = re.compile(
    r"(?:概率|可能性|把握|成功率|胜率|几率|"
    r"机会)[^\d一二三四五六七八九]{0,5}([一二三四五六七八九])成(半)?|"
    r"([一二三四五六七八九])成(半)?(?:把握|概率|可能|机会|胜算)"
)
_EVEN: Final = re.compile(r"\b50/50\b|\bfifty[- ]fifty\b|五五开|一半(?:的)?(?:概率|把握|可能)")
_TIME_COUNT: Final = re.compile(
    r"[ -]?(?:\w+ )?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|quarters?|am|pm|"
    r"times?|steps?|employees?|people|persons?|customers?|clients?|sites?|meetings?|"
    r"calls?)(?![a-z])|天|小时|分钟|年|月|周|点|号|日|次|折|楼|层|期|季"
)
_SPOKEN_COUNT: Final = re.compile(
    "(?<![一二三四五六七八九十百千万第每\\d])[二三四五六七八九十]{1,3}(?=台|套|件|份|辆|箱|吨|席|部)"
)
_BARE_COUNT: Final = re.compile(
    r"\b(?:sold|ordered|bought|order of|qty|quantity|wants|take|takes|"
    r"took)\b:? (\d{1,6})(?= (?:to|for|at|@|x|of|from|units)\b)|\bqty:? ?(\d{1,6})|"
    r"数量[:：]? ?(\d{1,6})"
)


_SCALES: Final = {"千万": 10**7, "百万": 10**6, "亿": 10**8, "万|w": 10**4, "lakh|lac": 10**5, "crore|cr$": 10**7}


def number_of(value: Decimal) -> int | float:
    """The value as a plain number: whole ones as int, others as the float whose text is the same."""
    return int(value) if value == value.to_integral_value() else float(value)


def money_slots(intent: str, said: Said) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """The slots amount and currency, and the readings where several sums or a range are said."""
    if intent in ("oos", "undo", "help", "snooze"):
        return {}, {}
    readings: dict[str, tuple[Any, ...]] = {}
    if not said.sums:
        ends = _range(said) if intent in ("log_deal", "mark_won") else ()
        return {}, {"amount": ends} if ends else {}
    chosen = said.sums[0]
    for total in said.sums[1:]:
        if re.search(
            r"\b(?:total|in all|altogether|makes|=|worth)\W{0,3}$|总共|合计|一共|总价|共$",
            said.folded[max(0, total.span[0] - 14) : total.span[0]],
        ):
            chosen = total
    slots: dict[str, Any] = {"amount": number_of(chosen.value)}
    if chosen.currency:
        slots["currency"] = chosen.currency
    values = tuple(dict.fromkeys(number_of(total.value) for total in (chosen, *said.sums)))
    if len(values) > 1:
        readings["amount"] = values
    return slots, readings


def _range(said: Said) -> tuple[Any, ...]:
    """The two ends of "15-20k", the smaller scaled like the larger."""
    vague = [number for number in said.numbers if number.vague]
    if len(vague) != 2:
        return ()
    low, high = vague
    factor = 1
    if high.scaled and not low.scaled:
        said_scale = next(
            (size for word, size in _SCALES.items() if re.search(word, said.folded[slice(*high.span)])), 0
        )
        factor = said_scale or next(
            (scale for scale in (10**3, 10**4, 10**5, 10**6, 10**7, 10**8) if high.value / scale < 1000), 1
        )
    return (number_of(low.value * factor), number_of(high.value))


def count_in(said: Said) -> int | None:
    """How many pieces are sold: "20 seats", 100个账号; None where nothing is counted."""
    if match := _BARE_COUNT.search(said.folded):
        return int(next(group for group in match.groups() if group))
    if spoken := _SPOKEN_COUNT.search(said.folded):
        return int(read_chinese_number(spoken[0]) or 0) or None
    for number in said.numbers:
        if number.vague or number.negative or number.currency or number.value != number.value.to_integral_value():
            continue
        after = said.folded[number.span[1] : number.span[1] + 40]
        if _TIME_COUNT.match(after) or any(when.span[0] <= number.span[0] < when.span[1] for when in said.whens):
            continue
        inside = next(
            (total for total in said.sums if total.span[0] <= number.span[0] and number.span[1] <= total.span[1]), None
        )
        if inside is not None and (inside.value == number.value or number.value == 0):
            continue
        if inside is not None and (is_count(number, said.folded) or number.span[0] == inside.span[0]):
            return int(number.value)
        if is_count(number, said.folded):
            return int(number.value)
    return None


def chance_in(said: Said) -> float | None:
    """The chance of winning that is said, 0 to 1; percentages of discount and the like are none."""
    for match in _PERCENT.finditer(said.folded):
        around = (
            said.folded[max(0, match.start() - 20) : match.start()].split(",")[-1]
            + said.folded[match.end() : match.end() + 16].split(",")[0]
        )
        if not _NO_CHANCE.search(around) and int(match[1]) <= 100:
            return int(match[1]) / 100
    if chinese := _CHANCE_ZH.search(said.folded):
        tenths = "零一二三四五六七八九".find(chinese[1] or chinese[3])
        return tenths / 10 + (0.05 if chinese[2] or chinese[4] else 0)
    return 0.5 if _EVEN.search(said.folded) else None
