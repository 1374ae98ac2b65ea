"""The outbox: due, claimed, being sent, and how it ended."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select, true

from storage import outbox
from storage.db import Database
from storage.migrate import migrate
from storage.tables import Outbox
from storage.words import DeliveryState
from tests.chat import MONDAY, at

NOW = at(MONDAY)
LEASE = timedelta(seconds=60)
LATER = NOW + timedelta(seconds=61)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database(address)
    migrate(opened, NOW)
    yield opened
    opened.close()


def put(database: Database, kind: str = outbox.REPLY, key: str | None = None, due_at: datetime = NOW) -> int | None:
    return database.write(
        lambda session: outbox.put(session, kind=kind, key=key, due_at=due_at, created_at=NOW, payload={"text": kind})
    )


def claim(database: Database, holder: str = "me", limit: int = 10, real: datetime = NOW) -> list[int]:
    rows = database.write(
        lambda session: outbox.claim(
            session, col(Outbox.id) > 0, now=NOW, real=real, holder=holder, lease=LEASE, limit=limit
        )
    )
    return [row.id or 0 for row in rows]


def begin(database: Database, row_id: int, holder: str = "me", real: datetime = NOW) -> bool:
    return database.write(lambda session: outbox.begin_sending(session, row_id, holder, real=real, lease=LEASE))


def states(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.exec(select(Outbox.state).where(true()).order_by(col(Outbox.id))))


def test_a_second_message_with_the_same_key_is_not_written(database: Database) -> None:
    numbers = [put(database, key="reminder:1"), put(database, key="reminder:1"), put(database), put(database)]

    assert [number is not None for number in numbers] == [True, False, True, True]
    assert len(states(database)) == 3


def test_replies_go_before_pushes_and_nothing_before_its_time(database: Database) -> None:
    put(database, kind="reminder")
    put(database, due_at=NOW + timedelta(hours=1))
    put(database)

    assert claim(database) == [3, 1]


def test_what_one_has_claimed_another_does_not_get(database: Database) -> None:
    put(database)
    put(database)

    assert (claim(database, "me", limit=1), claim(database, "you"), claim(database, "me")) == ([1], [2], [])


def test_a_claim_is_begun_by_its_holder_once_and_only_while_it_lasts(database: Database) -> None:
    put(database)
    put(database)
    claim(database)

    assert not begin(database, 1, "you")
    assert not begin(database, 1, real=LATER)
    assert begin(database, 1)
    assert not begin(database, 1)


def test_an_expired_claim_is_due_again(database: Database) -> None:
    put(database, kind="reminder")
    claim(database)
    database.write(lambda session: outbox.expire(session, LATER))

    assert states(database) == [DeliveryState.DUE]
    assert claim(database, "you", real=LATER) == [1]


def test_an_expired_sending_leaves_a_push_in_doubt_and_repeats_a_reply_once(database: Database) -> None:
    put(database, kind="reminder")
    put(database)
    claim(database)
    assert begin(database, 1)
    assert begin(database, 2)
    database.write(lambda session: outbox.expire(session, LATER))

    assert states(database) == [DeliveryState.UNCERTAIN, DeliveryState.DUE]
    assert claim(database, real=LATER) == [2]
    assert begin(database, 2, real=LATER)
    database.write(lambda session: outbox.expire(session, LATER + LEASE * 2))
    assert states(database) == [DeliveryState.UNCERTAIN, DeliveryState.UNCERTAIN]


def test_a_lease_that_lasts_is_left_alone(database: Database) -> None:
    put(database)
    claim(database)

    assert database.write(lambda session: outbox.expire(session, NOW + timedelta(seconds=59))) == 0
    assert states(database) == [DeliveryState.CLAIMED]


def test_what_is_sent_loses_its_bytes(database: Database) -> None:
    database.write(
        lambda session: outbox.put(
            session, kind=outbox.REPLY, photo=b"png", document=b"csv", due_at=NOW, created_at=NOW
        )
    )
    database.write(lambda session: outbox.finish(session, 1, DeliveryState.SENT, at=NOW, message_id=9))

    with database.reading() as session:
        row = session.get_one(Outbox, 1)
    assert (row.photo, row.document, row.message_id, row.sent_at) == (None, None, 9, NOW)


def test_many_senders_at_once_take_each_message_once(database: Database) -> None:
    for _ in range(30):
        put(database)
    taken: list[int] = []

    def work(holder: str) -> None:
        while rows := claim(database, holder, limit=3):
            taken.extend(rows)

    threads = [threading.Thread(target=work, args=(f"sender {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, 31))
