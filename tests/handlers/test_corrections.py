"""Editing a message corrects what it did: taken back whole and written anew, or refused with a reason."""

from dataclasses import replace
from itertools import count, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.assemble import Assembled
from handlers.incoming import Incoming
from storage import audit
from storage.tables import Company, Deal
from storage.words import Role
from tests.chat import Chat, chat_as, labels, words
from tests.dump import HISTORY, dump


def test_38_an_edited_message_corrects_its_deal_on_the_same_card(house_on_both: Assembled) -> None:
    chat = chat_as(house_on_both, "Robin Rep")
    card = chat.terminal.say("deal Acme 12k")[-1]
    (answer,) = chat.terminal.edit("deal Acme 15k")

    assert (answer.kind, answer.message_id) == ("edit", card.message_id)
    assert words(answer.reply).startswith("Logged: Acme · $15,000 Prospecting · deal #1 · Robin Rep")
    assert "Corrected; before: deal Acme 12k" in words(answer.reply)
    assert [(deal.id, deal.amount) for deal in chat.deals()] == [(1, 1_500_000)]
    past = words(chat.say("history #1"))
    assert "$12,000" in past
    assert "$15,000" in past
    with house_on_both.database.reading() as session:
        assert audit.verify(session) is None


def test_undo_takes_the_corrected_message_back_whole(chat: Chat) -> None:
    chat.say("deal Hooli 5k")
    before = dump(chat.house.database, without=HISTORY)
    chat.say("deal Acme 12k")
    chat.edit("deal Acme 15k close 15 Dec")
    assert words(chat.press("Undo")).startswith("Undone: deal Acme 15k close 15 Dec")

    assert dump(chat.house.database, without=HISTORY) == before


def test_a_name_that_was_mistyped_leaves_nothing_behind(chat: Chat) -> None:
    chat.say("deal Acne 12k")
    chat.edit("deal Acme 12k")

    assert chat.companies() == ["Acme"]
    assert len(chat.deals()) == 1


