"""Words of time that no rule of dates understood: the message is asked about, not written down without them."""

import re
from itertools import pairwise
from typing import Final

from handlers.read.sentences.said import Said

_WEEKDAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?<![\w'] )(?:tue|tues|wed|weds|thu|thur|thurs)(?=[ ,.!?]|$)"
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_UNIT: Final = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|quarters?|years?|yrs?)"
_COUNT: Final = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of)"
_ENGLISH: Final = (
    rf"{_WEEKDAY}",
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}",
    rf"{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\d.,]*(?: ?[k%]| \w))",
    r"(?:january|february|september|october|november|december)",
    r"(?:tomorrow|yesterday|tonight|midnight|noon|eod|eow|eom|eoq|eoy|fortnight)",
    r"\d{1,2}:\d{2}",
    r"(?:(?:on|by|until|till|before|due) (?:the )?|(?:and|or) the )(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}[/.]\d{1,2}(?![\d%]))",
    rf"(?:next|coming|following) {_UNIT}",
    rf"(?:in|within) (?:about |around )?{_COUNT} {_UNIT}",
    rf"{_COUNT} {_UNIT} (?:before|after|prior|ahead|later|from now)",
    rf"(?:every|once an?|twice an?|times an?) (?:\w+ )?{_UNIT}",
    r"(?:bi-?weekly|bi-?monthly|diwali|ramadan|eid|hanukkah|passover|ascension|midsummer)",
)
_CHINESE: Final = (
    r"(?:周|星期|礼拜)[一二三四五六日天末](?![年个次期季折])",
    r"[今明后昨前]天|大后天|大前天|下下?个?(?:周|星期|礼拜|月|季度)|月[底初末](?!薪)|季度?末|[年][底初](?!薪|终)",
    r"\d{1,2}月(?:\d{1,2}[号日]?|[初中底末])|[正一二三四五六七八九十]{1,2}月(?:初|底|份)",
    r"(?<![第\d])\d{1,2}[号日](?!楼|线|机|门|馆|厅|店|会|院|文|仓|厂|区|车|位|员|章|码)",
    r"(?:上午|下午|早上|晚上|中午|凌晨)\d{1,2}点|\d{1,2}点(?:半|钟|\d)|(?:2[5-9]|[3-9]\d)点(?!数|位|\d)",
    r"(?:\d+|[一二三四五六七八九十几半])个?(?:天|周|星期|礼拜|小时|分钟|月|季度)(?:后|之后|以后|前|之前|内|之内)",
    r"每(?:隔|个)?.{0,2}(?:天|日|周|星期|礼拜|月|季|年)|腊月|正月|农历|初[一二三四五六七八九十]",
)
_UNREAD: Final = re.compile(
    rf"(?<![\w.#/-])(?:{'|'.join(f'(?:{pattern})' for pattern in _ENGLISH)})(?![a-z\d])|{'|'.join(_CHINESE)}"
)
_AND: Final = re.compile(r",? ?(?:and|&|和|跟|、|以及) ?(?:on |at |the )*")
_SPAN: Final = re.compile(r"\b(?:between|from)(?: the)? ?$|[从在]$")
_BLACK_FRIDAY: Final = re.compile(r"black friday|cyber monday")


def says_two_days(said: Said) -> bool:
    """Whether two coming days are said side by side, of which one reminder can keep one only: monday and friday."""
    pairs = ((one, other) for one, other in pairwise(said.whens) if one.first.start > said.now)
    return any(
        _AND.fullmatch(said.folded[one.span[1] : other.span[0]]) and not _SPAN.search(said.folded[: one.span[0]])
        for one, other in pairs
    )


def leaves_a_date_unread(said: Said, people: dict[str, str]) -> bool:
    """Whether a word of time stands outside all dates, sums and names of the message."""
    rest = list(said.folded)
    spans = [when.span for when in said.whens] + [total.span for total in said.sums]
    spans += [match.span() for match in _BLACK_FRIDAY.finditer(said.folded)]
    for name in (*people.values(), *said.emails):
        start = said.folded.find(name.lower())
        spans += [(start, start + len(name))] if start >= 0 else []
    for start, end in spans:
        rest[start:end] = "_" * (end - start)
    return _UNREAD.search("".join(rest)) is not None
