"""What took a fit is kept while the data stand, and worked out anew as soon as anything has moved."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, col, select

from crm_engine.services.fitted import MOST_KEPT, asker, once
from storage import audit
from storage.db import Database
from storage.tables import Deal, User
from storage.words import Actor, Role
from tests.made_up import NOW, MadeUp, found_company

ADMIN = Actor(1, "Ada", Role.ADMIN)


@pytest.fixture
def company(sqlite_address: str) -> Iterator[MadeUp]:
    made = found_company(sqlite_address)
    yield made
    made.database.close()


@pytest.fixture
def company_on_both(address: str) -> Iterator[MadeUp]:
    made = found_company(address)
    yield made
    made.database.close()


class Counted:
    """An answer that knows how often it was worked out."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def ask(database: Database, question: object, answer: Counted) -> int:
    with database.reading() as session:
        return once(session, question, answer)


def test_the_same_question_on_the_same_data_is_worked_out_once(company: MadeUp) -> None:
    answer = Counted()

    assert [ask(company.database, "quarter", answer) for _ in range(3)] == [1, 1, 1]
    assert ask(company.database, "month", answer) == 2


def test_any_audited_change_makes_it_new(company_on_both: MadeUp) -> None:
    database, answer = company_on_both.database, Counted()
    assert [ask(database, "quarter", answer) for _ in range(2)] == [1, 1]

    def speak_chinese(session: Session) -> None:
        audit.begin(session, ADMIN, "team", NOW)
        person = session.exec(select(User)).first()
        assert person is not None
        before = audit.snapshot(person)
        person.locale = "zh"
        audit.record(session, person, before)

    database.write(speak_chinese)

    assert ask(database, "quarter", answer) == 2


def test_people_and_owners_are_part_of_the_question() -> None:
    rep = Actor(2, "Bert", Role.REP)
    mine, yours = col(Deal.owner_id) == 1, col(Deal.owner_id) == 2

    assert len({asker(ADMIN, None), asker(rep, None), asker(ADMIN, mine), asker(ADMIN, yours)}) == 4
    assert asker(ADMIN, mine) == asker(ADMIN, col(Deal.owner_id) == 1)


def test_no_more_are_kept_than_so_many(company: MadeUp) -> None:
    answer = Counted()
    for place in range(MOST_KEPT + 1):
        ask(company.database, place, answer)

    assert ask(company.database, MOST_KEPT, answer) == MOST_KEPT + 1
    assert ask(company.database, 0, answer) == MOST_KEPT + 2


def test_what_could_not_be_answered_is_not_kept(company: MadeUp) -> None:
    def fails() -> int:
        raise ZeroDivisionError

    with company.database.reading() as session, pytest.raises(ZeroDivisionError):
        once(session, "quarter", fails)

    assert ask(company.database, "quarter", Counted()) == 1
