"""The door: who is known, who has an invitation, and what strangers hear."""

from datetime import datetime, timedelta

from sqlmodel import Session

from crm_engine.services.people import Defaults, accept, actor_of, let_admin_in
from handlers.command import House, Reply
from handlers.incoming import Incoming
from handlers.read.words import clean
from handlers.show.texts import Texts
from handlers.show.tongues import spoken_here
from storage import people
from storage.phrases import say
from storage.tables import User
from storage.words import Actor, NotFound

REFUSAL = say("This bot belongs to a sales team. Ask them for an invitation link, and open it to come in.")
REFUSALS_HEARD = 3  # after these a stranger is no longer answered
TRIES_HEARD = 20  # after these even a right code is not tried: nobody guesses 128 bits, but nobody should be let to try
TRIES_FORGOTTEN = timedelta(days=1)  # of silence, after which somebody who was invited late may come in
LONGEST_NAME = 100


def recognise(session: Session, incoming: Incoming, house: House, now: datetime) -> Actor | None:
    """The user behind a message, let in where the settings name an admin or the message carries an invitation."""
    if incoming.person_id is not None:
        user = session.get(User, incoming.person_id)
    elif incoming.telegram_id is None:
        return None
    else:
        user = people.by_telegram(session, incoming.telegram_id) or _let_in(session, incoming, house, now)
    if user is None or not user.active:
        return None
    if incoming.private and incoming.door == "telegram" and (user.chat_id != incoming.chat_id or user.chat_blocked):
        user.chat_id, user.chat_blocked = incoming.chat_id, False
        session.add(user)
    return actor_of(user)


def stranger(session: Session, incoming: Incoming, now: datetime) -> Reply | None:
    """A polite refusal, a few times; nothing that they said is kept."""
    if incoming.telegram_id is None:
        return None
    heard = people.note_stranger(session, incoming.telegram_id, now)
    texts = Texts(spoken_here(incoming.language))
    return Reply(texts(REFUSAL)) if heard <= REFUSALS_HEARD else None


def _let_in(session: Session, incoming: Incoming, house: House, now: datetime) -> User | None:
    assert incoming.telegram_id is not None
    defaults = Defaults(house.currency, house.timezone, house.locale)
    name = clean(incoming.name)[:LONGEST_NAME].strip() or f"User {incoming.telegram_id}"
    if incoming.telegram_id in house.admin_ids:
        return let_admin_in(session, incoming.telegram_id, incoming.chat_id, name, now, defaults)
    word, _, code = clean(incoming.text).partition(" ")
    if word != "/start" or not code or not incoming.private:
        return None
    if people.heard_from_stranger(session, incoming.telegram_id, now - TRIES_FORGOTTEN) >= TRIES_HEARD:
        return None
    try:
        return accept(session, code.strip(), incoming.telegram_id, incoming.chat_id, name, now, defaults)
    except NotFound:
        return None
