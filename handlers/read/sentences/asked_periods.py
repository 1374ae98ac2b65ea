"""The period that a question is about, and how periods are written."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from handlers.read.periods import period_of, read_period
from handlers.read.sentences.said import Said, When

_HALF: Final = re.compile(r"\b(?:h([12])|(first|second) half)(?: (?:of )?(20\d\d))?\b|([上下])半年")
_YEAR_SAID: Final = re.compile(r"\d{4}|\b(?:this|next|coming)\b|[本这下明今后]")
_HAPPENED: Final = re.compile(
    r"\b(?:did|was|were|won|lost|closed|sold|signed|happened)\b(?!.*\b(?:will|going to)\b)"
    r"|(?:丢|赢|签|成交|卖|输|做|完成|收|失)(?:掉|下)?了|为(?:什么|啥|何).{0,8}(?:丢|输|少|低)"
)
_REST: Final = re.compile(r"\b(?:rest|remainder) of (?:the |this )?(week|month|quarter|year)\b")


def asked_period(said: Said) -> dict[str, Any]:
    """The slot period of a question; empty where none is said."""
    if half := _HALF.search(said.folded):
        second = half[1] == "2" or half[2] == "second" or half[4] == "下"
        return {"period": f"{half[3] or said.now.year}-H{2 if second else 1}"}
    if rest := _REST.search(said.folded):
        return {"period": read_period(f"this {rest[1]}", said.now).label}
    return {"period": period_label(_meant(said.whens[0], said), said.now)} if said.whens else {}


def _meant(when: When, said: Said) -> When:
    """Of a question about what happened, a month or quarter without its year is the last one: "lost in february"."""
    first = when.first
    named = first.grain in ("month", "quarter") and not _YEAR_SAID.search(said.phrase(when))
    if not named or first.start <= said.now or not _HAPPENED.search(said.folded):
        return when
    return When(when.span, (replace(first, start=first.start.replace(year=first.start.year - 1)),))


def period_label(when: When, now: datetime) -> str:
    """The period as a slot has it: 2026-Q2, 2026-05, 2026-W12, 2026, today, tomorrow, or a day."""
    first = when.first
    if first.grain in ("week", "month", "quarter", "year"):
        return period_of(first.start.date(), first.grain).label
    away = (first.start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(away, first.start.date().isoformat())
