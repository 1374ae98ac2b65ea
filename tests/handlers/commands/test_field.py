"""/field: fields of the team's own are made, changed and removed by admins alone, and shown to them."""

import pytest

from bot.assemble import Assembled
from storage.words import Role
from tests.chat import Chat, chat_as, words
from tests.dump import HISTORY, dump


def test_a_field_is_made_shown_and_undone(house_on_both: Assembled) -> None:
    admin = chat_as(house_on_both, "Ada Admin", Role.ADMIN)
    before = dump(house_on_both.database, without=HISTORY)
    said = words(admin.say('field deal "Contract length" number'))
    assert said == 'New field: Contract length · deal · number Fill it: set Acme "Contract length" ...'
    assert words(admin.say("field")) == "Fields of your own Contract length · deal · number"
    admin.say("undo")

    assert dump(house_on_both.database, without=HISTORY) == before
    assert words(admin.say("field")).startswith("No fields of your own yet.")


def test_choices_are_changed_and_a_kind_is_not(admin: Chat) -> None:
    admin.say("field company Plan choice Basic, Pro")

    assert "choice: Basic, Pro, Team" in words(admin.say("field company Plan choice Basic, Pro, Team"))
    assert words(admin.say("field company plan number")).startswith("There is a field of that name already")
    assert words(admin.say("field company Plan choice Basic, Pro, Team")).startswith("There is a field of that name")
    assert "deal · choice: Basic, Pro" in words(admin.say("field deal Plan choice Basic, Pro"))


def test_a_field_is_removed_after_a_question_and_comes_back_with_its_values(admin: Chat) -> None:
    admin.say("deal Acme 12k")
    admin.say("field company Plan text")
    admin.say("set Acme Plan gold")
    assert words(admin.say("field remove company Plan")).startswith("Remove the field Plan?")
    assert words(admin.press("Remove it")) == "Field removed: Plan · company · text"
    assert "gold" not in words(admin.say("company Acme"))
    admin.say("undo")

    assert "Plan: gold" in words(admin.say("company Acme"))


def test_what_is_missing_is_asked_for(admin: Chat) -> None:
    admin.say("field")
    assert words(admin.say("field planet Size number")) == "A field of what?"
    assert words(admin.press("company")).startswith("New field: Size")
    assert words(admin.say("field deal Size")) == "What is it?"
    assert words(admin.press("number")).startswith("New field: Size · deal · number")


@pytest.mark.parametrize("said", ["deal Plan choice Basic", "deal " + "x" * 41 + " number", "deal Plan choice"])
def test_what_cannot_be_a_field_is_refused(admin: Chat, said: str) -> None:
    before = dump(admin.house.database)

    assert "field deal" in words(admin.say(f"field {said}"))
    assert dump(admin.house.database) == before


def test_only_admins_make_fields(chat: Chat, manager: Chat) -> None:
    for one in (chat, manager):
        assert words(one.say("field deal Size number")) == "This is for managers and admins."
