"""/set: fields of the team's own are filled, checked, shown on the cards and undone."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assemble import Assembled
from handlers.read.plain_numbers import read_number
from storage.words import BadInput, Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def with_fields(house: Assembled) -> Chat:
    """A rep's chat, with a deal and a contact at Acme, and a field of each kind."""
    admin, rep = chat_as(house, "Ada Admin", Role.ADMIN), chat_as(house, "Robin Rep")
    for said in (
        'deal "Contract length" number',
        "deal Signed date",
        "company Plan choice Basic, Pro",
        "contact Hobby text",
    ):
        admin.say(f"field {said}")
    rep.say("deal Acme 12k")
    rep.say("contact Jane Doe jane@acme.com Acme")
    return rep


def test_each_kind_is_filled_and_stands_on_its_card(house: Assembled) -> None:
    chat = with_fields(house)
    assert words(chat.say('set Acme "Contract length" 1,200')) == "Acme (deal #1) · Contract length: – → 1,200"
    assert labels(chat.say("set #1 Signed 5 March 2026")) == ["Undo", "Open"]
    chat.say("set Acme Plan pro")
    chat.say("set Jane hobby sailing, and chess")

    assert "▫ Contract length: 1,200 · Signed: Thu 5 Mar 2026" in words(chat.say("deal #1"))
    assert "▫ Plan: Pro" in words(chat.say("company Acme"))
    assert "▫ Hobby: sailing, and chess" in words(chat.say("contact Jane"))


def test_a_value_is_changed_emptied_and_each_undone(house_on_both: Assembled) -> None:
    chat = with_fields(house_on_both)
    chat.say('set #1 "Contract length" 12')
    before = dump(house_on_both.database, without=HISTORY)
    for said, shown in (("24", "12 → 24"), ("none", "12 → –")):
        assert shown in words(chat.say(f"set #1 Contract length {said}"))
        assert dump(house_on_both.database, without=HISTORY) != before
        chat.say("undo")
        assert dump(house_on_both.database, without=HISTORY) == before
    assert words(chat.say("set #1 Contract length 12")) == "That is how it stands already."


def test_what_does_not_fit_is_asked_for_again_and_nothing_kept(house: Assembled) -> None:
    chat = with_fields(house)
    before = dump(house.database)

    assert words(chat.say('set #1 "Contract length" long')).startswith("That is no plain number")
    assert words(chat.say("set #1 Signed sometime")).startswith("I cannot read a date there.")
    assert labels(chat.say("set Acme Plan gold")) == ["Basic", "Pro", "Cancel"]
    chat.say("cancel")
    assert dump(house.database) == before


def test_field_value_and_deal_are_asked_for(house: Assembled) -> None:
    chat = with_fields(house)
    chat.say("deal Acme 5k")
    assert words(chat.say("set Acme Contract length 24")) == "In which deal?"
    assert "→ 24" in words(chat.press("#2"))
    assert labels(chat.say("set #1")) == ["Contract length", "Signed", "Cancel"]
    assert words(chat.press("Contract length")) == "What is it: Contract length?"
    assert "→ 36" in words(chat.say("36"))


def test_without_fields_it_says_who_makes_them(chat: Chat) -> None:
    chat.say("deal Acme 12k")

    assert words(chat.say("set Acme Plan Pro")).startswith("There are no such fields yet; an admin makes them")


def test_a_record_that_is_not_ones_own_stays_as_it_is(house: Assembled) -> None:
    with_fields(house)
    bert = chat_as(house, "Bert")
    bert.say("deal Acme 7k")
    before = dump(house.database)

    assert words(bert.say("set Acme Plan Pro")) == "I cannot find a company there that you may change."
    assert words(bert.say("set #1 Signed today")) == words(bert.say("set #99 Signed today"))
    assert dump(house.database) == before


def test_a_merge_takes_over_what_is_lacking(house: Assembled) -> None:
    chat = with_fields(house)
    chat.say('deal "Acme Inc" 1k')
    chat.say('set "Acme Inc" Plan Basic')
    chat.say("merge company 2 1 yes")

    assert "▫ Plan: Basic" in words(chat.say("company Acme"))


@pytest.mark.parametrize(
    ("said", "number"),
    [("24", 24), ("1,200", 1200), ("1.200,50", 1200.5), ("1 200 000", 1_200_000), ("-3.5", -3.5), ("1,5", 1.5)],
)
def test_numbers(said: str, number: float) -> None:
    assert read_number(said) == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with suppress(BadInput):
        assert abs(read_number(text)) < 10**30
