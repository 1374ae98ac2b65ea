"""The period that a question is about, and how periods are written."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from handlers.read.date_pieces import Grain
from handlers.read.periods import period_of, read_period
from handlers.read.sentences.said import Said, When

_HALF: Final = re.compile(
    r"\b(?:h([12])(?![a-z0-9])|(first|second) half(?! of (?!(?:the |next |this |last )*(?:year|20))))"
    r"(?:,? (?:of )?(?:the )?((?:next|this|last) year|20\d\d))?|(?:(今|明|去|后|20\d\d)年?的?)?([上下])半年(?![初底末])"
)
_YEARS_AWAY: Final = {"next year": 1, "this year": 0, "last year": -1, "今": 0, "明": 1, "去": -1, "后": 2}
# "by the end of march" asks about March.
_END_OF: Final = re.compile(
    r"\b(?:end|close) of .*|\b(?:week|month|quarter|year)[ -]?end\b|\beo[wmqy]\b|[周月年季]度?[底末]"
)
_ENDS: Final[dict[Grain, str]] = {
    "week": r"\bweek|\beow|周",
    "quarter": r"\bquarter|\bq[1-4]|\beoq|季",
    "year": r"\byear|\b20\d\d|\beoy|年",
    "month": "",
}
_NEXT_LENGTH: Final = re.compile(r"\bnext \d{1,3} (?:days|weeks|months|quarters|years)\b|未来\d{1,3}个?(?:天|周|月|年)")
_SINCE: Final = re.compile(r"\bsince(?: the)? ?$|[自从]$")
_OF_THE_PAST: Final = frozenset(["query_channel", "query_bottleneck"])  # questions of what came of something
_BARE_YEAR: Final = re.compile(r"(?<![\w.,#$€£¥/-])20[1-4]\d(?![\w.,%/-]\w|[\w%])")
_YEAR_SAID: Final = re.compile(r"\d{4}|\b(?:this|next|coming)\b|[本这下明今后]")
_HAPPENED: Final = re.compile(
    r"\b(?:did|was|were|won|lost|closed|sold|signed|happened)\b(?!.*\b(?:will|going to)\b)"
    r"|(?:丢|赢|签|成交|卖|输|做|完成|收|失)(?:掉|下)?了|为(?:什么|啥|何).{0,8}(?:丢|输|少|低)"
)
_LAST_OF_FIRST_HALF: Final = 6  # June
_REST: Final = re.compile(r"\b(?:rest|remainder) of (?:the |this )?(week|month|quarter|year)\b")


def asked_period(intent: str, said: Said) -> dict[str, Any]:
    """The slot period of a question; empty where none is said."""
    if half := half_year(said):
        return {"period": half}
    if rest := _REST.search(said.folded):
        return {"period": read_period(f"this {rest[1]}", said.now).label}
    if length := _NEXT_LENGTH.search(said.folded):
        return {"period": read_period(length[0], said.now).label}
    if not said.whens:
        year = _BARE_YEAR.search(said.folded)
        return {"period": year[0]} if year else {}
    if _SINCE.search(said.folded[: said.whens[0].span[0]]):
        return {}  # since january is no month
    return {"period": period_label(_meant(intent, said.whens[0], said), said.now)}


def _meant(intent: str, when: When, said: Said) -> When:
    """Of a question about what happened, a month or quarter without its year is the last one: "lost in february"."""
    first = when.first
    if first.grain == "day" and (end := _END_OF.search(said.phrase(when))):
        unit = next(grain for grain, words in _ENDS.items() if re.search(words, end[0]))
        return When(when.span, (replace(first, start=_begin(first.start, unit), grain=unit),))
    named = first.grain in ("month", "quarter") and not _YEAR_SAID.search(said.phrase(when))
    if not named or first.start <= said.now or not (intent in _OF_THE_PAST or _HAPPENED.search(said.folded)):
        return when
    return When(when.span, (replace(first, start=first.start.replace(year=first.start.year - 1)),))


def _begin(day: datetime, unit: str) -> datetime:
    """The first day of the week, month, quarter or year."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    month = {"month": day.month, "quarter": 3 * ((day.month - 1) // 3) + 1, "year": 1}[unit]
    return day.replace(month=month, day=1)


def half_year(said: Said) -> str | None:
    """The half of a year that a message says, as 2026-H2: the running or coming one where the year is not said."""
    half = _HALF.search(said.folded)
    if half is None:
        return None
    second = half[1] == "2" or half[2] == "second" or half[5] == "下"
    year_said = half[3] or half[4]
    over = not second and said.now.month > _LAST_OF_FIRST_HALF and not _HAPPENED.search(said.folded)
    away = _YEARS_AWAY.get(year_said or "", int(over))
    year = int(year_said) if year_said and year_said.isdigit() else said.now.year + away
    return f"{year}-H{2 if second else 1}"


def period_label(when: When, now: datetime) -> str:
    """The period as a slot has it: 2026-Q2, 2026-05, 2026-W12, 2026, today, tomorrow, or a day."""
    first = when.first
    if first.grain in ("week", "month", "quarter", "year"):
        return period_of(first.start.date(), first.grain).label
    away = (first.start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(away, first.start.date().isoformat())
