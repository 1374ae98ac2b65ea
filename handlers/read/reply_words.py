"""What is said in reply to a card, without naming the record that the card shows."""

import re
from datetime import datetime
from typing import Final

from handlers.read.dates import read_date
from handlers.read.edit_words import read_edit
from handlers.read.money import read_amount
from storage.words import BadInput

_NOW: Final = re.compile(
    r"(?:(?:make|set|change|put)(?: it| that| this)?(?: at| to)?|(?:it|that|this)(?:'s| is| was)(?: now| worth)?|now|"
    r"改成|改为|变成|现在是|金额)\s*[:：]?\s*(?P<value>.+?)(?: now)?",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"(?:clos(?:e[sd]?|ing)(?: date)?|will close|"
    r"(?:push|move|postpone|delay|pull)(?: it| this| that)?(?: out| back| in)?"
    r"|推迟|推|延期|延|改|提前|预计)\s*(?:to|on|by|until|till|at|in|到)?\s*[:：]?\s*(?P<value>.+)",
    re.IGNORECASE,
)
_STAGE: Final = re.compile(
    r"(?:(?:move|put|set)(?: it| this| that)?(?: to| in)?|to|now(?: in| at)?|进入|到)\s+", re.IGNORECASE
)
_MONEY: Final = re.compile(r"\d{3}|\d[\d.,]*\s?[a-z$€£¥]|[$€£¥]|[万亿千百元块]", re.IGNORECASE)
# How people begin, and the command that it is.
BEGINNINGS: Final = {
    **dict.fromkeys(("win", "赢单", "赢了", "成交"), "won"),
    **dict.fromkeys(("lose", "丢单", "输了"), "lost"),
    **dict.fromkeys(("备注", "notes"), "note"),
    **dict.fromkeys(("提醒", "提醒我", "reminder"), "remind"),
    **dict.fromkeys(("call", "called", "phoned"), "log call"),
    **dict.fromkeys(("met", "meeting"), "log meeting"),
    **dict.fromkeys(("emailed", "mailed"), "log email"),
    **dict.fromkeys(("visited",), "log visit"),
}
DONE: Final = frozenset({"done", "ok", "did it", "finished", "完成", "做完了", "好了"})
UNDO: Final = frozenset({"undo", "take back", "take it back", "撤销", "取消这个"})


def first_word(text: str) -> tuple[str, str]:
    """The first word in lower case, without colon or comma, and the rest: 'Note: call' gives 'note', 'call'."""
    found = re.match(r"/?([^\s:：,，]+)\s*[:：,，]?\s*(.*)", text, re.DOTALL)
    return (found[1].casefold(), found[2]) if found else ("", "")


def read_deal_edit(text: str, now: datetime) -> str | None:
    """What is to be changed of a deal, as words of /edit: 'make it 15k' gives 'amount 15k'; None for other words."""
    said = text.strip(" .!。！")
    found = _NOW.fullmatch(said)
    value = found["value"] if found else said
    if _is_amount(value):
        return f"amount {value}"
    closes = _CLOSES.fullmatch(said) or found
    if closes and is_day(closes["value"], now):
        return f"close {closes['value']}"
    before, fields = read_edit(said)
    return said if fields and not before else None


def stage_meant(text: str, stages: list[str]) -> str | None:
    """The stage whose name the words are: 'proposal', 'move it to Negotiation'."""
    said = text.strip(" .!。！")
    begun = _STAGE.match(said)
    wanted = {said.casefold(), said[begun.end() :].casefold() if begun else said.casefold()}
    return next((stage for stage in stages if stage.casefold() in wanted), None)


def is_day(text: str, now: datetime) -> bool:
    """Whether the words say one time and hardly anything else."""
    try:
        readings = read_date(text, now)
    except BadInput:
        return False
    start, end = readings[0].span
    return not (text[:start] + text[end:]).strip(" .,on在")


def _is_amount(text: str) -> bool:
    if not _MONEY.search(text):
        return False
    try:
        read_amount(text)
    except BadInput:
        return False
    return True
