"""The inbox: each update once, in order, and forgotten only when it cannot come again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from storage import inbox
from storage.db import Database
from storage.migrate import migrate
from storage.tables import Inbox
from tests.chat import MONDAY, at

NOW = at(MONDAY)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database(address)
    migrate(opened, NOW)
    yield opened
    opened.close()


def update(number: int, text: str = "deal Acme 12k") -> dict[str, object]:
    return {
        "bot_id": 1,
        "update_id": number,
        "chat_id": 5,
        "payload": {"text": text},
        "received_at": NOW,
    }


def keep(database: Database, *numbers: int) -> set[int]:
    return database.write(lambda session: inbox.keep(session, [update(number) for number in numbers]))


def waiting(database: Database) -> list[int]:
    with database.reading() as session:
        return [row.update_id for row in inbox.waiting(session, 1)]


def test_an_update_that_is_there_is_left_as_it_is(database: Database) -> None:
    assert keep(database, 7, 8) == {7, 8}
    changed = [update(7, "something else"), update(9)]
    assert database.write(lambda session: inbox.keep(session, changed)) == {9}

    assert waiting(database) == [7, 8, 9]
    with database.reading() as session:
        assert session.get_one(Inbox, (1, 7)).payload == {"text": "deal Acme 12k"}


def test_only_one_may_take_effect_for_an_update(database: Database) -> None:
    keep(database, 7)
    marks = [database.write(lambda session: inbox.mark_done(session, 1, 7, NOW)) for _ in range(3)]

    assert marks == [True, False, False]
    assert waiting(database) == []
    assert keep(database, 7) == set()


def test_an_effect_that_fails_leaves_the_update_waiting(database: Database) -> None:
    keep(database, 7)

    def fail(session: object) -> None:
        inbox.mark_done(session, 1, 7, NOW)  # type: ignore[arg-type]
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        database.write(fail)
    assert waiting(database) == [7]


def test_an_update_that_always_fails_is_dead_after_some_tries(database: Database) -> None:
    keep(database, 7, 8)
    ends = [
        database.write(lambda session: inbox.mark_failed(session, 1, 7, "x" * 900, tries=3, real=NOW)) for _ in range(4)
    ]

    assert ends == [False, False, True, False]
    assert waiting(database) == [8]


def test_done_updates_go_after_two_days_and_others_stay(database: Database) -> None:
    keep(database, 7, 8)
    database.write(lambda session: inbox.mark_done(session, 1, 7, NOW))
    for hours, left in ((47, {7, 8}), (49, {8})):
        database.write(lambda session, hours=hours: inbox.forget_done(session, NOW + timedelta(hours=hours)))
        with database.reading() as session:
            assert set(session.exec(select(Inbox.update_id))) == left


def test_the_offset_is_dropped_after_six_days_without_updates(database: Database) -> None:
    database.write(lambda session: inbox.save_offset(session, 1, 8, NOW))
    database.write(lambda session: inbox.save_offset(session, 1, 9, NOW))

    with database.reading() as session:
        assert inbox.next_offset(session, 1, NOW + timedelta(days=5)) == 9
        assert inbox.next_offset(session, 1, NOW + timedelta(days=6)) is None
        assert inbox.next_offset(session, 2, NOW) is None
