"""Which record a message of the bot's shows, so that a reply to it is about that record."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from storage.tables import Outbox
from storage.words import DeliveryState

VERSIONS = 20  # of one message that are looked through


@dataclass(frozen=True, slots=True)
class Shown:
    """A record on a card: what kind it is (deal, contact, company, reminder) and its number.

    seen  the last audit row when the card was written: what came later, it does not show; None where nobody knows
    undo  what the card's Undo button says
    """

    kind: str
    id: int
    seen: int | None = None
    undo: str | None = None


def shown_at(session: Session, chat_id: int, message_id: int, person_id: int, pressed: str = "") -> Shown | None:
    """The record that a message in a chat shows by now; None for any other message, and after the outbox forgets it.

    A push stands in the own chat of its person.

    pressed  what the button says that was pressed there: the card may have changed since, and what the person saw is
             the last one with that button
    """
    here = or_(col(Outbox.chat_id) == chat_id, and_(col(Outbox.chat_id).is_(None), col(Outbox.person_id) == person_id))
    statement = (
        select(Outbox.payload)
        .where(col(Outbox.message_id) == message_id, here, col(Outbox.state) == DeliveryState.SENT)
        .order_by(col(Outbox.id).desc())
        .limit(VERSIONS)
    )
    payloads: list[dict[str, Any]] = [dict(payload) for payload in session.exec(statement)]
    seen = (payload for payload in payloads if pressed in _button_words(payload))
    payload = next(seen, None) if pressed else None
    if payload is None:
        payload = payloads[0] if payloads else {}
    return _shown(payload)


def _button_words(payload: dict[str, Any]) -> list[str]:
    return [button[1] for row in payload.get("buttons", []) for button in row]


def _shown(payload: dict[str, Any]) -> Shown | None:
    if (shows := payload.get("shows")) is not None:
        undo = next((words for words in _button_words(payload) if words.startswith("undo ")), None)
        return Shown(shows[0], int(shows[1]), payload.get("seen"), undo)
    for kind in ("reminder", "deal"):  # a push holds the number alone
        if kind in payload:
            return Shown(kind, int(payload[kind]))
    return None
