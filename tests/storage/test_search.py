"""Searching by name in the database: what was just written is found, what was taken back or may not be seen is not."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from bot.assemble import Assembled
from storage import search
from storage.tables import Company
from storage.words import Actor, NotFound, Role
from tests.chat import chat_as

EVERYBODY = Actor(0, "test", Role.ADMIN)


def companies(house: Assembled, said: str, actor: Actor = EVERYBODY) -> list[str]:
    with house.database.reading() as session:
        return [choice.label for choice in search.companies(session, actor, said, 5)]


def test_a_new_name_is_found_at_once_and_one_that_is_undone_no_longer(house_on_both: Assembled) -> None:
    robin = chat_as(house_on_both, "Robin Rep")
    assert companies(house_on_both, "acme") == []

    robin.say("deal Acme 12k")
    assert companies(house_on_both, "acme") == ["Acme"]

    robin.say("undo")
    assert companies(house_on_both, "acme") == []


def test_each_sees_the_own_among_many_of_others(house_on_both: Assembled) -> None:
    anna, bert = chat_as(house_on_both, "Anna"), chat_as(house_on_both, "Bert")
    for number in range(12):
        anna.say(f'deal "Acme {number}" 1k')
    bert.say('deal "Acme Zulu Works" 1k')

    assert companies(house_on_both, "acme", Actor(bert.person_id, "Bert", Role.REP)) == ["Acme Zulu Works"]
    assert len(companies(house_on_both, "acme")) == 5


def test_what_a_failed_transaction_wrote_leaves_no_trace(house: Assembled) -> None:
    """Its audit rows get the numbers of the next ones: they must not count as read."""
    robin = chat_as(house, "Robin Rep")
    robin.say("deal Acme 12k")

    def fail(session: Session) -> None:
        session.add(Company(name="Phantom", name_key="phantom", created_at=datetime.now(UTC)))
        session.flush()
        search.companies(session, EVERYBODY, "phantom", 5)
        raise NotFound

    with pytest.raises(NotFound):
        house.database.write(fail)
    robin.say("deal Phantasia 1k")

    assert companies(house, "phantom") == []
    assert companies(house, "phantasia") == ["Phantasia"]


def test_a_contact_is_found_with_where_they_work(house: Assembled) -> None:
    robin = chat_as(house, "Robin Rep")
    robin.say("contact Jane Doe jane@acme.com Acme")
    robin.say("contact John Roe john@home.org")

    with house.database.reading() as session:
        (jane,) = search.contacts(session, EVERYBODY, "jane", 5)
        (john,) = search.contacts(session, EVERYBODY, "roe", 5)
    assert (jane.label, jane.facts["company"]) == ("Jane Doe", "Acme")
    assert (john.label, john.facts["company"]) == ("John Roe", None)
