"""People: the bounded log of strangers, names, and who can be written to."""

from datetime import timedelta

from sqlmodel import func, select

from bot.assemble import Assembled
from crm_engine.services.people import create_user
from storage import people, reminders
from storage.tables import Stranger
from storage.words import Role
from tests.chat import MONDAY, at, chat_as

NOW = at(MONDAY)


def test_only_the_latest_thousand_strangers_are_kept(house: Assembled) -> None:
    def crowd(session: object) -> None:
        for number in range(1_010):
            people.note_stranger(session, number, NOW + timedelta(seconds=number))  # type: ignore[arg-type]

    house.database.write(crowd)

    with house.database.reading() as session:
        count = session.exec(select(func.count()).select_from(Stranger)).one()
        oldest = session.exec(select(func.min(Stranger.telegram_id))).one()
    assert (count, oldest) == (people.STRANGERS_KEPT, 10)


def test_a_stranger_is_counted_and_forgiven_after_a_day_of_silence(house: Assembled) -> None:
    counts = [house.database.write(lambda session: people.note_stranger(session, 9, NOW)) for _ in range(3)]

    assert counts == [1, 2, 3]
    with house.database.reading() as session:
        assert people.heard_from_stranger(session, 9, NOW - timedelta(days=1)) == 3
        assert people.heard_from_stranger(session, 9, NOW + timedelta(seconds=1)) == 0
        assert people.heard_from_stranger(session, 10, NOW) == 0


def test_two_people_of_one_name_are_told_apart_by_a_number(house: Assembled) -> None:
    def hire(session: object) -> str:
        return create_user(session, "Anna Snelling", Role.REP, NOW, house.defaults).name  # type: ignore[arg-type]

    names = [house.database.write(hire) for _ in range(3)]
    assert names == ["Anna Snelling", "Anna Snelling 2", "Anna Snelling 3"]


def test_a_name_is_found_in_any_case_and_spacing(house: Assembled) -> None:
    chat_as(house, "Anna Snelling")

    with house.database.reading() as session:
        found = people.by_name(session, "anna  SNELLING")
        assert found is not None
        assert found.name == "Anna Snelling"
        assert people.by_name(session, "Anna") is None


def test_only_those_with_a_chat_or_at_the_terminal_are_in_reach(house: Assembled) -> None:
    ids = {name: chat_as(house, name).person_id for name in ("Chatting", "Sitting", "Away", "Blocked", "Gone")}

    def settle(session: object) -> None:
        for number, name in enumerate(("Chatting", "Blocked", "Gone"), start=1):
            user = people.by_name(session, name)  # type: ignore[arg-type]
            assert user is not None
            user.chat_id = number
            user.chat_blocked, user.active = name == "Blocked", name != "Gone"
            session.add(user)  # type: ignore[attr-defined]

    house.database.write(settle)
    with house.database.reading() as session:
        found = [user.name for user in reminders.people_in_reach(session, frozenset({ids["Sitting"]}))]
    assert found == ["Chatting", "Sitting"]
