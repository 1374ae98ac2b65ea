"""Who is what, while it changes: the last admin, two at once, someone who leaves in the middle of a question."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import col, select

from bot.assemble import Assembled
from storage import audit
from storage.tables import Pending, User
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def admins(house: Assembled) -> set[str]:
    with house.database.reading() as session:
        found = session.exec(select(User.name).where(User.role == Role.ADMIN, col(User.active).is_(True)))
        return set(found)


def at_once(first: tuple[Chat, str], second: tuple[Chat, str]) -> None:
    """Two people press at the same moment; a failure of either is a failure of the test."""
    start = threading.Barrier(2)

    def press(chat: Chat, label: str) -> None:
        start.wait()
        chat.terminal.press(label)

    with ThreadPoolExecutor(2) as threads:
        for pressed in [threads.submit(press, *one) for one in (first, second)]:
            pressed.result()


@pytest.mark.parametrize("said", ["team role Ada rep", "team role #1 manager", "team leave Ada"])
def test_case_8_the_last_admin_neither_steps_down_nor_leaves(house: Assembled, said: str) -> None:
    ada = chat_as(house, "Ada", Role.ADMIN)
    chat_as(house, "Mary", Role.MANAGER)
    before = dump(house.database)

    answer = ada.say(said)
    assert words(answer) == "This is the only admin; make someone else an admin first."
    assert dump(house.database) == before
    ada.say("team role Mary admin")
    ada.say("yes")
    ada.say(said)
    ada.say("yes")
    assert admins(house) == {"Mary"}


@pytest.mark.parametrize("said", ["team role {} rep", "team leave {}"])
@pytest.mark.parametrize("round_number", range(3))
def test_case_8_of_two_admins_who_take_it_from_each_other_at_once_one_stays(
    house_on_both: Assembled, said: str, round_number: int
) -> None:
    ada, bea = chat_as(house_on_both, "Ada", Role.ADMIN), chat_as(house_on_both, "Bea", Role.ADMIN)
    first = labels(ada.say(said.format("Bea")))[0]
    second = labels(bea.say(said.format("Ada")))[0]
    at_once((ada, first), (bea, second))

    assert len(admins(house_on_both)) == 1
    with house_on_both.database.reading() as session:
        assert audit.verify(session) is None


def test_case_8_of_two_admins_who_both_step_down_at_once_one_stays(house_on_both: Assembled) -> None:
    ada, bea = chat_as(house_on_both, "Ada", Role.ADMIN), chat_as(house_on_both, "Bea", Role.ADMIN)
    first, second = (labels(chat.say(f"team role {name} rep"))[0] for chat, name in ((ada, "Ada"), (bea, "Bea")))
    at_once((ada, first), (bea, second))

    assert len(admins(house_on_both)) == 1


def test_no_undo_leaves_the_team_without_an_admin(house: Assembled) -> None:
    ada = chat_as(house, "Ada", Role.ADMIN)
    bea = chat_as(house, "Bea", Role.REP)
    ada.say("team role Bea admin")
    card = ada.press("Make")
    bea.say("team role Ada rep")
    bea.press("Make")
    before = dump(house.database)

    assert words(ada.say(card.buttons[-1][-1].data)) == "Roles and teams are changed by admins."
    assert words(bea.say(card.buttons[-1][-1].data)) == "This is the only admin; make someone else an admin first."
    assert (dump(house.database), admins(house)) == (before, {"Bea"})


def test_what_one_did_as_a_manager_is_not_undone_as_a_rep(house: Assembled) -> None:
    ada, mary = chat_as(house, "Ada", Role.ADMIN), chat_as(house, "Mary", Role.MANAGER)
    rita = chat_as(house, "Rita")
    rita.say("deal Acme 12k")
    mary.say("team hand Rita Mary")
    mary.press("Hand over")
    mary.say("team leave Rita")
    mary.press("Deactivate")
    ada.say("team role Mary rep")
    ada.press("Make")
    before = dump(house.database)

    assert words(mary.say("undo")) == "Only an admin can do that."
    assert dump(house.database) == before


def test_case_7_whoever_leaves_in_the_middle_of_a_question_is_not_answered(house: Assembled) -> None:
    ada, rita = chat_as(house, "Ada", Role.ADMIN), chat_as(house, "Rita")
    rita.say("deal Acme")
    ada.say("team leave Rita")
    ada.press("Deactivate")
    before = dump(house.database)

    with house.database.reading() as session:
        assert session.exec(select(Pending).where(Pending.person_id == rita.person_id)).all() == []
    assert rita.terminal.say("12k") == []
    assert dump(house.database) == before
    ada.say("team back Rita")
    assert "$12" not in words(rita.say("12k"))


def test_case_7_whoever_is_made_a_rep_in_the_middle_of_a_question_is_refused(house: Assembled) -> None:
    ada, mary = chat_as(house, "Ada", Role.ADMIN), chat_as(house, "Mary", Role.MANAGER)
    chat_as(house, "Rita").say("deal Acme 12k")
    mary.say("team hand Rita Mary")
    ada.say("team role Mary rep")
    ada.press("Make")
    before = dump(house.database)

    assert words(mary.press("Hand over")) == "This is for managers and admins."
    assert dump(house.database) == before


def test_a_leaver_hears_no_follow_ups_and_no_reminders(house: Assembled) -> None:
    ada, rita = chat_as(house, "Ada", Role.ADMIN), chat_as(house, "Rita")
    rita.say("deal Acme 12k")
    rita.say("remind tomorrow 9:00 buy flowers")
    ada.say("team leave Rita")
    ada.press("Deactivate")

    assert rita.tick("2026-03-10T09:00:00") == rita.tick("2026-03-23T08:00:00") == []
    assert dump(house.database, without=HISTORY).count("follow_up: {") == 0
