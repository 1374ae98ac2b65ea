"""Days said without their year that have just passed, so that the coming one is almost a year away."""

import re
from datetime import date, timedelta
from typing import Final

_ALMOST_A_YEAR: Final = timedelta(days=300)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_AND_MONTH: Final = re.compile(
    rf"(?!.*(?:\d{{4}}|next year|明年|后年))(?:on |by |the |for |until )*"
    rf"(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} (?:the )?{_DAY}|\d{{1,2}}[/.]\d{{1,2}}\.?|\d{{1,2}}月\d{{1,2}}[号日]?)"
    r"(?:\W.*|[上下中早晚].*)?"
)


def has_just_passed(day: date, phrase: str, today: date) -> bool:
    """Whether the day was read almost a year ahead from a day and month alone: "5 march" said on the eleventh."""
    return day - today >= _ALMOST_A_YEAR and _DAY_AND_MONTH.fullmatch(phrase) is not None
