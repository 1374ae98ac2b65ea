"""/pipelines: made with stages of their own by managers, and deals moved between them without losing their past."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump

NEW = 'pipelines new "Renewals" stages Contacted 30, Agreed 80%'


def test_a_manager_makes_one_and_everybody_sees_it(chat: Chat, manager: Chat) -> None:
    assert words(chat.say("pipelines")).startswith("Sales (for new deals): Prospecting 10 % → Qualification 20 %")
    reply = manager.say(NEW)

    assert words(reply) == (
        "Pipeline made: Renewals: Contacted 30 % → Agreed 80 % → Closed Won 100 % → Closed Lost 0 %"
    )
    assert "Renewals: Contacted 30 %" in words(chat.say("pipelines"))
    assert 'there is a pipeline "renewals" already' in words(manager.say(NEW.replace("Ren", "ren"))).replace("T", "t")


def test_a_deal_moves_there_and_back_with_its_history(house_on_both: Assembled) -> None:
    chat, manager = chat_as(house_on_both, "Robin"), chat_as(house_on_both, "Mary", Role.MANAGER)
    chat.say("deal Acme 12k")
    manager.say(NEW)
    before = dump(house_on_both.database, without=HISTORY)
    reply = chat.say("pipelines move #1 renewals")

    assert "Prospecting → Contacted" in words(reply)
    said = words(chat.say("history #1"))
    assert "Prospecting" in said
    assert "pipeline Renewals" in said
    assert "Agreed" in words(chat.say("stage #1 agreed"))
    chat.say("deal Globex 5k")
    said = words(chat.say("pipeline renewals"))
    assert "Agreed 1 $12k $9.6k" in said
    assert "$5k" not in said
    chat.say("undo")
    chat.say("undo")
    assert words(chat.say("pipelines move #1 Renewals")) == "The deal is in this pipeline already."
    chat.say("undo")
    assert dump(house_on_both.database, without=HISTORY) == before


def test_it_is_made_undone_whole_while_nothing_stands_in_it(manager: Chat) -> None:
    manager.say("deal Acme 12k")
    before = dump(manager.house.database, without=HISTORY)
    manager.say(NEW)
    manager.say("undo")
    assert dump(manager.house.database, without=HISTORY) == before
    manager.say(NEW)
    manager.say("pipelines move #1 Renewals")
    manager.say("undo 3")
    assert "Renewals" in words(manager.say("pipelines"))


STAGELESS = (
    "new X",
    "new X stages",
    "new X stages A",
    "new X stages A 0",
    "new X stages A 10, a 20",
    "new stages A 10",
)
NOWHERE = ("move #1", "move #1 Nosuch", "move #9 Sales", "move x Sales", "nonsense", "new X stages A 100")


@pytest.mark.parametrize("said", [*STAGELESS, *NOWHERE])
def test_what_cannot_be_changes_nothing(manager: Chat, said: str) -> None:
    manager.say("deal Acme 12k")
    before = dump(manager.house.database)

    manager.say(f"pipelines {said}")
    assert dump(manager.house.database) == before


def test_a_rep_makes_none_and_moves_no_colleagues_deal(chat: Chat, manager: Chat) -> None:
    manager.say("deal Secretive 12k")
    manager.say(NEW)
    before = dump(chat.house.database)

    assert "managers and admins" in words(chat.say(NEW.replace("Renewals", "Other")))
    assert words(chat.say("pipelines move #1 Renewals")) == words(chat.say("pipelines move #99 Renewals"))
    assert dump(chat.house.database) == before
