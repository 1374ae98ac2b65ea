"""Inbox and outbox, on either database: what may go, who holds it, and what is left when its holder is gone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.clock import real_now
from crm_engine.services.people import Defaults, create_user
from storage import inbox, outbox
from storage.db import Database
from storage.migrate import migrate
from storage.tables import Outbox
from storage.words import DeliveryState, Role

NOW = real_now()
LEASE = timedelta(seconds=60)


@pytest.fixture
def session(address: str) -> Iterator[Session]:
    """A session on an empty database that is there for one test."""
    database = Database(address)
    migrate(database, NOW)
    with database.writing() as session:
        yield session
    database.close()


def person(session: Session, chat_id: int | None, **values: Any) -> int:
    user = create_user(session, f"Rep {chat_id}", Role.REP, NOW, Defaults())
    user.chat_id = chat_id
    for name, value in values.items():
        setattr(user, name, value)
    session.flush()
    assert user.id is not None
    return user.id


def reply(session: Session, chat_id: int, **values: Any) -> None:
    outbox.put(session, kind="reply", door="telegram", chat_id=chat_id, due_at=NOW, created_at=NOW, **values)


def push(session: Session, person_id: int, seconds: float = 0, **values: Any) -> bool:
    due_at = NOW + timedelta(seconds=seconds)
    return outbox.put(session, kind="reminder", person_id=person_id, due_at=due_at, created_at=NOW, **values)


def ready(session: Session, busy: list[int], limit: int = 9, pushes: int = 9) -> list[tuple[int, int]]:
    return outbox.next_for_telegram(session, busy, now=NOW, limit=limit, pushes=pushes)


def claimed(session: Session, row_id: int, kind: str = "me") -> Outbox:
    (row,) = outbox.claim_rows(session, [row_id], real=NOW, holder=kind, lease=LEASE)
    return row


def state(session: Session, row_id: int) -> tuple[str, str | None]:
    row = session.get_one(Outbox, row_id, populate_existing=True)
    return row.state, row.error


def test_one_message_a_chat_replies_first_and_busy_chats_wait(session: Session) -> None:
    ann, bob = person(session, 5), person(session, 6)
    push(session, ann)
    push(session, bob, seconds=-9)
    reply(session, 5)
    reply(session, 5)
    reply(session, -70)
    assert ready(session, []) == [(3, 5), (5, -70), (2, 6)]
    assert ready(session, [], limit=1) == [(3, 5)]
    assert ready(session, [5]) == [(5, -70), (2, 6)]
    assert ready(session, [], pushes=0) == [(3, 5), (5, -70)]


def test_nothing_goes_to_those_who_blocked_left_or_have_no_chat_nor_before_its_time(session: Session) -> None:
    for values in ({"chat_blocked": True}, {"active": False}):
        push(session, person(session, len(values) + hash(str(values)) % 1000, **values))
    push(session, person(session, None))
    push(session, person(session, 5), seconds=60)
    outbox.put(session, kind="reply", door="terminal", chat_id=0, due_at=NOW, created_at=NOW)
    assert ready(session, []) == []


def test_the_same_key_is_put_once(session: Session) -> None:
    ann = person(session, 5)
    assert push(session, ann, key="reminder:1:monday")
    assert not push(session, ann, key="reminder:1:monday")


def test_a_row_is_claimed_once_and_begun_only_by_its_holder_in_time(session: Session) -> None:
    reply(session, 5)
    claimed(session, 1)
    assert outbox.claim_rows(session, [1], real=NOW, holder="other", lease=LEASE) == []
    assert not outbox.begin_sending(session, 1, "other", real=NOW, lease=LEASE)
    assert not outbox.begin_sending(session, 1, "me", real=NOW + LEASE, lease=LEASE)
    assert outbox.begin_sending(session, 1, "me", real=NOW, lease=LEASE)
    assert not outbox.begin_sending(session, 1, "me", real=NOW, lease=LEASE)


@pytest.mark.parametrize("dead", [False, True])
def test_a_dead_senders_rows_are_due_repeated_or_in_doubt(session: Session, dead: bool) -> None:
    ann = person(session, 5)
    for _ in range(3):
        reply(session, 5)
    push(session, ann)
    push(session, ann)
    for row_id in range(1, 6):
        claimed(session, row_id)
    for row_id in (2, 3, 5):
        outbox.begin_sending(session, row_id, "me", real=NOW, lease=LEASE)
    session.get_one(Outbox, 3).error = outbox.REPEATED
    session.flush()
    later = NOW if dead else NOW + LEASE * 2
    assert outbox.expire(session, NOW) == 0
    assert outbox.expire(session, later, dead="me" if dead else None) == 5
    assert [state(session, row_id)[0] for row_id in range(1, 6)] == ["due", "due", "uncertain", "due", "uncertain"]
    assert state(session, 2)[1] == outbox.REPEATED


def test_what_is_known_not_to_be_sent_is_due_again_and_what_is_not_known_is_in_doubt(session: Session) -> None:
    reply(session, 5)
    push(session, person(session, 5))
    for row_id in (1, 2):
        claimed(session, row_id)
        outbox.begin_sending(session, row_id, "me", real=NOW, lease=LEASE)
    outbox.put_back(session, 1, due_at=NOW, error="line", parts=2, counts=False)
    session.flush()
    row = session.get_one(Outbox, 1)
    assert (row.state, row.attempts, row.payload, row.claimed_by) == ("due", 0, {"sent_parts": 2}, None)
    assert outbox.doubt(session, 2, error="timeout") == DeliveryState.UNCERTAIN
    assert outbox.doubt(session, 1, error="timeout") == DeliveryState.DUE
    outbox.put_back(session, 1, due_at=NOW, error="line")
    assert outbox.doubt(session, 1, error="timeout") == DeliveryState.UNCERTAIN


def test_what_was_claimed_and_not_begun_can_be_given_back(session: Session) -> None:
    reply(session, 5)
    reply(session, 6)
    claimed(session, 1)
    claimed(session, 2, "other")
    outbox.release(session, "me")
    assert ready(session, []) == [(1, 5)]


def test_an_update_is_kept_once_and_done_once(session: Session) -> None:
    update = {"bot_id": 1, "update_id": 7, "chat_id": 5, "payload": {}, "received_at": NOW}
    assert inbox.keep(session, [update, {**update, "update_id": 8}]) == {7, 8}
    assert inbox.keep(session, [update, {**update, "update_id": 9}]) == {9}
    assert inbox.keep(session, []) == set()
    assert inbox.mark_done(session, 1, 7, NOW)
    assert not inbox.mark_done(session, 1, 7, NOW)
    assert [row.update_id for row in inbox.waiting(session, 1)] == [8, 9]
    assert [row.update_id for row in inbox.waiting(session, 1, after=8)] == [9]
    assert inbox.waiting(session, 2) == []


def test_done_updates_are_forgotten_after_two_days_and_dead_ones_are_not(session: Session) -> None:
    for number in range(3):
        update = {"bot_id": 1, "update_id": number, "chat_id": 5, "payload": {}, "received_at": NOW}
        inbox.keep(session, [update])
    inbox.mark_done(session, 1, 0, NOW - timedelta(hours=49))
    inbox.mark_done(session, 1, 1, NOW)
    assert inbox.mark_failed(session, 1, 2, "bug", tries=1, real=NOW - timedelta(days=9))
    inbox.forget_done(session, NOW)
    assert inbox.keep(session, [{**update, "update_id": number} for number in range(3)]) == {0}


def test_the_offset_holds_for_six_days(session: Session) -> None:
    assert inbox.next_offset(session, 1, NOW) is None
    inbox.save_offset(session, 1, 8, NOW)
    inbox.save_offset(session, 1, 9, NOW)
    session.flush()
    assert inbox.next_offset(session, 1, NOW + timedelta(days=5)) == 9
    assert inbox.next_offset(session, 1, NOW + timedelta(days=6)) is None