def test_it_may_become_quite_another_thing_and_nothing_at_all(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    assert words(chat.edit("contact Jane Doe jane@acme.com at Acme")).startswith("Contact added: Jane Doe")
    assert chat.deals() == []
    assert words(chat.edit("undo")).startswith("Taken back: contact Jane Doe")
    assert chat.companies() == []


def test_a_sentence_with_several_effects_is_corrected_whole(chat: Chat) -> None:
    chat.say("sold 20 seats to Acme for 12.5k, follow up next tuesday 9am")
    reply = chat.edit("sold 20 seats to Acme for 14.5k, follow up next tuesday 9am")

    assert "$14,500" in words(reply)
    assert [deal.amount for deal in chat.deals()] == [1_450_000]
    assert words(chat.say("reminders")).count("Acme") <= 2


def test_what_someone_else_has_built_on_is_not_corrected(chat: Chat, manager: Chat) -> None:
    chat.say("deal Acme 12k")
    manager.say("stage #1 proposal")
    before = dump(chat.house.database, without=HISTORY)
    reply = chat.edit("deal Acme 15k")

    assert words(reply).startswith("I cannot correct that message: Someone has changed it since.")
    assert dump(chat.house.database, without=HISTORY) == before


def test_words_that_come_to_nothing_leave_what_was_done(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database, without=HISTORY)

    assert "What the message did before stays as it was." in words(chat.edit("hm, well"))
    assert dump(chat.house.database, without=HISTORY) == before


def test_a_question_is_asked_anew_and_an_answer_corrected(chat: Chat) -> None:
    assert words(chat.say("deal Acme")) == "How much is it worth?"
    assert words(chat.edit("deal Hooli")) == "How much is it worth?"
    chat.say("12k")
    assert words(chat.edit("15k")).startswith("Logged: Hooli · $15,000")
    assert [deal.amount for deal in chat.deals()] == [1_500_000]


def test_a_message_whose_question_was_answered_since_is_not_done_twice(chat: Chat) -> None:
    chat.say("deal Acme")
    first = chat.terminal._said
    chat.say("12k")
    chat.terminal._said = first

    assert "what I asked about it has been settled since" in words(chat.edit("deal Hooli 5k")).replace("What", "what")
    assert len(chat.deals()) == 1


def test_an_edit_that_says_the_same_does_nothing(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    before = dump(chat.house.database)

    assert chat.terminal.edit("deal Acme 12k") == []
    assert dump(chat.house.database) == before


@pytest.mark.parametrize("role", [Role.REP, Role.ADMIN])
def test_a_question_to_the_engine_is_answered_anew(house: Assembled, role: Role) -> None:
    chat = chat_as(house, "Someone", role)
    chat.say("deal Acme 12k")
    assert "Open pipeline" in words(chat.edit("pipeline")) or "No open deals" in words(chat.terminal.shown[-1].reply)
    assert chat.deals() == []


MESSAGES = count(1)


def forms_of(chat: Chat, texts: list[str]) -> list[Incoming]:
    """A message and its edits, as the door hands them over."""
    number = next(MESSAGES)
    return [
        Incoming("terminal", 0, text=text, person_id=chat.person_id, message_id=number, edited=place, order=100 + place)
        for place, text in enumerate(texts)
    ]


def state(house: Assembled) -> tuple[list[int | None], list[str]]:
    with house.database.reading() as session:
        return sorted(session.exec(select(Deal.amount)), key=str), sorted(session.exec(select(Company.name)))


def test_59_a_message_and_its_edits_end_the_same_in_every_order(house: Assembled) -> None:
    chat = chat_as(house, "Robin Rep")
    for order in permutations(range(3)):
        forms = forms_of(chat, ["deal Acme 1k", "deal Hooli 2k", "deal Acme 3k"])
        for place in order:
            house.router.answer(forms[place])
        assert state(house) == ([300_000], ["Acme"]), order
        chat.say("undo")
        assert chat.deals() == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)), repeats=st.lists(st.integers(0, 3), max_size=3))
def test_58_59_of_forms_repeated_and_out_of_order_the_last_counts(
    house: Assembled, order: list[int], repeats: list[int]
) -> None:
    chat = chat_as(house, "Robin Rep")
    forms = forms_of(chat, ["deal Acme 1k", "deal Acme", "deal Hooli 2k", "deal Zeta 4k"])
    for place in [*order, *repeats]:
        house.router.answer(forms[place])
    assert state(house) == ([400_000], ["Zeta"])
    chat.say("undo")


def test_a_new_bot_that_counts_its_messages_anew_is_heard(chat: Chat) -> None:
    said = Incoming(
        "terminal", 0, text="deal Acme 1k", person_id=chat.person_id, message_id=1, said_at=1_000, order=900
    )
    edited = replace(said, text="deal Acme 2k", edited=1_060, order=901)
    of_another_bot = replace(said, text="deal Hooli 3k", said_at=5_000, order=7)
    for incoming in (said, said, edited, said, of_another_bot):
        chat.house.router.answer(incoming)

    assert [deal.amount for deal in chat.deals()] == [200_000, 300_000]


def test_39_the_same_message_twice_is_heard_twice_and_told(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    reply = chat.say("Deal Acme 12k")

    assert "The same as a minute ago. Both are written down" in words(reply)
    assert "Take one back" in labels(reply)
    assert "Undo" not in labels(reply)
    assert len(chat.deals()) == 2
    chat.press("Take one back")
    assert len(chat.deals()) == 1


def test_39_what_was_said_long_ago_or_did_nothing_is_no_twin(chat: Chat) -> None:
    chat.say("deal Acme 12k")
    chat.tick("2026-03-09T10:30:00+00:00")

    assert "Undo" in labels(chat.say("deal Acme 12k"))
    chat.say("deals")
    assert "The same" not in words(chat.say("deals"))
