"""The period that a question is about, and how periods are written."""

import re
from datetime import datetime
from typing import Any, Final

from handlers.read.periods import period_of, read_period
from handlers.read.sentences.said import Said, When

_HALF: Final = re.compile(r"\b(?:h([12])|(first|second) half)(?: (?:of )?(20\d\d))?\b|([上下])半年")
_REST: Final = re.compile(r"\b(?:rest|remainder) of (?:the |this )?(week|month|quarter|year)\b")


def asked_period(said: Said) -> dict[str, Any]:
    """The slot period of a question; empty where none is said."""
    if half := _HALF.search(said.folded):
        second = half[1] == "2" or half[2] == "second" or half[4] == "下"
        return {"period": f"{half[3] or said.now.year}-H{2 if second else 1}"}
    if rest := _REST.search(said.folded):
        return {"period": read_period(f"this {rest[1]}", said.now).label}
    return {"period": period_label(said.whens[0], said.now)} if said.whens else {}


def period_label(when: When, now: datetime) -> str:
    """The period as a slot has it: 2026-Q2, 2026-05, 2026-W12, 2026, today, tomorrow, or a day."""
    first = when.first
    if first.grain in ("week", "month", "quarter", "year"):
        return period_of(first.start.date(), first.grain).label
    away = (first.start.date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(away, first.start.date().isoformat())
