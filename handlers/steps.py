"""From an understood sentence to the commands that do what it says, in words that leave nothing open."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from handlers.read.again import read_again
from handlers.read.dates import read_dates
from handlers.read.item_words import ItemWords, read_items
from handlers.read.sentences.understanding import Understanding
from handlers.read.wants import wants_in
from storage.words import ItemPeriod

THE_DEAL = "#deal"  # stands for the deal that an earlier step of the same message wrote down
_SOLD = re.compile(r"\b(?:sold|order(?:ed)?|signed|bought|purchased)\b|卖|签了|成交|下单|订单", re.IGNORECASE)
STAGES = {"qualified": "Qualification", "contract": "Negotiation"}
PLAN_HOURS = "6h"
Slots = dict[str, object]


def steps_of(said: Understanding, text: str, now: datetime) -> list[str]:
    """The commands, as a person would type them; none where the bot has no command for it yet.

    Whatever has two readings is passed on as it was said, so that its command asks.
    """
    make = _MAKERS.get(said.intent)
    if make is None:
        return []
    slots = {**said.slots, "when": _as_said(said.slots, text, now)}
    if "rrule" in slots and said.intent != "snooze" and (again := read_again(text, now)) is not None:
        slots["when"] = again.said if again.until is None else f"{again.said} until {again.until.isoformat()}"
        text = again.rest if said.intent == "set_reminder" else text
    steps = make(slots, text)
    if slots["when"] and said.intent in _FOLLOWED:
        about = THE_DEAL if said.intent == "log_deal" else _quoted(slots.get("company", ""))
        steps.append(_line(["remind", about, str(slots["when"]), "follow up"]))
    wants = wants_in(text, now) if said.intent in _WANTING and slots.get("company") else []
    steps += [_line(["need", _quoted(slots["company"]), _quoted(want)]) for want in wants]
    return steps


def _log_deal(slots: Slots, text: str) -> list[str]:
    close = slots.get("close") or _last_day(str(slots.get("period", "")))
    parts = ["deal", _quoted(_buyer(slots, text)), _items(slots, text) or _money(slots)]
    parts += [f"close {close}"] if close else []
    parts += [f"source {slots['channel']}"] if str(slots.get("channel", "")).casefold() in _SOURCES else []
    person = _log_contact(slots, text) if slots.get("contact") else []
    return [*person, _line(parts), *([f"won {THE_DEAL}"] if _SOLD.search(text) else [])]


def _log_contact(slots: Slots, _text: str) -> list[str]:
    parts = ["contact", str(slots.get("contact", "")), str(slots.get("email", "")), str(slots.get("phone", ""))]
    company = _quoted(slots.get("company", ""))
    return [_line([*parts, company])]


def _log_activity(slots: Slots, text: str) -> list[str]:
    company = slots.get("company") or slots.get("contact", "")
    return [_line(["log", str(slots.get("kind", "note")), _quoted(company), text])]


def _update_stage(slots: Slots, _text: str) -> list[str]:
    stage = str(slots.get("stage", ""))
    return [_line(["stage", _quoted(slots.get("company", "")), STAGES.get(stage, stage)])]


def _mark_won(slots: Slots, _text: str) -> list[str]:
    return [_line(["won", _quoted(slots.get("company", "")), _money(slots)])]


def _mark_lost(slots: Slots, _text: str) -> list[str]:
    return [_line(["lost", _quoted(slots.get("company", "")), str(slots.get("reason", ""))])]


def _set_reminder(slots: Slots, text: str) -> list[str]:
    company = slots.get("company") or slots.get("contact", "")
    return [_line(["remind", _quoted(company), str(slots["when"]), text])]


def _forecast(slots: Slots, _text: str) -> list[str]:
    return [_line(["forecast", str(slots.get("period", ""))])]


def _value(slots: Slots, _text: str) -> list[str]:
    return [_line(["value", _quoted(slots.get("company", ""))]) if slots.get("company") else "value top 10"]


def _pipeline(slots: Slots, _text: str) -> list[str]:
    return [_line(["find", str(slots["company"])])] if slots.get("company") else ["pipeline"]


_MAKERS: dict[str, Callable[[Slots, str], list[str]]] = {
    "log_deal": _log_deal,
    "log_contact": _log_contact,
    "log_activity": _log_activity,
    "update_stage": _update_stage,
    "mark_won": _mark_won,
    "mark_lost": _mark_lost,
    "set_reminder": _set_reminder,
    "snooze": lambda slots, _text: [_line(["snooze", str(slots["when"])])],
    "undo": lambda _slots, _text: ["undo"],
    "help": lambda _slots, _text: ["help"],
    "query_pipeline": _pipeline,
    "query_forecast": _forecast,
    "query_value": _value,
    "query_next_action": lambda _slots, _text: [f"plan {PLAN_HOURS}"],
    "query_agenda": lambda _slots, _text: ["reminders"],
}
_WANTING = frozenset({"log_deal", "log_contact"})  # /log itself sees what is wanted
_FOLLOWED = frozenset({"log_deal", "log_contact", "log_activity", "update_stage"})
_SOURCES = frozenset({"referral", "web", "email", "cold call", "partner", "trade show", "campaign"})


def _line(parts: list[str]) -> str:
    return " ".join(part for part in parts if part).strip()


def _quoted(name: object) -> str:
    """A name as one word; a double quote in it would end it."""
    text = str(name).replace('"', "'").strip()
    return f'"{text}"' if text else ""


def _money(slots: Slots) -> str:
    amount = slots.get("amount")
    return f"{amount} {slots.get('currency', '')}".strip() if amount is not None else ""


def _buyer(slots: Slots, text: str) -> object:
    """The company that was said; where that is the name of what is sold, to whom it is sold, or nobody: it is asked."""
    company = slots.get("company", "")
    sold = [item for item in read_items(text) if item.name and item.name.casefold() == str(company).casefold()]
    return sold[0].whom if sold else company


def _items(slots: Slots, text: str) -> str:
    """The line items that the text says, as /deal reads them; the sum beside them where it is another one."""
    items = read_items(text)
    if not items:
        return ""
    sums = {item.price for item in items} | {item.value for item in items} | {sum(item.value or 0 for item in items)}
    sums |= {item.price * item.quantity for item in items if item.price is not None}  # before the discount
    amount = slots.get("amount")
    other = amount is not None and Decimal(str(amount)) not in sums
    said = ", ".join(_item(item, item.currency or str(slots.get("currency", ""))) for item in items)
    return _line([said, f"amount {_money(slots)}" if other else ""])


def _item(item: ItemWords, currency: str) -> str:
    pieces = f"{item.quantity} x {_quoted(item.name)} at" if item.name else ""
    paid = "" if item.period is ItemPeriod.ONCE else f"per {item.period}"
    term = f"for {item.term} {item.period}s" if item.term else ""
    off = f"less {item.discount}%" if item.discount else ""
    return _line([pieces, f"{item.price:f}", currency, paid, term, off])


def _as_said(slots: Slots, text: str, now: datetime) -> str:
    """The one time that was said; where there are two, the words for it, so that its command asks which."""
    due = str(slots.get("due", ""))
    if not slots.get("due_alt"):
        return due
    for reading in read_dates(text, now):
        if reading.start.isoformat().startswith(due):
            return text[slice(*reading.span)]
    return ""


def _last_day(period: str) -> str:
    """The last day of a period's label: 2026-Q4, 2026-05, 2026-W12, 2026."""
    if found := re.fullmatch(r"(\d{4})-W(\d{2})", period):
        return (date.fromisocalendar(int(found[1]), int(found[2]), 5)).isoformat()
    if found := re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?", period):
        month = int(found[2]) * 3 if found[2] else int(found[3] or 12)
        years, rest = divmod(month, 12)
        return (date(int(found[1]) + years, rest + 1, 1) - timedelta(days=1)).isoformat()
    return ""
