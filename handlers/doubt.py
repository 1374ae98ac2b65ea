"""Telling a person, at their next message, of pushes that may not have reached them."""

from datetime import datetime

from sqlmodel import Session

from handlers.command import Button, Reply
from handlers.show.pushes import render
from handlers.show.texts import Texts
from storage import reminders
from storage.phrases import say

MOST_TOLD = 5


def tell_of_doubts(session: Session, person_id: int, texts: Texts, now: datetime) -> Reply | None:
    """A word on each push in doubt, once, with a button that sends it again; None where there is none."""
    rows = reminders.in_doubt(session, person_id)[:MOST_TOLD]
    buttons: list[list[Button]] = []
    lines: list[str] = [texts("I may have failed to reach you with this (or you have it already):")]
    for row in rows:
        row.told_at = now
        session.add(row)
        reply = render(session, row, now)
        if reply is not None:
            lines.append("• " + reply.text.replace("\n", " "))
            buttons.append([Button(say("Send again ({length})", length=len(buttons) + 1), f"again {row.id}")])
    return Reply("\n".join(lines), buttons) if buttons else None
